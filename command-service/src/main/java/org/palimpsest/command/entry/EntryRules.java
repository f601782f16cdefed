package org.palimpsest.command.entry;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.palimpsest.command.entry.Stage.ACCEPTED;
import static org.palimpsest.command.entry.Stage.DECLINED;
import static org.palimpsest.command.entry.Stage.DRAFT;
import static org.palimpsest.command.entry.Stage.NONE;
import static org.palimpsest.command.entry.Stage.PUBLISHED;
import static org.palimpsest.command.entry.Stage.REVISIONS_REQUESTED;
import static org.palimpsest.command.entry.Stage.UNDER_REVIEW;
import static org.palimpsest.command.entry.Stage.WITHDRAWN;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/**
 * Who may give which command in which stage. Beyond the table: a draft starts in an open section; acceptance needs the
 * reviews that the round's policy asks for; each reviewer reviews once a round.
 */
final class EntryRules {
    private static final List<Stage> ANY =
            List.of(DRAFT, UNDER_REVIEW, REVISIONS_REQUESTED, ACCEPTED, DECLINED, PUBLISHED);
    private static final List<Stage> WITH_THE_OWNER = List.of(DRAFT, REVISIONS_REQUESTED);

    private static final List<Rule> TABLE = List.of(
            new Rule(StartDraft.class, Standing.CONTRIBUTOR, List.of(NONE)),
            new Rule(ReviseDraft.class, Standing.OWNER, WITH_THE_OWNER),
            new Rule(ReviseDraft.class, Standing.IMPARTIAL_EDITOR, List.of(ACCEPTED)),
            new Rule(SubmitEntry.class, Standing.OWNER, WITH_THE_OWNER),
            new Rule(AssignReviewer.class, Standing.IMPARTIAL_EDITOR, List.of(UNDER_REVIEW)),
            new Rule(SubmitReview.class, Standing.REVIEWER_OF_ROUND, List.of(UNDER_REVIEW)),
            new Rule(RequestRevisions.class, Standing.IMPARTIAL_EDITOR, List.of(UNDER_REVIEW)),
            new Rule(AcceptEntry.class, Standing.IMPARTIAL_EDITOR, List.of(UNDER_REVIEW)),
            new Rule(DeclineEntry.class, Standing.IMPARTIAL_EDITOR, List.of(UNDER_REVIEW)),
            new Rule(PublishEntry.class, Standing.EDITOR, List.of(ACCEPTED)),
            new Rule(StartRevision.class, Standing.OWNER, List.of(PUBLISHED)),
            new Rule(StartRevision.class, Standing.EDITOR, List.of(PUBLISHED)),
            new Rule(WithdrawEntry.class, Standing.OWNER_OF_UNPUBLISHED, ANY),
            new Rule(WithdrawEntry.class, Standing.EDITOR, ANY),
            new Rule(ReinstateEntry.class, Standing.EDITOR, List.of(WITHDRAWN)));

    private record Rule(Class<? extends EntryCommand> command, Standing who, List<Stage> when) {}

    private EntryRules() {}

    /**
     * The role in which the actor may do this now. Otherwise throws {@link Refused}, the first that applies of:
     * UNKNOWN, also for whoever may not know of the entry; NOT_PERMITTED; TAKEN; STALE; WRONG_STATE. So an outsider
     * learns nothing of an entry's stage or version, and nothing at all of one that was never published.
     */
    static Role permit(EntryCommand command, EntryState state, Caller caller, Precondition precondition) {
        var start = command instanceof StartDraft;
        if (!start && !mayKnow(caller, state)) {
            throw new Refused(Reason.UNKNOWN, "There is no entry " + command.entryId() + ".");
        }
        var rules = TABLE.stream().filter(r -> r.command == command.getClass()).toList();
        var mine = rules.stream().filter(r -> r.who.holds(caller, state)).toList();
        if (mine.isEmpty()) {
            throw new Refused(Reason.NOT_PERMITTED, "This is for " + words(rules, r -> Stream.of(r.who.words())) + ".");
        }
        if (start && state.exists()) {
            throw new Refused(Reason.TAKEN, "There is an entry " + command.entryId() + " already.");
        }
        precondition.check();
        return mine.stream()
                .filter(r -> r.when.contains(state.stage()))
                .findFirst()
                .map(r -> r.who.role())
                .orElseThrow(() -> wrongState(state, mine));
    }

    /** What the actor may do in this state as far as the table tells. */
    static Set<Class<? extends EntryCommand>> allowed(EntryState state, Caller caller) {
        return TABLE.stream()
                .filter(r -> r.who.holds(caller, state) && r.when.contains(state.stage()))
                .map(Rule::command)
                .collect(toUnmodifiableSet());
    }

    private static boolean mayKnow(Caller caller, EntryState state) {
        return state.exists()
                && (state.versions() > 0
                        || caller.has(Role.EDITOR)
                        || caller.id().equals(state.owner())
                        || state.reviewers().contains(caller.id()));
    }

    private static Refused wrongState(EntryState state, List<Rule> mine) {
        var possible = words(mine, r -> r.when.stream().map(Stage::words));
        var message = "The entry is " + state.stage().words() + ". This can be done while it is " + possible + ".";
        return new Refused(Reason.WRONG_STATE, message);
    }

    private static String words(List<Rule> rules, Function<Rule, Stream<String>> words) {
        return rules.stream().flatMap(words).distinct().collect(joining(" or "));
    }
}
