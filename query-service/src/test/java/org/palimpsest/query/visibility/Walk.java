package org.palimpsest.query.visibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.query.Running;

/** Everybody who asks about one life, and what they hear. Thread-safe, but for {@link #live}. */
final class Walk {
    /** Who each letter is, with which roles in the token; nobody at all is {@code x}. */
    static final Map<Character, Caller> CALLERS = Map.ofEntries(
            Map.entry('o', new Caller("otto", Set.of(Role.CONTRIBUTOR))),
            Map.entry('b', new Caller("otto", Set.of(Role.CONTRIBUTOR, Role.EDITOR))),
            Map.entry('e', new Caller("edda", Set.of(Role.EDITOR))),
            Map.entry('a', new Caller("rita", Set.of(Role.REVIEWER))),
            Map.entry('f', new Caller("fred", Set.of())),
            Map.entry('l', new Caller("lena", Set.of(Role.REVIEWER))),
            Map.entry('r', new Caller("rolf", Set.of(Role.REVIEWER))),
            Map.entry('c', new Caller("cora", Set.of(Role.CONTRIBUTOR))),
            Map.entry('d', new Caller("dora", Set.of(Role.ADMINISTRATOR))),
            Map.entry('n', new Caller("nina", Set.of())),
            Map.entry('z', new Caller("zora", EnumSet.allOf(Role.class))),
            Map.entry('x', new Caller("", Set.of())));

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");
    private static final int TIMES = 10;
    private static final UUID NONE = UUID.randomUUID();

