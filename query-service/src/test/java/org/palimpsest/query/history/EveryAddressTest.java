package org.palimpsest.query.history;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.probe.CallerProbe;
import org.palimpsest.query.Deed;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * After each event of an entry's life, everybody asks every address, and every answer is searched for every word that this
 * caller may not know by then. Who may know what is said here once more, in other words than in the code under test. Where
 * somebody may know a word, they must have been told it at some time: so what is not told is not only looked for in vain.
 */
class EveryAddressTest {
    private static final List<String> COLUMNS = List.of(OWNER, EDITOR, FIRST, SECOND, "reader");

    /**
     * Where identities are Visible, Single or Double anonymized. {@code asg}: since they were asked for a review; {@code sub2}:
     * since the second submission; {@code pub1}, {@code pub2}: since that version was published.
     */
    private static final List<Row> KNOWLEDGE = rows("""
            otto-owner             | VS  | yes  | yes  | asg  | asg  | no
            otto-owner             | D   | yes  | yes  | no   | no   | no
            Wilhelmina             | VS  | yes  | yes  | asg  | asg  | pub1
            Wilhelmina             | D   | yes  | yes  | pub1 | pub1 | pub1
            Featherstonehaugh      | VS  | yes  | yes  | asg  | asg  | pub1
            Featherstonehaugh      | D   | yes  | yes  | pub1 | pub1 | pub1
            0000-0002-1825-0097    | VS  | yes  | yes  | asg  | asg  | pub1
            0000-0002-1825-0097    | D   | yes  | yes  | pub1 | pub1 | pub1
            Uni of Frome           | VS  | yes  | yes  | asg  | asg  | pub1
            Uni of Frome           | D   | yes  | yes  | pub1 | pub1 | pub1
            10.1234/elsewhere      | VS  | yes  | yes  | asg  | asg  | pub1
            10.1234/elsewhere      | D   | yes  | yes  | pub1 | pub1 | pub1
            rita-reviewer          | V   | yes  | yes  | yes  | asg  | no
            rita-reviewer          | SD  | no   | yes  | yes  | no   | no
            rolf-reviewer          | V   | yes  | yes  | asg  | yes  | no
            rolf-reviewer          | SD  | no   | yes  | no   | yes  | no
            edda-editor            | VSD | yes  | yes  | asg  | asg  | pub1
            toeditor-first         | VSD | no   | yes  | yes  | no   | no
            toeditor-again         | VSD | no   | yes  | yes  | no   | no
            toeditor-second        | VSD | no   | yes  | no   | yes  | no
            toauthor-first         | VSD | yes  | yes  | yes  | no   | no
            toauthor-again         | VSD | yes  | yes  | yes  | no   | no
            toauthor-second        | VSD | yes  | yes  | no   | yes  | no
            message-revise         | VSD | yes  | yes  | asg  | no   | no
            message-accepted       | VSD | yes  | yes  | asg  | asg  | no
            Compassion in towns    | VSD | yes  | yes  | asg  | no   | no
            Compassionate towns    | VSD | yes  | yes  | sub2 | asg  | pub1
            care for their people  | VSD | yes  | yes  | asg  | asg  | pub1
            Unfinished second title| VSD | yes  | yes  | pub2 | pub2 | pub2
            "stage"                | VSD | yes  | yes  | asg  | asg  | pub1
            """);

    /** What nobody at all is told when the end has come. */
    private static final List<String> SUPPRESSED =
            List.of("care for their people", "Wilhelmina", "Featherstonehaugh", "0000-0002-1825-0097", "Uni of Frome");

    private static final Map<String, Set<Role>> CALLERS = Map.of(
            OWNER, Set.of(Role.CONTRIBUTOR),
            EDITOR, Set.of(Role.EDITOR),
            FIRST, Set.of(Role.REVIEWER),
            SECOND, Set.of(Role.REVIEWER),
            "nora-nobody", Set.of(Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR),
            "", Set.of());

    /** How many events it takes until anybody but the owner may see anything; they are not asked about one by one. */
    private static final int SUBMITTED = 8;

