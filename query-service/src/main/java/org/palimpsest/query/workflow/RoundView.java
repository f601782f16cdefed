package org.palimpsest.query.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewAnswer;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ReviewResponse;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Invitation;
import org.palimpsest.query.entry.Invitation.Answer;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.visibility.SeenStep;

/**
 * A round of review, as far as its reader may know of it: made of nothing but what they see of the entry's history.
 *
 * @param kept what may tell who wrote it, and its author let stand; not for its reviewers
 * @param invited whom the editors have asked; for them alone
 * @param decision absent while the round goes on
 * @param takenBack decisions that were mistakes, the first one first
 */
record RoundView(
        int number,
        Anonymity anonymity,
        Collection<Part> parts,
        List<Giveaway> kept,
        List<Invited> invited,
        @Nullable Decision decision,
        List<TakenBack> takenBack) {

    /**
     * Somebody who was invited.
     *
     * @param answer AWAITED, or what stands in {@link Invitation.Answer}
     * @param key makes it harmless to send twice that they are not asked any more
     * @param reason why they declined, or empty
     * @param despite why they were asked in spite of a conflict of interest, or empty
     */
    record Invited(
            String reviewer, Instant since, InWords day, InWords due, String answer, UUID key, String reason, String despite) {
        private static Invited of(Invitation one) {
            var since = one.answeredAt() == null ? one.invitedAt() : one.answeredAt();
            return new Invited(
                    one.reviewer(),
                    since,
                    Dates.day(since),
                    Dates.partial(one.due()),
                    one.answer() == null ? "AWAITED" : one.answer().name(),
                    UUID.randomUUID(),
                    one.reason() == null ? "" : one.reason(),
                    one.despite() == null ? "" : one.despite());
        }
    }


    /**
     * Somebody's part in it.
     *
     * @param reviewer a person's id, or what stands for it
     * @param number in the order of those whose part the reader sees; for who sees all, the one of “Reviewer 1”
     * @param report absent as long as there is none
     * @param responses what the authors said to it, point by point
     * @param keptFrom the round whose report counts in this one; 0 where theirs is of this round
     * @param keptAs the number of its reviewer there, where it is not known who they are; else 0
     */
    record Part(
            String reviewer,
            int number,
            Instant since,
            InWords day,
            @Nullable Report report,
            List<ReviewResponse> responses,
            int keptFrom,
            int keptAs) {
        private static Part of(String reviewer, int number, SeenStep step, @Nullable Report report) {
            return new Part(reviewer, number, step.at(), Dates.day(step.at()), report, List.of(), 0, 0);
        }

        private static Part kept(ApprovalKept approval, int number, SeenStep step) {
            int there = Caller.PERSON.matcher(approval.reviewer()).matches() ? 0 : approval.report();
            return new Part(approval.reviewer(), number, step.at(), Dates.day(step.at()), null, List.of(), approval.reviewedIn(), there);
        }

        private Part answered(List<ReviewResponse> all) {
            var mine = all.stream().filter(response -> response.reviewer().equals(reviewer)).toList();
            return new Part(reviewer, number, since, day, report, mine, keptFrom, keptAs);
        }

        /** What the authors said to the answer to this question, or to the report as a whole if that is null; empty where nothing. */
        public String response(@Nullable ReviewQuestion question) {
            return responses.stream()
                    .filter(response -> Objects.equals(response.question(), question))
                    .map(ReviewResponse::text)
                    .findFirst()
                    .orElse("");
        }
    }

    /** {@code toEditor} is null also where it is not for this reader; {@code answers} are those that are. */
    record Report(
            Recommendation recommendation, String toAuthor, @Nullable String toEditor, List<ReviewAnswer> answers) {}

    /** {@code message} is empty also where it is not for this reader. */
    record Decision(EntryStage outcome, Instant at, InWords day, String message) {
        private static Decision of(EntryStage outcome, SeenStep step, @Nullable String message) {
            return new Decision(outcome, step.at(), Dates.day(step.at()), message == null ? "" : message);
        }
    }

    /** {@code reason} is empty also where it is not for this reader. */
    record TakenBack(Decision decision, Instant at, InWords day, String reason) {}

    /** The last one first. */
    static List<RoundView> of(List<SeenStep> seen, List<Invitation> invitations) {
        return seen.stream()
                .flatMap(step -> step.event() instanceof EntrySubmitted submitted ? Stream.of(of(submitted, seen, invitations)) : Stream.of())
                .toList()
                .reversed();
    }

    /** The reviewers of the last round by their numbers, as far as they are known. */
    static Map<Integer, String> reviewers(List<RoundView> rounds, Map<String, String> names) {
        return rounds.stream().limit(1).flatMap(round -> round.parts().stream()).collect(Collectors.toMap(
                Part::number, part -> names.getOrDefault(part.reviewer(), part.reviewer())));
    }

    private static RoundView of(EntrySubmitted submitted, List<SeenStep> seen, List<Invitation> invitations) {
        int number = submitted.round();
        Map<String, Part> parts = new LinkedHashMap<>();
        Decision decision = null;
        var takenBack = new ArrayList<TakenBack>();
        for (var step : seen) {
            switch (step.event()) {
                case ReviewerAssigned e when e.round() == number ->
                    parts.put(e.reviewer(), Part.of(e.reviewer(), parts.size() + 1, step, null));
                case ReviewSubmitted e when e.round() == number -> {
                    var report = new Report(e.recommendation(), e.toAuthor(), e.toEditor(), e.answers());
                    var part = parts.get(e.reviewer());
                    parts.put(e.reviewer(), Part.of(e.reviewer(), part == null ? parts.size() + 1 : part.number(), step, report));
                }
                case ApprovalKept e when e.round() == number -> parts.put(e.reviewer(), Part.kept(e, parts.size() + 1, step));
                case EntrySubmitted e when e.round() == number + 1 ->
                    parts.replaceAll((_, part) -> part.answered(e.responses()));
                case RevisionsRequested e when e.round() == number ->
                    decision = Decision.of(EntryStage.REVISIONS_REQUESTED, step, e.message());
                case EntryAccepted e when e.round() == number -> decision = Decision.of(EntryStage.ACCEPTED, step, e.message());
                case EntryDeclined e when e.round() == number -> decision = Decision.of(EntryStage.DECLINED, step, e.message());
                case DecisionTakenBack e when e.round() == number -> {
                    var former = decision;
                    if (former != null) {
                        takenBack.add(new TakenBack(former, step.at(), Dates.day(step.at()), e.reason()));
                    }
                    decision = null;
                }
                default -> {}
            }
        }
        // Who has accepted stands among those who review.
        var invited = invitations.stream()
                .filter(one -> one.round() == number && (one.answer() != Answer.ACCEPTED || one.despite() != null))
                .map(Invited::of)
                .toList();
        return new RoundView(number, submitted.policy().anonymity(), parts.values(), submitted.kept(), invited, decision, takenBack);
    }

    /** How many reviews count in it. */
    public long reviews() {
        return parts.stream().filter(part -> part.report() != null || part.keptFrom() > 0).count();
    }

    /** How many of them are its own. */
    public long reports() {
        return parts.stream().filter(part -> part.report() != null).count();
    }
}
