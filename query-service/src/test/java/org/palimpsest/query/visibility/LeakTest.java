package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.probe.Planting;
import org.palimpsest.query.Running;
import org.palimpsest.query.visibility.Cast.Secret;
import org.palimpsest.query.visibility.Cast.What;
import org.palimpsest.query.visibility.Plants.Place;
import org.palimpsest.query.visibility.Plants.Writing;

/**
 * Two tales are lived event by event. After each event those who must not know somebody ask for all that there is about the entry,
 * their desk and the search; after a decision, a publication and a comment everybody asks for everything, an earlier state of it
 * included, is sent every kind of notice, and searches for everybody. In no answer, mail, signal or line of the log is anything that
 * tells of whom its reader may not know, by {@link Knowing}. Who was to be found and was not would prove nothing: so afterwards leaks
 * are planted, in every place and writing, and each must be found.
 */
class LeakTest {
    /** What is made without knowing who takes it. */
    private static final Pattern TAKEN_ALONG = Pattern.compile("/(export/[a-z]+|pdf|linkset|feed\\.(atom|json))$");

    /** After these, everybody asks for everything. */
    private static final Set<Class<?>> TURNS = Set.of(RevisionsRequested.class, SlugAssigned.class, CommentApproved.class);

    private static final List<String> OF_ENTRIES = EveryAddressTest.ofEntries();
    private static final List<String> READ = OF_ENTRIES.stream()
            .filter(address -> address.startsWith("/") && (address.contains("{") || address.matches(".*/(desk|search)")))
            .toList();

    private static final int AT_ONCE = 6;
    private static final int ENOUGH = 10_000;

    private static final List<Tale> TALES = List.of(Tale.doubleAnonymized(), Tale.singleAnonymized());
    private static final List<Knowing> KNOWN = TALES.stream().map(Knowing::new).toList();
    private static final Listening LISTENING = new Listening();
    private static final List<String> LEAKS = new ArrayList<>();

    private static Running service;
    private static Everything everything;
    private static int events;
    private static long head;

