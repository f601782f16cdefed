package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;
import static org.palimpsest.command.Samples.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.palimpsest.command.Refused;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission.Granted;

/** Whatever people do in whatever order. */
class EntryProperties {
    private static final Entry ENTRIES = new Entry();

    /** Somebody gives a command while the section asks for so many reviews. */
    record Step(Caller who, EntryCommand command, int reviewsRequired) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLifeOfAnEntryKeepsItsRules(@ForAll("steps") List<Step> steps) {
        var history = new ArrayList<EntryEvent>();
        var state = EntryState.NONE;
        for (var step : steps) {
            for (var event : happens(step, state)) {
                check(event, state);
                state = EntryState.evolve(state, event);
                history.add(event);
            }
        }
        assertThat(Histories.fold(history)).isEqualTo(state);
        assertThat(numbers(history, EntrySubmitted.class)).isEqualTo(upTo(count(history, EntrySubmitted.class)));
        assertThat(numbers(history, EntryPublished.class)).isEqualTo(upTo(state.versions()));
        assertThat(history.stream()
                        .filter(ReviewSubmitted.class::isInstance)
                        .map(ReviewSubmitted.class::cast)
                        .map(review -> Tuple.of(review.round(), review.reviewer())))
                .doesNotHaveDuplicates();
        int versions = state.versions();
        Statistics.label("published").collect(versions > 0).coverage(c -> c.check(true).percentage(p -> p > 8));
        Statistics.label("published twice").collect(versions > 1).coverage(c -> c.check(true).count(n -> n > 0));
    }

    /** The events, none if it was refused. */
    private static List<EntryEvent> happens(Step step, EntryState state) {
        var permission = ENTRIES.permission(step.command(), state, step.who());
        if (!(permission instanceof Granted granted)) {
            return List.of();
        }
        assertThat(rolesOf(step.who(), state)).contains(granted.role());
        var section = new SectionState(SectionKind.KNOWLEDGE_BASE, policy(step.reviewsRequired()), false, "Valleys");
        try {
            var context = new Entry.Context(step.who(), step.who(), section, Set.of(), true, false, false, Instant.EPOCH);
            return ENTRIES.decide(step.command(), state, context).events();
        } catch (Refused refused) {
            assertThat(refused.reason()).isIn(Refused.Reason.INVALID, Refused.Reason.WRONG_STATE, Refused.Reason.UNKNOWN);
            return List.of();
        }
    }

    private static void check(EntryEvent event, EntryState state) {
        boolean whileWithdrawn = event instanceof EntrySuppressed
                || event instanceof SuppressionLifted
                || event instanceof EmbargoMoved
                || event instanceof EmbargoLifted;
        assertThat(state.withdrawn() && !whileWithdrawn).isEqualTo(event instanceof EntryReinstated);
        switch (event) {
            case EntryPublished e -> assertThat(e.content()).isEqualTo(state.content());
            case EntrySuppressed e -> assertThat(e.number()).isEqualTo(state.suppressed() + 1);
            case ReviewerAssigned e -> assertThat(e.reviewer()).isNotEqualTo(state.owner());
            case EntryAccepted e ->
                assertThat(state.round()).isNotNull().satisfies(round -> assertThat(round.reviewed())
                        .hasSizeGreaterThanOrEqualTo(round.policy().reviewsRequired()));
            default -> assertThat(event.entryId()).isEqualTo(ENTRY);
        }
    }

    private static Set<Role> rolesOf(Caller who, EntryState state) {
        var roles = new HashSet<>(who.granted());
        if (who.id().equals(state.owner())) {
            roles.add(Role.OWNER);
        }
        return roles;
    }

    private static List<Integer> numbers(List<EntryEvent> history, Class<? extends EntryEvent> type) {
        return history.stream()
                .filter(type::isInstance)
                .map(event -> event instanceof EntrySubmitted s ? s.round() : ((EntryPublished) event).version())
                .toList();
    }

    private static int count(List<EntryEvent> history, Class<? extends EntryEvent> type) {
        return (int) history.stream().filter(type::isInstance).count();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** Mostly what these people do, so that entries get far; and anybody doing anything in between. */
    @Provide
    Arbitrary<List<Step>> steps() {
        var owner = Combinators.combine(Arbitraries.just(OLWEN), AnyCommand.ofOwners());
        var reviewer = Combinators.combine(Arbitraries.of(RHYS, RUTH), AnyCommand.ofReviewers());
        var editor = Combinators.combine(Arbitraries.just(EDDA), AnyCommand.ofEditors());
        var anybody = Combinators.combine(
                Arbitraries.of(OLWEN, EDDA, RHYS, RUTH, OTTO, OLWEN_AS_EDITOR, NOBODY), AnyCommand.ofAll());
        var reviews = Arbitraries.integers().between(0, 2);
        return Arbitraries.oneOf(
                        owner.as(Tuple::of), reviewer.as(Tuple::of), editor.as(Tuple::of), anybody.as(Tuple::of))
                .flatMap(t -> reviews.map(required -> new Step(t.get1(), t.get2(), required)))
                .list()
                .ofMaxSize(200)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