    /** With what each address is asked besides, one after the other. */
    static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("/", List.of("asOf={at}")),
            Map.entry("/api/entries/{slug}", List.of("asOf={at}")),
            Map.entry("/api/entries/{slug}/related", List.of("asOf={at}")),
            Map.entry("/api/entries/{slugOrId}/differences", List.of("from={at}", "to={at}")),
            Map.entry("/api/entries/{slugOrId}/history", List.of("before={last}", "after={at}")),
            Map.entry("/api/entries/{slugOrId}/states", List.of("at={at}")),
            Map.entry("/api/search", List.of("q={passage}", "q=towns&asOf={at}")),
            Map.entry("/api/suggest", List.of("q={passage}")),
            Map.entry("/suggest", List.of("q={passage}")),
            Map.entry("/api/sections", List.of("asOf={at}")),
            Map.entry("/api/sections/{slug}", List.of("asOf={at}")),
            Map.entry("/entries/{slug}", List.of("asOf={at}")),
            Map.entry("/entries/{slug}/related", List.of("asOf={at}")),
            Map.entry("/entries/{slug}/export/jats", List.of("asOf={at}")),
            Map.entry("/entries/{slugOrId}/history", List.of("at={at}", "from={at}", "from=&to={at}")),
            Map.entry("/search", List.of("q={passage}")),
            Map.entry("/sections/{slug}", List.of("asOf={at}")),
            Map.entry("/sections/{slug}/issues", List.of("asOf={at}")));

    /** After these all moments of the past are asked for; after others, the one before. */
    private static final Set<Stage> THOROUGH = EnumSet.of(Stage.VOID, Stage.ACCEPTED, Stage.OUT, Stage.GONE, Stage.NOV1);

    private final Running service;
    private final Life life;
    private final Set<String> marks;
    private final Map<Character, String> tokens = new HashMap<>();
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
    private final Map<String, String> ofNone = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();

    /** Somebody who asks. */
    record Caller(String person, Set<Role> roles) {}

    /** @param isVariant whether it has parameters, or another name of the entry */
    record Address(String method, String path, boolean isVariant) {
        @Override
        public String toString() {
            return path;
        }
    }

    /** What came back. {@code text}: headers and body, in lower case. */
    record Answer(int status, String body, String text) {}

    /** @param marks those that are looked for in answers */
    Walk(Running service, Life life, Set<String> marks) {
        this.service = service;
        this.life = life;
        this.marks = marks;
        CALLERS.forEach((letter, caller) -> {
            if (!caller.person.isEmpty()) {
                tokens.put(letter, token(caller));
            }
        });
        CALLERS.values().stream().map(Caller::person).filter(person -> !person.isEmpty()).distinct().forEach(this::register);
        service.append(life.mark("zora"), Role.OWNER, new PersonErased(life.mark("zora")));
        service.bean(MongoPersonKeys.class).erase(life.mark("zora"));
    }

    private void register(String called) {
        var person = life.mark(called);
        var name = new Personal(person, PersonEvent.NAME, life.mark(called + "account"));
        var email = new Personal(person, PersonEvent.EMAIL, life.mark(called + "account") + "@example.org");
        service.append(person, Role.OWNER, new PersonRegistered(person, name, email, "email:" + person));
    }

    private String token(Caller caller) {
        var until = Instant.now().plusSeconds(1800);
        return Running.token(life.mark(caller.person), until, caller.roles.toArray(Role[]::new));
    }

    Life life() {
        return life;
    }

    /** How many there were so far. */
    long answers() {
        return answers.get();
    }

    void live(Stage stage) {
        life.live(stage, service);
        reached.put(stage, service.bean(MongoEventStorageEngine.class).headPosition());
    }

    /** What is asked at {@code mapped} after {@code stage}: always as it is, and with one half or the other of what goes with it. */
    List<Address> addresses(String mapped, Stage stage) {
        int space = mapped.indexOf(' ');
        var method = space < 0 ? "GET" : mapped.substring(0, space);
        var path = mapped.substring(space + 1).replace("/sections/{slug}", "/sections/{section}");
        var plain = filled(path.replace("slugOrId", "id"));
        var bySlug = filled(path.replace("slugOrId", "slug"));
        var besides = new ArrayList<>(PARAMETERS.getOrDefault(mapped, List.of()).stream().map(one -> plain + "?" + one).toList());
        if (!bySlug.equals(plain)) {
            besides.add(bySlug);
        }
        var variants = IntStream.range(0, besides.size())
                .filter(i -> (i + reached.size()) % 2 == 0 || isLookingBack(besides.get(i), stage))
                .boxed()
                .flatMap(i -> at(besides.get(i), stage));
        return Stream.concat(
                        Stream.of(new Address(method, plain, false)),
                        variants.map(address -> new Address(method, filled(address), true)))
                .toList();
    }

    private static boolean isLookingBack(String address, Stage stage) {
        return THOROUGH.contains(stage) && address.matches("/api/(entries|sections/|search).*[?&](at|asOf)=.*");
    }

    private String filled(String address) {
        return NAMED.matcher(address).replaceAll(name -> life.mark(name.group(1)));
    }

    private Stream<String> at(String address, Stage stage) {
        var before = reached.entrySet().stream().filter(one -> one.getKey() != stage).map(Map.Entry::getValue).toList();
        var moments = isLookingBack(address, stage) ? before : before.subList(Math.max(0, before.size() - 1), before.size());
        var now = address.replace("{last}", Long.toString(reached.getOrDefault(stage, 0L)));
        return now.contains("{at}") ? moments.stream().map(at -> now.replace("{at}", Long.toString(at))) : Stream.of(now);
    }

    /** The marks that {@code answer} tells. What the caller asked with is not told to them. */
    List<String> marksIn(Answer answer, Address address) {
        return marks.stream()
                .filter(mark -> answer.text.contains(life.mark(mark)) && !address.path.contains(life.mark(mark)))
                .toList();
    }

    /** Whether {@code answer} is what is heard of an entry that never was. */
    boolean isAsOfNone(Answer answer, char caller, Address address) throws Exception {
        var none = new Address(address.method, of(NONE, address.path), false);
        var key = caller + none.path;
        var known = ofNone.get(key);
        var heard = known == null ? ask(caller, none).body : known;
        ofNone.put(key, heard);
        return of(NONE, answer.body).equals(heard);
    }

    /** {@code text} with another entry in place of this one. */
    private String of(UUID other, String text) {
        return text.replace(life.mark("id"), other.toString()).replace(life.mark("slug"), "slug" + other);
    }

    /** Who searches for {@code mark}. */
    Answer search(char caller, String mark) throws Exception {
        return ask(caller, new Address("GET", "/api/search?q=%22" + life.mark(mark) + "%22", true));
    }

    /** Who hears that the service is busy asks again. */
    Answer ask(char caller, Address address) throws IOException, InterruptedException {
        boolean json = address.path.matches("/api/.*|.*/autosave|/drafts/(document|markdown)");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address.path))
                .header("Accept", json ? "application/json" : "text/html");
        if (tokens.containsKey(caller)) {
            request.header("Authorization", "Bearer " + tokens.get(caller));
        }
        if (address.method.equals("POST")) {
            request.POST(BodyPublishers.ofString("nothing=none")).header("Content-Type", "application/x-www-form-urlencoded");
        }
        for (int time = 1; ; time++) {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            answers.incrementAndGet();
            if (response.statusCode() != 503 || time == TIMES) {
                var body = Detector.text(response.body());
                var text = response.headers().map() + body;
                return new Answer(response.statusCode(), body, text.toLowerCase(Locale.ROOT));
            }
        }
    }
}