    @BeforeAll
    static void live() throws Exception {
        var settings = new ArrayList<>(LISTENING.settings());
        settings.add("logging.level.root=info");
        service = new Running(List.of(Planting.class), settings);
        everything = new Everything(service, KNOWN);
        LISTENING.log();
        TALES.forEach(tale -> tale.prepare(service));
        Cast.register(service, TALES.getFirst().section());
        Listening.wishes(service);
        service.caughtUp();
        Stream.of(Cast.RITA, Cast.OLWEN, Cast.ROLF).forEach(one -> LISTENING.desk(one, service));
        int longest = TALES.stream().mapToInt(tale -> tale.deeds().size()).max().orElseThrow();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int i = 0; i < longest; i++) {
                step(i, threads::invokeAll);
            }
        }
    }

    private interface Asking {
        List<Future<List<String>>> all(List<Callable<List<String>>> some) throws InterruptedException;
    }

    private static void step(int number, Asking asking) throws Exception {
        var tasks = new ArrayList<Callable<List<String>>>();
        for (int i = 0; i < TALES.size(); i++) {
            var deeds = TALES.get(i).deeds();
            if (number < deeds.size()) {
                var deed = deeds.get(number);
                head = service.append(deed.by().id(), deed.role(), deed.events());
                deed.events().forEach(KNOWN.get(i)::then);
                events += deed.events().size();
            }
        }
        service.caughtUp();
        for (int i = 0; i < TALES.size(); i++) {
            var tale = TALES.get(i);
            boolean isTurn = number < tale.deeds().size()
                    && tale.deeds().get(number).events().stream().anyMatch(event -> TURNS.contains(event.getClass()));
            (isTurn ? everybody() : concerned(tale)).forEach(who -> tasks.add(() -> asks(who, tale, isTurn)));
            if (isTurn) {
                tasks.add(() -> everything.found(null, tale));
                tasks.add(() -> everything.found(Cast.RITA, tale));
            }
            if (isTurn && tale == TALES.getFirst()) {
                check(LISTENING.mails(TALES, service));
            }
        }
        for (var task : asking.all(tasks)) {
            LEAKS.addAll(task.get());
        }
        check(LISTENING.signals());
    }

    private static void check(List<Listening.Heard> all) {
        all.forEach(one -> LEAKS.addAll(everything.leaks(one.whoHears(), one.where(), one.text())));
    }

    /** Null for a stranger. */
    private static List<Cast> everybody() {
        var all = new ArrayList<>(Arrays.asList(Cast.values()));
        all.remove(Cast.GERDA);
        all.add(null);
        return all;
    }

    /** Who has a part in it, or in the other one; a stranger. */
    private static List<Cast> concerned(Tale tale) {
        var all = new ArrayList<Cast>(tale.partakers());
        all.remove(tale.coauthor());
        all.add(tale.owner() == Cast.OLWEN ? Cast.ROLF : Cast.RITA);
        all.add(null);
        return all;
    }

    private static List<String> asks(Cast who, Tale tale, boolean thoroughly) throws Exception {
        var leaks = new ArrayList<String>();
        var asked = new ArrayList<>(thoroughly ? OF_ENTRIES : READ);
        if (thoroughly && tale == TALES.getFirst()) {
            asked.addAll(EveryAddressTest.ofTheHouse());
        }
        // Printing takes its time, and everybody gets the same: a stranger asks, at turns.
        asked.removeIf(mapped -> TAKEN_ALONG.matcher(mapped).find() && (who != null || !thoroughly));
        for (var mapped : asked) {
            for (var address : Everything.addresses(mapped, tale, thoroughly, head - 1)) {
                leaks.addAll(everything.leaks(who, address));
            }
        }
        return leaks;
    }

    @AfterAll
    static void stop() {
        LISTENING.close();
        service.close();
    }

    @Test
    void nobody_is_told_of_whom_they_may_not_know(TestReporter reporter) {
        var counted = Cast.values().length + " roles, " + events + " events, " + everything.answers() + " answers";
        reporter.publishEntry("leaks looked for", counted);
        assertThat(LEAKS.stream().distinct()).as(counted).isEmpty();
        assertThat(everything.answers()).isGreaterThan(ENOUGH);
    }

    @Test
    void the_log_names_nobody() {
        var all = Stream.of(Cast.values()).flatMap(one -> one.secrets().stream())
                .filter(secret -> secret.what() == What.NAME || secret.text().contains("@"))
                .toList();
        assertThat(LISTENING.logged()).isNotEmpty()
                .filteredOn(line -> !line.startsWith(Plants.LOGGER) && !Detector.in(line, all).isEmpty())
                .isEmpty();
    }

    static Stream<Arguments> plants() {
        return Stream.of(Place.values()).flatMap(place -> Stream.of(Writing.values())
                .filter(place::takes)
                .map(writing -> Arguments.of(place, writing)));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void a_leak_is_found_wherever_and_however_it_is_written(Place place, Writing writing) throws Exception {
        var tale = TALES.getFirst();
        var secret = place.isHeader() ? new Secret(Cast.FRED, What.ADDRESS, Cast.FRED.email())
                : new Secret(Cast.FRED, What.NAME, Cast.FRED.credit(false).family());
        assertThat(Plants.found(place, writing.of(secret.text()), tale, service, everything, LISTENING))
                .anyMatch(found -> found.contains(secret.what() + " of " + Cast.FRED));
    }

    @Test
    void where_nothing_is_planted_nothing_is_found() throws Exception {
        var tale = TALES.getFirst();
        for (var place : Place.values()) {
            assertThat(Plants.found(place, "", tale, service, everything, LISTENING)).as(place.name()).isEmpty();
        }
    }

    /** Somebody who reviews in two rounds, or two entries, is called the same as anybody else in their place would be. */
    @Test
    void what_stands_for_a_reviewer_is_a_number_in_the_round_and_nothing_of_theirs() {
        var names = Stream.of(Map.entry(Cast.OLWEN, TALES.getFirst()), Map.entry(Cast.OTMAR, TALES.getLast()))
                .flatMap(one -> Pseudonyms.of(one.getKey(), one.getValue(), service).stream())
                .toList();
        assertThat(names).containsExactly(
                "1 Reviewer 2", "1 Reviewer 1", "2 Reviewer 1", "1 Reviewer 2", "1 Reviewer 1", "2 Reviewer 1");
    }
}
