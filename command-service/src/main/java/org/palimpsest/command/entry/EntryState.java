package org.palimpsest.command.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DraftStarted;
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
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.Suppressions;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryStage;

/**
 * All of an entry that decisions need: the fold of its events.
 *
 * @param working the stage of the working draft, never {@link EntryStage#WITHDRAWN}
 * @param wish the address that the owner would like; null where they said nothing
 * @param slug null until one is assigned
 * @param round the present or last round of review, null before the first
 * @param reviewers everyone who was ever assigned
 * @param versions how many were published
 * @param schedule what is planned and has not been done yet; null where nothing is
 * @param schedules how many plans there ever were, and so the last one's number
 * @param suppressions what is suppressed now
 * @param suppressed how many suppressions there ever were, and so the last one's number
 * @param handling the editor who sees to it; null where nobody does
 * @param said how many messages came last, after all else
 */
public record EntryState(
        EntryStage working,
        boolean withdrawn,
        String section,
        String owner,
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
        @Nullable String handling,
        long said) {

    /** Where every fold begins: nothing has happened. */
    public static final EntryState NONE = new EntryState(
            EntryStage.NONE, false, "", "", null, null, Content.EMPTY, null, Set.of(), 0, null, 0, Suppressions.NONE, 0, null, 0);

    public EntryState {
        reviewers = Set.copyOf(reviewers);
    }

    /**
     * One round of review.
     *
     * @param number counted from 1 over the whole life of the entry
     * @param policy the section's when the round began
     * @param invited whose answer to an invitation is awaited, each with the last day for the review, as in {@code 2026-12-24}
     * @param questions that each report answers
     * @param assigned reviewers, each once, in the order in which they were assigned
     * @param reviews by reviewer
     */
    public record Round(
            int number,
            Policy policy,
            List<ReviewQuestion> questions,
            Map<String, String> invited,
            List<String> assigned,
            Map<String, ReviewSubmitted> reviews) {
        public Round {
            invited = Map.copyOf(invited);
            questions = List.copyOf(questions);
            assigned = List.copyOf(assigned);
            reviews = Map.copyOf(reviews);
        }

        private Round with(String reviewer) {
            var more = Stream.concat(assigned.stream(), Stream.of(reviewer)).distinct().toList();
            return new Round(number, policy, questions, without(invited, reviewer), more, reviews);
        }

        private Round with(ReviewerInvited invitation) {
            var more = new HashMap<>(invited);
            more.put(invitation.reviewer(), invitation.due());
            return new Round(number, policy, questions, more, assigned, reviews);
        }

        private Round notInviting(String reviewer) {
            return new Round(number, policy, questions, without(invited, reviewer), assigned, reviews);
        }

        private Round with(ReviewSubmitted review) {
            var more = new HashMap<>(reviews);
            more.put(review.reviewer(), review);
            return new Round(number, policy, questions, invited, assigned, more);
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
            case Revised e -> next.content = state.content.with(e);
            case EntrySubmitted e -> {
                next.working = EntryStage.UNDER_REVIEW;
                next.round = new Round(e.round(), e.policy(), e.questions(), Map.of(), List.of(), Map.of());
            }
            case ReviewerInvited e -> next.round = state.round == null ? null : state.round.with(e);
            case InvitationDeclined e -> next.round = state.round == null ? null : state.round.notInviting(e.reviewer());
            case InvitationWithdrawn e -> next.round = state.round == null ? null : state.round.notInviting(e.reviewer());
            case ReviewerAssigned e -> {
                next.reviewers = and(state.reviewers, e.reviewer());
                next.round = state.round == null ? null : state.round.with(e.reviewer());
            }
            case ReviewSubmitted e -> next.round = state.round == null ? null : state.round.with(e);
            case RevisionsRequested _ -> next.working = EntryStage.REVISIONS_REQUESTED;
            case EntryAccepted _ -> next.working = EntryStage.ACCEPTED;
            // What was published before stays so, and can be revised again.
            case EntryDeclined _ -> next.working = state.versions > 0 ? EntryStage.PUBLISHED : EntryStage.DECLINED;
            case EntryPublished e -> {
                next.working = EntryStage.PUBLISHED;
                next.versions = e.version();
                next.schedule = state.schedule == null ? null : state.schedule.published();
            }
            case RevisionStarted _ -> next.working = EntryStage.DRAFT;
            case EntryWithdrawn _ -> {
                next.withdrawn = true;
                next.schedule = null;
            }
            case EntryReinstated _ -> next.withdrawn = false;
            case PublicationScheduled e -> {
                next.schedule = Schedule.of(e);
                next.schedules = e.number();
            }
            case PublicationUnscheduled _, ScheduledStepRefused _ -> next.schedule = null;
            case EntrySuppressed e -> {
                next.suppressions = state.suppressions.with(e);
                next.suppressed = e.number();
            }
            case SuppressionLifted e -> next.suppressions = state.suppressions.without(e);
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
                versions,
                reviewers,
                round == null ? Set.of() : round.invited().keySet(),
                round == null ? Set.of() : Set.copyOf(round.assigned()),
                round == null ? Set.of() : round.reviews().keySet(),
                round == null ? 0 : round.policy().reviewsRequired(),
                round != null && round.policy().ownerMayPublish(),
                !suppressions.isEmpty());
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
        private @Nullable String handling;
        private long said;

        private Next(EntryState from) {
            working = from.working;
            withdrawn = from.withdrawn;
            section = from.section;
            owner = from.owner;
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
            handling = from.handling;
            said = from.said;
        }

        private EntryState state() {
            return new EntryState(
                    working,
                    withdrawn,
                    section,
                    owner,
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
                    handling,
                    said);
        }
    }
}
