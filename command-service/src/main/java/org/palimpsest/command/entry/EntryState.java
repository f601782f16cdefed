package org.palimpsest.command.entry;

import java.util.HashMap;
import java.util.HashSet;
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
import org.palimpsest.events.EntryEvent.CreditEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipEvent;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.ScheduledStep;
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

        private static Round of(EntrySubmitted e, Content submitted) {
            return new Round(e.round(), e.policy(), e.questions(), submitted, Map.of(), List.of(), Map.of(), Map.of(), false);
        }

        private Round with(String reviewer) {
            return with(without(invited, reviewer), and(assigned, reviewer), reviews, kept, revocable);
        }

        private Round with(ReviewerInvited invitation) {
            return with(and(invited, invitation.reviewer(), invitation.due()), assigned, reviews, kept, revocable);
        }

        private Round notInviting(String reviewer) {
            return with(without(invited, reviewer), assigned, reviews, kept, revocable);
        }

        private Round with(ReviewSubmitted review) {
            return with(invited, assigned, and(reviews, review.reviewer(), review), kept, revocable);
        }

        private Round with(ApprovalKept approval) {
            var more = and(kept, approval.reviewer(), new Kept(approval.reviewedIn(), approval.report()));
            return with(invited, and(assigned, approval.reviewer()), reviews, more, revocable);
        }

        private Round with(boolean isRevocable) {
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
        var next = new Next(state);
        next.said = event instanceof MessageSent ? state.said + 1 : 0;
        switch (event) {
            case DraftStarted e -> {
                next = new Next(NONE);
                next.working = EntryStage.DRAFT;
                next.section = e.section();
                next.owner = e.owner();
                next.wish = e.slug();
            }
            case SlugAssigned e -> next.slug = e.slug();
            case Revised e -> {
                next.content = state.content.with(e);
                // What an editor puts right in an accepted entry follows from nobody's decision.
                if (state.working == EntryStage.REVISIONS_REQUESTED) {
                    next.round = revocable(state.round, false);
                }
            }
            case EntrySubmitted e -> {
                next.working = EntryStage.UNDER_REVIEW;
                next.round = Round.of(e, state.content);
            }
            case ReviewerInvited e -> next.round = state.round == null ? null : state.round.with(e);
            case InvitationDeclined e -> next.round = state.round == null ? null : state.round.notInviting(e.reviewer());
            case InvitationWithdrawn e -> next.round = state.round == null ? null : state.round.notInviting(e.reviewer());
            case ReviewerAssigned e -> {
                next.reviewers = and(state.reviewers, e.reviewer());
                next.round = state.round == null ? null : state.round.with(e.reviewer());
            }
            case ReviewSubmitted e -> next.round = state.round == null ? null : state.round.with(e);
            case ApprovalKept e -> next.round = state.round == null ? null : state.round.with(e);
            case RevisionsRequested _ -> {
                next.working = EntryStage.REVISIONS_REQUESTED;
                next.round = revocable(state.round, true);
            }
            case EntryAccepted _ -> {
                next.working = EntryStage.ACCEPTED;
                next.round = revocable(state.round, true);
            }
            case EntryDeclined _ -> {
                // What was published before stays so, and can be revised again.
                next.working = state.versions > 0 ? EntryStage.PUBLISHED : EntryStage.DECLINED;
                next.round = revocable(state.round, true);
            }
            case DecisionTakenBack _ -> {
                next.working = EntryStage.UNDER_REVIEW;
                next.round = revocable(state.round, false);
            }
            case EntryPublished e -> {
                next.working = EntryStage.PUBLISHED;
                next.round = revocable(state.round, false);
                next.versions = e.version();
                next.credits = state.credits.publishedWith(e.content().contributors());
                next.schedule = state.schedule == null ? null : state.schedule.published();
                if (e.embargo() != null) {
                    var embargo = state.embargo == null ? Embargoed.of(e.embargo()) : state.embargo;
                    next.embargo = embargo.with(e.version(), e.content());
                }
            }
            case EmbargoMoved e -> next.embargo = state.embargo == null ? null : state.embargo.until(e.embargo());
            case EmbargoLifted e -> {
                var left = state.embargo == null ? null : state.embargo.without(e.version());
                next.embargo = left == null || left.versions().isEmpty() ? null : left;
            }
            case RevisionStarted _ -> {
                next.working = EntryStage.DRAFT;
                next.round = revocable(state.round, false);
            }
            case EntryWithdrawn _ -> {
                next.withdrawn = true;
                next.schedule = null;
            }
            case EntryReinstated _ -> next.withdrawn = false;
            case PublicationScheduled e -> {
                next.schedule = Schedule.of(e);
                next.schedules = e.number();
            }
            case PublicationUnscheduled _ -> next.schedule = null;
            case ScheduledStepRefused e -> {
                if (e.step() == ScheduledStep.LIFT_EMBARGO) {
                    next.embargo = state.embargo == null ? null : state.embargo.refusedToEnd();
                } else {
                    next.schedule = null;
                }
            }
            case EntrySuppressed e -> {
                next.suppressions = state.suppressions.with(e);
                next.suppressed = e.number();
            }
            case SuppressionLifted e -> next.suppressions = state.suppressions.without(e);
            case CreditEvent e -> next.credits = state.credits.with(e);
            case OwnershipEvent e -> {
                next.ownership = state.ownership.with(e);
                next.owner = e instanceof OwnershipHandedOver handed ? handed.owner() : state.owner;
            }
            case MessageSent _ -> {}
            case HandlingEditorAssigned e -> next.handling = e.editor();
            case HandlingEditorReleased _ -> next.handling = null;
        }
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

    private static @Nullable Round revocable(@Nullable Round round, boolean revocable) {
        return round == null ? null : round.with(revocable);
    }

    private static Set<String> and(Set<String> people, String another) {
        var all = new HashSet<>(people);
        all.add(another);
        return all;
    }

    private static Map<String, String> without(Map<String, String> people, String one) {
        var others = new HashMap<>(people);
        others.remove(one);
        return others;
    }

    /** The state that is being made of one; never seen outside of {@link #evolve}. */
    private static final class Next {
        private EntryStage working;
        private boolean withdrawn;
        private String section;
        private String owner;
        private Ownership ownership;
        private @Nullable String wish;
        private @Nullable String slug;
        private Content content;
        private @Nullable Round round;
        private Set<String> reviewers;
        private int versions;
        private @Nullable Schedule schedule;
        private int schedules;
        private Suppressions suppressions;
        private int suppressed;
        private Credits credits;
        private @Nullable String handling;
        private @Nullable Embargoed embargo;
        private long said;

        private Next(EntryState from) {
            working = from.working;
            withdrawn = from.withdrawn;
            section = from.section;
            owner = from.owner;
            ownership = from.ownership;
            wish = from.wish;
            slug = from.slug;
            content = from.content;
            round = from.round;
            reviewers = from.reviewers;
            versions = from.versions;
            schedule = from.schedule;
            schedules = from.schedules;
            suppressions = from.suppressions;
            suppressed = from.suppressed;
            credits = from.credits;
            handling = from.handling;
            embargo = from.embargo;
            said = from.said;
        }

        private EntryState state() {
            return new EntryState(
                    working,
                    withdrawn,
                    section,
                    owner,
                    ownership,
                    wish,
                    slug,
                    content,
                    round,
                    reviewers,
                    versions,
                    schedule,
                    schedules,
                    suppressions,
                    suppressed,
                    credits,
                    handling,
                    embargo,
                    said);
        }
    }
}