    private record Row(String word, String anonymities, List<String> since) {
        boolean isKnown(String caller, List<Deed> done) {
            var since = this.since.get(column(caller));
            return switch (since) {
                case "yes" -> true;
                case "no" -> false;
                case "asg" -> happened(done, ReviewerAssigned.class, e -> e.reviewer().equals(caller));
                case "sub2" -> happened(done, EntrySubmitted.class, e -> e.round() == 2);
                case "pub1" -> happened(done, EntryPublished.class, e -> e.version() == 1);
                case "pub2" -> happened(done, EntryPublished.class, e -> e.version() == 2);
                default -> throw new IllegalArgumentException(since);
            };
        }

        boolean holdsUnder(Anonymity anonymity) {
            return anonymities.indexOf(anonymity == Anonymity.ALL_IDENTITIES_VISIBLE ? 'V' : anonymity.name().charAt(0)) >= 0;
        }
    }

    @Test
    void every_address_is_in_the_table() {
        try (var service = new Running(List.of(CallerProbe.class), List.of())) {
            var expected = Stream.concat(Addresses.named().stream(), Stream.of("/api/probe/caller", "/probe/caller"));
            assertThat(Addresses.of(service)).containsExactlyInAnyOrderElementsOf(expected.toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_told_what_is_hidden_from_them(Anonymity anonymity, TestReporter reporter) throws Exception {
        try (var service = new Running(); var threads = Executors.newFixedThreadPool(3)) {
            var walk = new Walk(service, anonymity);
            for (var deed : life(walk.entry, anonymity)) {
                walk.step(deed);
                var callers = CALLERS.keySet().stream().<Callable<List<String>>>map(caller -> () -> walk.leaks(caller)).toList();
                var leaks = new ArrayList<String>();
                for (var told : threads.invokeAll(callers)) {
                    leaks.addAll(told.get());
                }
                assertThat(leaks).as("after %s", deed.event()).isEmpty();
            }
            reporter.publishEntry("answers, " + anonymity, walk.answers.toString());
            assertThat(walk.told).containsAll(tellable(anonymity));
        }
    }

    private static List<Deed> life(Addresses entry, Anonymity anonymity) {
        var id = entry.id();
        return Stream.concat(
                        new Scenario(id, entry.section(), entry.slug(), anonymity).whole().stream(),
                        Stream.of(
                                        new EntryWithdrawn(id, "reason-marked", WithdrawnVersions.MARKED),
                                        new EntryReinstated(id, "reason-again"),
                                        suppression(id, 1, Kind.PASSAGE, "care for their people"),
                                        suppression(id, 2, Kind.CONTRIBUTOR, "Wilhelmina Featherstonehaugh"))
                                .map(event -> new Deed(EDITOR, Role.EDITOR, event)))
                .toList();
    }

    private static EntrySuppressed suppression(UUID id, int number, Kind kind, String text) {
        return new EntrySuppressed(id, number, new Suppression(kind, text, null, null), "somebody asked for it");
    }

    /** What everybody must have been told when all is done. */
    private static List<String> tellable(Anonymity anonymity) {
        return KNOWLEDGE.stream()
                .filter(row -> row.holdsUnder(anonymity))
                .flatMap(row -> COLUMNS.stream()
                        .filter(column -> !row.since.get(column(column)).equals("no"))
                        .map(column -> row.word + " to " + column))
                .toList();
    }

    /** One entry on its way. {@code told}, {@code answers}: thread-safe. */
    private static final class Walk {
        final Addresses entry;
        final Set<String> told = ConcurrentHashMap.newKeySet();
        final AtomicInteger answers = new AtomicInteger();
        private final Running service;
        private final Anonymity anonymity;
        private final Map<String, WebTestClient> clients;
        private final List<Deed> done = new ArrayList<>();
        private final long first;
        private long last;

        Walk(Running service, Anonymity anonymity) {
            this.service = service;
            this.anonymity = anonymity;
            var slug = "leak-" + anonymity.name().toLowerCase(Locale.ROOT).replace('_', '-');
            entry = new Addresses(UUID.randomUUID(), slug, "towns");
            clients = CALLERS.entrySet().stream().collect(toMap(Map.Entry::getKey, one -> client(one.getKey(), one.getValue())));
            first = service.append(EDITOR, Role.ADMINISTRATOR, Scenario.section("towns", "Towns")) + 1;
        }

        private WebTestClient client(String person, Set<Role> roles) {
            var client = person.isEmpty() ? service.client() : service.client(person, roles.toArray(Role[]::new));
            return client.mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000)).build();
        }

        void step(Deed deed) {
            done.add(deed);
            last = service.append(List.of(deed));
            // Search takes up to a second to show a change, so it is waited for only where it has one.
            service.caughtUp(
                    isPublic(deed.event()) ? new ReadModel[0] : new ReadModel[] {History.MODEL, Desk.MODEL, Library.MODEL});
        }

        private static boolean isPublic(Object event) {
            return event instanceof EntryPublished
                    || event instanceof EntryWithdrawn
                    || event instanceof EntryReinstated
                    || event instanceof EntrySuppressed;
        }

        /** What {@code caller} is told now and may not know. */
        List<String> leaks(String caller) {
            if (done.size() < SUBMITTED && done.size() > 1) {
                return List.of();
            }
            boolean all = (done.getLast().event() instanceof EntryPublished e && e.version() == 2) || isSuppressed();
            var moments = all ? LongStream.rangeClosed(first, last).boxed().toList() : List.of(last - 3, last - 1);
            var leaks = new ArrayList<String>();
            var words = KNOWLEDGE.stream().filter(row -> row.holdsUnder(anonymity)).toList();
            for (var address : Stream.concat(entry.present(last).stream(), entry.past(moments).stream()).toList()) {
                var answer = answer(caller, address);
                for (var row : words) {
                    if (!answer.contains(row.word.toLowerCase(Locale.ROOT))) {
                        continue;
                    }
                    if (isKnown(row, caller)) {
                        told.add(row.word + " to " + COLUMNS.get(column(caller)));
                    } else {
                        leaks.add("“" + caller + "” at " + address + ": " + row.word);
                    }
                }
            }
            return caller.isEmpty() ? Stream.concat(leaks.stream(), found(words).stream()).toList() : leaks;
        }

        /** Searching for what readers may not know must not find the entry: search knows no callers. */
        private List<String> found(List<Row> words) {
            return words.stream()
                    .filter(row -> row.word.matches("\\S+") && !isKnown(row, ""))
                    .map(row -> "/api/search?q=" + URLEncoder.encode(row.word, StandardCharsets.UTF_8))
                    .filter(address -> answer("", address).contains(entry.slug()))
                    .map(address -> "found by " + address)
                    .toList();
        }

        private boolean isKnown(Row row, String caller) {
            if (row.word.equals(caller)) {
                return true;
            }
            boolean hidden = done.getLast().event() instanceof EntryWithdrawn gone && gone.versions() == WithdrawnVersions.HIDDEN;
            return !(hidden && !caller.equals(OWNER) && !caller.equals(EDITOR))
                    && !(isSuppressed() && SUPPRESSED.contains(row.word))
                    && row.isKnown(caller, done);
        }

        /** All that will be. */
        private boolean isSuppressed() {
            return done.getLast().event() instanceof EntrySuppressed s && s.number() == 2;
        }

        private String answer(String caller, String address) {
            var asked = Objects.requireNonNull(clients.get(caller))
                    .get()
                    .uri(URI.create("http://localhost:" + service.port() + address))
                    .exchange()
                    .expectBody(String.class)
                    .returnResult();
            answers.incrementAndGet();
            assertThat(asked.getStatus().value()).as(address).isLessThan(500);
            var body = asked.getResponseBody();
            return body == null ? "" : body.replace(address, "").toLowerCase(Locale.ROOT);
        }
    }

    private static int column(String caller) {
        return COLUMNS.contains(caller) ? COLUMNS.indexOf(caller) : COLUMNS.indexOf("reader");
    }

    private static <E extends EntryEvent> boolean happened(List<Deed> done, Class<E> what, Predicate<E> which) {
        return done.stream().map(Deed::event).filter(what::isInstance).map(what::cast).anyMatch(which);
    }

    private static List<Row> rows(String table) {
        return table.lines()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Row(cells.getFirst(), cells.get(1), cells.subList(2, cells.size())))
                .toList();
    }
}
