package org.palimpsest.command.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.Suppressions;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryStage;

/**
 * All of an entry that decisions need: the fold of its events.
 *
 * @param working the stage of the working draft, never {@link EntryStage#WITHDRAWN}
 * @param ownership who owned it before, and to whom it is offered
 * @param wish the address that the owner would like; null where they said nothing
 * @param slug null until one is assigned
 * @param round the present or last round of review, null before the first
 * @param reviewers everyone who was ever assigned
 * @param versions how many were published
 * @param schedule what is planned and has not been done yet; null where nothing is
 * @param schedules how many plans there ever were, and so the last one's number
 * @param suppressions what is suppressed now
 * @param suppressed how many suppressions there ever were, and so the last one's number
 * @param credits also those that do not stand any more
 * @param handling the editor who sees to it; null where nobody does
 * @param embargo null where readers get the text
 * @param said how many messages came last, after all else
 */
public record EntryState(
        EntryStage working,
        boolean withdrawn,
        String section,
        String owner,
        Ownership ownership,
        @Nullable String wish,
        @Nullable String slug,
        Content content,
        @Nullable Round round,
        Set<String> reviewers,
        int versions,
        @Nullable Schedule schedule,
        int schedules,
        Suppressions suppressions,
        int suppressed,
        Credits credits,
        @Nullable String handling,
        @Nullable Embargoed embargo,
        long said) {

    /** Where every fold begins: nothing has happened. */
    public static final EntryState NONE = new EntryState(
            EntryStage.NONE,
            false,
            "",
            "",
            Ownership.FIRST,
            null,
            null,
            Content.EMPTY,
            null,
            Set.of(),
            0,
            null,
            0,
            Suppressions.NONE,
            0,
            Credits.NONE,
            null,
            null,
            0);

    public EntryState {
        reviewers = Set.copyOf(reviewers);
    }

    /**
     * One round of review.
     *
     * @param number counted from 1 over the whole life of the entry
     * @param policy the section's when the round began
     * @param questions that each report answers
     * @param submitted what is judged
     * @param invited whose answer to an invitation is awaited, each with the last day for the review, as in {@code 2026-12-24}
     * @param assigned reviewers, each once, in the order in which they were assigned; first those whose approval was kept
     * @param reviews by reviewer
     * @param kept by reviewer, the report of an earlier round that counts in this one
     * @param revocable whether it is decided and nothing has followed from the decision
     */
    public record Round(
            int number,
            Policy policy,
            List<ReviewQuestion> questions,
            Content submitted,
            Map<String, String> invited,
            List<String> assigned,
            Map<String, ReviewSubmitted> reviews,
            Map<String, Kept> kept,
            boolean revocable) {
        public Round {
            invited = Map.copyOf(invited);
            questions = List.copyOf(questions);
            assigned = List.copyOf(assigned);
            reviews = Map.copyOf(reviews);
            kept = Map.copyOf(kept);
        }

        /** {@code report}: its reviewer's number among those assigned in {@code round}, from 1. */
        public record Kept(int round, int report) {}

        static Round of(EntrySubmitted e, Content submitted) {
            return new Round(e.round(), e.policy(), e.questions(), submitted, Map.of(), List.of(), Map.of(), Map.of(), false);
        }

        Round with(String reviewer) {
            return with(without(invited, reviewer), and(assigned, reviewer), reviews, kept, revocable);
        }

        Round with(ReviewerInvited invitation) {
            return with(and(invited, invitation.reviewer(), invitation.due()), assigned, reviews, kept, revocable);
        }

        Round notInviting(String reviewer) {
            return with(without(invited, reviewer), assigned, reviews, kept, revocable);
        }

        Round with(ReviewSubmitted review) {
            return with(invited, assigned, and(reviews, review.reviewer(), review), kept, revocable);
        }

        Round with(ApprovalKept approval) {
            var more = and(kept, approval.reviewer(), new Kept(approval.reviewedIn(), approval.report()));
            return with(invited, and(assigned, approval.reviewer()), reviews, more, revocable);
        }

        Round with(boolean isRevocable) {
            return with(invited, assigned, reviews, kept, isRevocable);
        }

        private Round with(
                Map<String, String> asked,
                List<String> theirs,
                Map<String, ReviewSubmitted> reports,
                Map<String, Kept> approvals,
                boolean isRevocable) {
            return new Round(number, policy, questions, submitted, asked, theirs, reports, approvals, isRevocable);
        }

        /** Whose review is in. */
        public Set<String> reviewed() {
            return Stream.concat(reviews.keySet().stream(), kept.keySet().stream()).collect(Collectors.toUnmodifiableSet());
        }

        /** The report of this reviewer that counts in this round, if it says to accept the entry. */
        Optional<Kept> approval(String reviewer) {
            var review = reviews.get(reviewer);
            return review != null && review.recommendation() == Recommendation.ACCEPT
                    ? Optional.of(new Kept(number, assigned.indexOf(reviewer) + 1))
                    : Optional.ofNullable(kept.get(reviewer));
        }

        private static List<String> and(List<String> people, String another) {
            return Stream.concat(people.stream(), Stream.of(another)).distinct().toList();
        }

        private static <T> Map<String, T> and(Map<String, T> people, String another, T theirs) {
            var all = new HashMap<>(people);
            all.put(another, theirs);
            return all;
        }
    }

    /** Never fails on a history that {@link Entry#decide} made. */
    static EntryState evolve(EntryState state, EntryEvent event) {
        var next = new EntryFold(event instanceof DraftStarted ? NONE : state);
        next.tell(event);
        return next.state();
    }

    /** How far the entry has come. */
    public EntryStage stage() {
        return withdrawn ? EntryStage.WITHDRAWN : working;
    }

    /** What permissions depend on. */
    public EntryFacts facts(UUID id) {
        return facts(id, section);
    }

    /** The same, of what shall be begun in {@code section}, or is in it. */
    EntryFacts facts(UUID id, String section) {
        return new EntryFacts(
                id,
                section,
                stage(),
                working == EntryStage.NONE ? null : owner,
                ownership,
                versions,
                reviewers,
                round == null ? Set.of() : round.invited().keySet(),
                round == null ? Set.of() : Set.copyOf(round.assigned()),
                round == null ? Set.of() : round.reviewed(),
                round == null ? 0 : round.policy().reviewsRequired(),
                round != null && round.policy().ownerMayPublish(),
                round != null && round.revocable(),
                !suppressions.isEmpty(),
                standingCredits(),
                credits.areObjectedIn(content.contributors()),
                embargo != null);
    }

    /** Whether this person owns it, or did. */
    boolean isOwners(@Nullable String person) {
        return owner.equals(person) || ownership.isFormer(person);
    }

    /** Those that stand in the draft or in what is published. */
    public Credits standingCredits() {
        return credits.among(content.contributors());
    }

    private static Map<String, String> without(Map<String, String> people, String one) {
        var others = new HashMap<>(people);
        others.remove(one);
        return others;
    }
}
