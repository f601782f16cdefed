package org.palimpsest.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signing up with a browser's forms, as anybody would: the link lies in the outbox of a demonstration. */
final class SignUp {
    private static final Pattern LINK = Pattern.compile("/sign-up/confirm\\?link=([\\w-]+)");
    private static final Pattern PERSON = Pattern.compile("href=\"/people/([a-z0-9-]{1,64})\"");
    private static final Pattern POSITION = Pattern.compile("Palimpsest-Position=(\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI site;
    private final DemoAccount administrator;

    /** {@code site} without a path; {@code administrator}: who may look for people. */
    SignUp(URI site, DemoAccount administrator) {
        this.site = site;
        this.administrator = administrator;
    }

    /** The id of the person who has this address, as of {@code position} at least; that is negative where no position is known. */
    Optional<String> find(String email, long position) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve("/people?q=" + encode(email)))
                .header("Authorization", "Bearer " + administrator.token());
        var page = patient(position < 0 ? request : request.header("Palimpsest-Position", Long.toString(position)));
        var found = PERSON.matcher(page.body());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * Makes an account with this password; answers the position from which on it is there.
     *
     * @throws IllegalStateException if there is no mail to this address at {@code /outbox}
     */
    long signUp(TeamMember member, String password) throws IOException, InterruptedException {
        post("/sign-up", 200, Map.of("name", member.name(), "email", member.email(), "password", password));
        var link = link(member.email());
        var done = post("/sign-up/confirm", 303, Map.of("link", link));
        return done.headers().allValues("Set-Cookie").stream()
                .map(POSITION::matcher)
                .filter(cookie -> cookie.find())
                .mapToLong(cookie -> Long.parseLong(cookie.group(1)))
                .max()
                .orElseThrow();
    }

    private String link(String email) throws IOException, InterruptedException {
        var outbox = patient(HttpRequest.newBuilder(site.resolve("/outbox"))).body();
        return Stream.of(outbox.split("<article"))
                .filter(mail -> mail.contains(email))
                .map(LINK::matcher)
                .filter(mail -> mail.find())
                .map(mail -> mail.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No mail to " + email + " lies at /outbox."));
    }

    private HttpResponse<String> patient(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Reads.patient(http, request.setHeader("Accept", "text/html"));
    }

    private HttpResponse<String> post(String path, int expected, Map<String, String> fields)
            throws IOException, InterruptedException {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var answer = send(HttpRequest.newBuilder(site.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != expected) {
            throw failed(answer);
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private static IllegalStateException failed(HttpResponse<String> answer) {
        return new IllegalStateException(
                answer.uri().getPath() + " was answered with " + answer.statusCode() + ": " + answer.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
