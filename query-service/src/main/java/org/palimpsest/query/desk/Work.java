package org.palimpsest.query.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.query.entry.EntryState;

/**
 * An entry that is being worked on.
 *
 * @param standing how the caller stands to it
 * @param steps those of the workflow that are the caller's by that, in the order of {@link EntryAction}
 */
public record Work(DraftView draft, EntryStanding standing, List<Step> steps) {
    private static final Set<EntryAction> OWNERS = EnumSet.of(
            EntryAction.REVISE_DRAFT,
            EntryAction.SUBMIT,
            EntryAction.START_REVISION,
            EntryAction.WITHDRAW,
            EntryAction.DISCUSS_WITH_AUTHOR);
    private static final Set<EntryAction> EDITORS = EnumSet.of(
            EntryAction.REVISE_DRAFT,
            EntryAction.INVITE_REVIEWER,
            EntryAction.ASSIGN_REVIEWER,
            EntryAction.REQUEST_REVISIONS,
            EntryAction.ACCEPT,
            EntryAction.DECLINE,
            EntryAction.TAKE_BACK_DECISION,
            EntryAction.PUBLISH,
            EntryAction.SCHEDULE,
            EntryAction.LIFT_EMBARGO,
            EntryAction.MOVE_EMBARGO,
            EntryAction.START_REVISION,
            EntryAction.WITHDRAW,
            EntryAction.REINSTATE,
            EntryAction.DISCUSS_WITH_AUTHOR,
            EntryAction.DISCUSS_WITH_REVIEWER,
            EntryAction.DISCUSS_AMONG_EDITORS,
            EntryAction.HANDLE);
    private static final Set<EntryAction> REVIEWERS = EnumSet.of(EntryAction.REVIEW, EntryAction.DISCUSS_WITH_REVIEWER);

    /** Something to do. {@code why} it cannot be done now: a sentence; absent where it can. */
    public record Step(EntryAction action, @Nullable String why) {}

    public Work {
        steps = List.copyOf(steps);
    }

    static Work of(EntryState entry, DraftView draft, Caller caller) {
        return new Work(draft, EntryStanding.of(entry.facts(), caller), steps(entry, draft, caller));
    }

    private static List<Step> steps(EntryState entry, DraftView draft, Caller caller) {
        var facts = entry.facts();
        var standing = EntryStanding.of(facts, caller);
        var allowed = EntryPermissions.allowed(facts, caller);
        var known = standing == EntryStanding.REVIEWER ? known(facts, entry, draft, caller) : facts;
        var steps = new ArrayList<Step>();
        for (var action : EntryAction.values()) {
            if (allowed.contains(action) && (EDITORS.contains(action) || OWNERS.contains(action) || REVIEWERS.contains(action))) {
                steps.add(new Step(action, null));
            } else if (concerns(action, standing, facts.section(), caller)) {
                steps.add(new Step(action, why(action, known, entry, caller)));
            }
        }
        return steps;
    }

    /** An editor who owns the entry sees what is for other editors, and why. */
    private static boolean concerns(EntryAction action, EntryStanding standing, String section, Caller caller) {
        return switch (standing) {
            case OWNER -> OWNERS.contains(action) || (caller.has(Role.EDITOR, section) && EDITORS.contains(action));
            case EDITOR -> EDITORS.contains(action);
            case REVIEWER -> REVIEWERS.contains(action);
            // What a co-author can do is on the page of credits.
            case COAUTHOR, FORMER_OWNER, READER -> false;
        };
    }

    private static String why(EntryAction action, EntryFacts known, EntryState entry, Caller caller) {
        if (EntryPermissions.permission(action, known, caller) instanceof Withheld withheld) {
            return withheld.words();
        }
        if (action == EntryAction.DISCUSS_WITH_REVIEWER) {
            return "Nobody reviews it in this round yet.";
        }
        return entry.assignments(entry.round()).stream()
                .filter(one -> caller.is(one.reviewer()))
                .flatMap(one -> Stream.ofNullable(one.keptFrom()))
                .map(round -> "Your review of round " + round + " counts in this one: the text has not changed since.")
                .findFirst()
                .orElse("You have sent your review of this round.");
    }

    /** What a reviewer knows of it: no more than their last round. */
    private static EntryFacts known(EntryFacts facts, EntryState entry, DraftView draft, Caller caller) {
        var own = Set.of(caller.id());
        boolean hasReviewed = entry.assignments(draft.round()).stream()
                .anyMatch(one -> caller.is(one.reviewer()) && one.reviewedAt() != null);
        return new EntryFacts(
                facts.id(),
                facts.section(),
                draft.withdrawn() ? EntryStage.WITHDRAWN : draft.stage(),
                facts.owner(),
                Ownership.FIRST,
                facts.versions(),
                own,
                Set.of(),
                own,
                hasReviewed ? own : Set.of(),
                facts.reviewsRequired(),
                facts.ownerMayPublish(),
                false,
                facts.suppressed(),
                Credits.NONE,
                false,
                false);
    }
}
