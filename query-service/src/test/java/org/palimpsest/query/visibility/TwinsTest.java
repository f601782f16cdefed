package org.palimpsest.query.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.probe.Planting;
import org.palimpsest.probe.Planting.Plant;
import org.palimpsest.query.Running;

/**
 * Nobody learns who acts from what no name stands in: a position, a version, a tag, a size, the order of a list. {@link LeakTest} looks for
 * words; here two logs in which other people do the same must be the same to a caller who may not know these people. So that this
 * proves something, leaks without a word in them are planted afterwards, and each must be found.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("twins")
@SuppressWarnings("NullAway.Init") // all that is set before each pair
class TwinsTest {
    /** Who comes first in the one by id is not who comes first in the other: what is put in the order of ids shows. */
    private static final List<Cast> REVIEWERS = byId(Cast.RITA, Cast.FRED);
    private static final List<Cast> OTHERS = byId(Cast.ROLF, Cast.SVEN).reversed();

    /** After these everybody is asked, and at the end. */
    private static final Set<Class<?>> TURNS = Set.of(ReviewSubmitted.class, RevisionsRequested.class, EntryPublished.class);

    private static final List<String> ASKED = EveryAddressTest.ofEntries().stream()
            .filter(address -> address.startsWith("/"))
            .toList();

    private static final int AT_ONCE = 6;

    /** Links, and hashes of what has some in it, do not tell which of the two services it was. */
    private static final String SAME_ADDRESS = "palimpsest.public-url=https://palimpsest.example.org";

    private static Running first;
    private static Running second;
    private static List<String> differences;
    private static int moments;

    @Parameter
    private Twins twins;

    static Stream<Twins> twins() {
        var tale = Tale.doubleAnonymized();
        var single = Tale.singleAnonymized();
        return Stream.of(
                new Twins(
                        "other reviewers",
                        tale.by(Cast.OLWEN, Cast.COSIMA, and(REVIEWERS, Cast.LENA)),
                        tale.by(Cast.OLWEN, Cast.COSIMA, and(OTHERS, Cast.LENA)),
                        all(Cast.OLWEN, Cast.COSIMA, Cast.LENA, Cast.INES, Cast.NINA, null),
                        true),
                new Twins(
                        "other authors",
                        tale.by(Cast.OLWEN, Cast.COSIMA, and(REVIEWERS, Cast.LENA)),
                        tale.by(Cast.OTMAR, Cast.OLWEN, and(REVIEWERS, Cast.LENA)),
                        // The first of them sees the last text: in the last round their approval was kept.
                        all(REVIEWERS.getFirst(), REVIEWERS.getLast(), Cast.LENA, Cast.INES, Cast.NINA, null),
                        false),
                new Twins(
                        "other reviewers of a known author",
                        single.by(Cast.OTMAR, null, REVIEWERS),
                        single.by(Cast.OTMAR, null, OTHERS),
                        all(Cast.OTMAR, Cast.NINA, null),
                        true));
    }

    private static List<Cast> byId(Cast... some) {
        return Stream.of(some).sorted((one, other) -> one.id().compareTo(other.id())).toList();
    }

    private static List<Cast> and(List<Cast> some, Cast last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    private static List<@Nullable Cast> all(@Nullable Cast... some) {
        return Arrays.asList(some);
    }

    /** Each pair has logs of its own: who took part in one tale knows more in the next. */
    @BeforeParameterizedClassInvocation
    static void live(Twins twins) throws Exception {
        first = new Running(List.of(Planting.class, SameTimes.class), List.of(SAME_ADDRESS));
        second = new Running(List.of(Planting.class, SameTimes.class), List.of(SAME_ADDRESS));
        differences = new ArrayList<>();
        moments = 0;
        for (var service : List.of(first, second)) {
            twins.one().prepare(service);
            Cast.register(service, twins.one().section());
        }
        int told = twins.told();
        for (int i = 0; i < told; i++) {
            var deed = twins.one().deeds().get(i);
            var same = twins.other().deeds().get(i);
            long head = first.append(deed.by().id(), deed.role(), deed.events());
            assertThat(second.append(same.by().id(), same.role(), same.events())).isEqualTo(head);
            if (i == told - 1 || deed.events().stream().anyMatch(event -> TURNS.contains(event.getClass()))) {
                first.caughtUp();
                second.caughtUp();
                moments++;
                compare(twins, head - 1);
            }
        }
    }

    private static void compare(Twins twins, long at) throws Exception {
        var tasks = new ArrayList<Callable<List<String>>>();
        twins.askers().forEach(asker -> ASKED.forEach(address -> tasks.add(() -> twins.differences(asker, address, at, first, second))));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var task : threads.invokeAll(tasks)) {
                differences.addAll(task.get());
            }
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void a_caller_who_may_not_know_who_acts_gets_the_same_of_both(TestReporter reporter) {
        reporter.publishEntry(twins.name(), moments + " moments, " + ASKED.size() + " addresses, " + twins.askers().size() + " askers");
        assertThat(moments).isGreaterThan(5);
        assertThat(differences).isEmpty();
    }

    /** How an answer might tell who somebody is, without a word of theirs in it. */
    enum Trace {
        /** Which of two comes first is told by their ids. */
        RANK("\"order\":") {
            @Override
            Plant of(String address, Cast whom) {
                var rank = Stream.of(Cast.values()).filter(one -> one.id().compareTo(whom.id()) < 0).count();
                return new Plant(address, body -> replaced(body, "{", "{\"order\":" + rank + ","), Map.of());
            }
        },
        /** A list stands in another order with some than with others. */
        ORDER("\"clocks\"") {
            @Override
            Plant of(String address, Cast whom) {
                return new Plant(
                        address,
                        body -> comesFirst(whom) ? body : replaced(body, "\"minutes\",\"clocks\"", "\"clocks\",\"minutes\""),
                        Map.of());
            }
        },
        /** A version that counts what its reader is not told. */
        VERSION("etag: ") {
            @Override
            Plant of(String address, Cast whom) {
                return new Plant(address, body -> body, Map.of("ETag", "\"" + whom.fullName().length() + "\""));
            }
        },
        /** A position that is not everybody's. */
        POSITION("palimpsest-position: ") {
            @Override
            Plant of(String address, Cast whom) {
                return new Plant(address, body -> body, Map.of("Palimpsest-Position", Integer.toString(whom.fullName().length())));
            }
        },
        /** What was taken out leaves a gap of its length. */
        SIZE("content-length: ") {
            @Override
            Plant of(String address, Cast whom) {
                return new Plant(address, body -> replaced(body, "{", "{" + " ".repeat(whom.fullName().length())), Map.of());
            }
        };

        /** What stands in a difference that it makes. */
        private final String seen;

        Trace(String seen) {
            this.seen = seen;
        }

        abstract Plant of(String address, Cast whom);

        private static boolean comesFirst(Cast whom) {
            return whom == Cast.RITA || whom == Cast.FRED;
        }

        private static byte[] replaced(byte[] body, String what, String with) {
            var text = new String(body, StandardCharsets.UTF_8);
            return text.replaceFirst(Pattern.quote(what), with).getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_leak_without_a_word_is_found(Trace trace) throws Exception {
        var asker = twins.askers().getFirst();
        var address = "/api/drafts/" + twins.one().entry();
        assertThat(Twins.difference(asker, address, first, second)).isEmpty();
        // Their names are not of one length.
        first.bean(Planting.class).plant(trace.of(address, Cast.FRED));
        second.bean(Planting.class).plant(trace.of(address, Cast.SVEN));
        try {
            assertThat(Twins.difference(asker, address, first, second)).anyMatch(difference -> difference.contains(trace.seen));
        } finally {
            first.bean(Planting.class).plant(null);
            second.bean(Planting.class).plant(null);
        }
    }
}
