package org.palimpsest.query.visibility;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.Running;
import org.palimpsest.query.pages.OrganisationAddress;
import org.palimpsest.query.visibility.Cast.Secret;
import org.palimpsest.query.visibility.Cast.What;

/** Asks for all that there is about tales, and looks in the answers for those whom the one who asks may not know. Thread-safe. */
final class Everything {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern NAMED = Pattern.compile("([a-z]+)?(/)?\\{(\\w+)}");
    private static final Map<Cast, String> TOKENS = new ConcurrentHashMap<>();

    private static final List<Secret> ALL = Stream.of(Cast.values()).flatMap(one -> one.secrets().stream()).toList();

    private final Running service;
    private final List<Knowing> known;
    /** By the hash of a text. */
    private final Map<String, List<Secret>> told = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();

    /** @param known what may be known by each tale */
    Everything(Running service, List<Knowing> known) {
        this.service = service;
        this.known = known;
    }

    static String token(Cast who) {
        return TOKENS.computeIfAbsent(who, one -> Running.token(one.id(), Instant.now().plusSeconds(1800), one.roles()));
    }

    /** How many there were so far. */
    int answers() {
        return answers.get();
    }

    /**
     * What {@code mapped} is asked about {@code tale}.
     *
     * @param at positions of the log, to be asked for what was there then
     */
    static List<String> addresses(String mapped, Tale tale, boolean thoroughly, long at) {
        var plain = filled(mapped, tale, tale.entry().toString());
        var all = new ArrayList<>(List.of(plain));
        if (thoroughly && mapped.contains("{slugOrId}")) {
            all.add(filled(mapped, tale, tale.slug()));
        }
        if (thoroughly) {
            Walk.PARAMETERS.getOrDefault(mapped, List.of()).forEach(one -> all.add(plain + "?" + one.replace("{at}", Long.toString(at))
                    .replace("{last}", Long.toString(at + 1))
                    .replace("{passage}", "minutes")));
        }
        return all;
    }

    private static String filled(String mapped, Tale tale, String entry) {
        return NAMED.matcher(mapped).replaceAll(found -> {
            var of = found.group(1) == null ? "" : found.group(1);
            var value = switch (found.group(3)) {
                case "id" -> of.equals("comments") ? tale.comment() : of.equals("issues") ? tale.issue() : tale.entry().toString();
                case "slug" -> of.equals("sections") ? tale.section() : tale.slug();
                case "slugOrId" -> entry;
                case "sha256" -> tale.sha256();
                case "volume" -> "3";
                case "answer" -> "accept";
                case "step" -> "publish";
                default -> "1";
            };
            return of + "/" + value;
        });
    }

    /** Where something is told that should not be. {@code asked}: as {@code POST /sign-in}, or without a method what is read. */
    List<String> leaks(@Nullable Cast who, String asked) throws IOException, InterruptedException {
        var answer = answer(who, asked, service);
        answers.incrementAndGet();
        return Stream.concat(
                        leaks(who, asked, Detector.text(answer.body())).stream(),
                        leaks(who, asked, answer.headers().map().toString()).stream())
                .toList();
    }

    /** What {@code who} gets from {@code service}; {@code asked} as in {@link #leaks}. */
    static HttpResponse<byte[]> answer(@Nullable Cast who, String asked, Running service) throws IOException, InterruptedException {
        int space = asked.indexOf(' ');
        var path = asked.substring(space + 1);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                .header("Accept", path.matches("/api/.*|.*/autosave|/drafts/(document|markdown)") ? "application/json" : "text/html");
        if (who != null) {
            request.header("Authorization", "Bearer " + token(who));
        }
        if (space > 0) {
            request.POST(BodyPublishers.ofString("nothing=none")).header("Content-Type", "application/x-www-form-urlencoded");
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Everybody's secrets that are in {@code text}. Many are told the same. */
    private List<Secret> told(String text) {
        return told.computeIfAbsent(Cast.hash("SHA-256", text), _ -> Detector.in(text, ALL));
    }

    /** In what {@code who} got from {@code where}. */
    List<String> leaks(@Nullable Cast who, String where, String text) {
        var secrets = secrets(who, where);
        return told(text).stream()
                .filter(secrets::contains)
                .map(secret -> (who == null ? "a stranger" : who) + " at " + where + ": " + secret.what() + " of " + secret.whose())
                .distinct()
                .toList();
    }

    /** All that is to be kept from {@code who}. */
    List<Secret> secrets(@Nullable Cast who, String where) {
        return ALL.stream()
                .filter(secret -> !Knowing.isListed(who, where, secret.whose()))
                .filter(secret -> known.stream().noneMatch(tale -> tale.mayKnow(who, secret.whose(), secret.what())))
                .toList();
    }

    /** By which names {@code who} finds {@code tale}, and must not. A searcher knows the name; the leak is that it finds the tale. */
    List<String> found(@Nullable Cast who, Tale tale) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        for (var secret : secrets(who, "/api/search")) {
            if (secret.what() == What.NAME) {
                var words = URLEncoder.encode("\"" + secret.text() + "\"", StandardCharsets.UTF_8);
                var asking = List.of(
                        "/api/search?q=" + words,
                        "/api/search?contributor=" + words.replace("%22", ""),
                        "/api" + OrganisationAddress.of(secret.text()));
                for (var asked : asking) {
                    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + asked)).build();
                    answers.incrementAndGet();
                    if (HTTP.send(request, BodyHandlers.ofString()).body().contains(tale.slug())) {
                        found.add(who + " finds " + tale.anonymity() + " by " + secret);
                    }
                }
            }
        }
        return found;
    }
}
