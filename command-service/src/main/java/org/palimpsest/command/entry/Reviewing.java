package org.palimpsest.command.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.TakeBackDecision;
import org.palimpsest.command.entry.EntryState.Round;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;

/** A round of review, from the first reviewer to the decision. */
final class Reviewing {
    static final int LONGEST_REVIEW = 100_000;
    /** As many as a section may have questions. */
    static final int MOST_ANSWERS = 30;
    static final int LONGEST_MESSAGE = 100_000;

    private Reviewing() {}

    /** Somebody who is assigned already stays so, whatever became of them since. */
    static List<EntryEvent> assign(AssignReviewer c, EntryState state, boolean isReviewer) {
        var violations = new Violations();
        var round = round(state);
        if (c.reviewer() != null && round.assigned().contains(c.reviewer())) {
            return List.of();
        }
        mayReview(c.reviewer(), state, isReviewer, violations);
        violations.check();
        return List.of(new ReviewerAssigned(c.entryId(), round.number(), c.reviewer()));
    }

    /** Whether somebody can be asked at all; else says why not. */
    static boolean mayReview(@Nullable String reviewer, EntryState state, boolean isReviewer, Violations violations) {
        if (reviewer == null) {
            violations.add("reviewer", "This is missing.", "a person's id");
        } else if (state.isOwners(reviewer)) {
            violations.add("reviewer", "An owner or former owner of the entry cannot review it.", "somebody else");
        } else if (state.ownership().offeredTo(reviewer).isPresent()) {
            violations.add("reviewer", "A person to whom the entry is offered cannot review it.", "somebody else");
        } else if (state.standingCredits().people().contains(reviewer)) {
            violations.add("reviewer", "A person who is credited cannot review the entry.", "somebody else");
        } else if (!isReviewer) {
            violations.add("reviewer", "There is no such reviewer.", "the id of a registered person with the role REVIEWER in the entry’s section");
        } else {
            return true;
        }
        return false;
    }

    static List<EntryEvent> review(SubmitReview c, EntryState state, String reviewer) {
        var toAuthor = Text.orEmpty(c.toAuthor());
        var toEditor = Text.clean(c.toEditor());
        var violations = new Violations();
        violations.present(
                "recommendation", c.recommendation(), "ACCEPT, MINOR_REVISION, MAJOR_REVISION or REJECT");
        var round = round(state);
        var kept = round.kept().get(reviewer);
        if (kept != null) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "Your report of round " + kept.round() + " counts in this one: the text has not changed since.");
        }
        if (round.questions().isEmpty()) {
            violations.requiredLines("toAuthor", toAuthor, LONGEST_REVIEW);
        } else {
            violations.lines("toAuthor", toAuthor, LONGEST_REVIEW);
        }
        violations.lines("toEditor", toEditor, LONGEST_REVIEW);
        var answers = ReportCheck.checked(c.answers(), round.questions(), violations);
        violations.check();
        var review = new ReviewSubmitted(
                c.entryId(), round.number(), reviewer, c.recommendation(), toAuthor, toEditor, answers);
        var former = round.reviews().get(reviewer);
        if (former == null) {
            return List.of(review);
        }
        if (former.equals(review)) {
            return List.of();
        }
        throw new Refused(Reason.WRONG_STATE, "You have reviewed the entry in this round already.");
    }

    static List<EntryEvent> requestRevisions(RequestRevisions c, EntryState state) {
        return List.of(new RevisionsRequested(c.entryId(), round(state).number(), required(c.message()), c.quotesReports()));
    }

    static List<EntryEvent> accept(AcceptEntry c, EntryState state) {
        var message = Text.clean(c.message());
        var violations = new Violations();
        violations.lines("message", message, LONGEST_MESSAGE);
        violations.check();
        return List.of(new EntryAccepted(c.entryId(), round(state).number(), message, message != null && c.quotesReports()));
    }

    static List<EntryEvent> decline(DeclineEntry c, EntryState state) {
        return List.of(new EntryDeclined(c.entryId(), round(state).number(), required(c.message()), c.quotesReports()));
    }

    /** A plan to publish what is accepted no longer is given up; one to withdraw what is published stays. */
    static List<EntryEvent> takeBack(TakeBackDecision c, EntryState state) {
        var takenBack = new DecisionTakenBack(c.entryId(), round(state).number(), TakingBack.reason(c.reason()));
        var plan = state.schedule();
        return plan == null || plan.publishAt() == null
                ? List.of(takenBack)
                : List.of(new PublicationUnscheduled(c.entryId(), plan.number()), takenBack);
    }

    private static String required(String message) {
        var cleaned = Text.orEmpty(message);
        var violations = new Violations();
        violations.requiredLines("message", cleaned, LONGEST_MESSAGE);
        violations.check();
        return cleaned;
    }

    private static Round round(EntryState state) {
        if (state.round() == null) {
            throw new IllegalStateException("under review without a round");
        }
        return state.round();
    }
}
