package org.palimpsest.query.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Policy;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry after some of its events.
 *
 * @param content of the working draft
 * @param policies of the rounds of review so far, the first round's first
 * @param assignments of all rounds, in the order in which they were made
 * @param version number of the latest published version, 0 if there is none
 */
public record EntryState(
        UUID id,
        String section,
        String owner,
        @Nullable String slug,
        Content content,
        Stage stage,
        List<Policy> policies,
        List<Assignment> assignments,
        int version,
        boolean withdrawn) {

    /**
     * The state after one more event. Never fails; null as long as the beginning of the entry has not been seen.
     *
     * @param before the state after all earlier ones
     */
    public static @Nullable EntryState after(@Nullable EntryState before, Recorded<? extends EntryEvent> step) {
        if (step.event() instanceof DraftStarted e) {
            return new EntryState(
                    e.entryId(), e.section(), e.owner(), null, Content.EMPTY, Stage.DRAFT, List.of(), List.of(), 0, false);
        }
        return before == null ? null : before.then(step);
    }

    private EntryState then(Recorded<? extends EntryEvent> step) {
        return switch (step.event()) {
            case DraftStarted _ -> this;
            case SlugAssigned e -> with(e.slug(), content, stage, version, withdrawn);
            case Revised e -> with(slug, content.with(e), stage, version, withdrawn);
            case EntrySubmitted e -> with(Stage.UNDER_REVIEW, and(policies, e.policy()), assignments);
            case ReviewerAssigned e ->
                with(stage, policies, and(assignments, new Assignment(e.round(), e.reviewer(), step.at(), null, null)));
            case ReviewSubmitted e -> with(stage, policies, reviewed(e, step));
            case RevisionsRequested _ -> in(Stage.REVISIONS_REQUESTED);
            case EntryAccepted _ -> in(Stage.ACCEPTED);
            // What was published before stays so, and can be revised again.
            case EntryDeclined _ -> in(version > 0 ? Stage.PUBLISHED : Stage.DECLINED);
            case EntryPublished e -> with(e.slug(), e.content(), Stage.PUBLISHED, e.version(), withdrawn);
            case RevisionStarted _ -> in(Stage.DRAFT);
            case EntryWithdrawn _ -> with(slug, content, stage, version, true);
            case EntryReinstated _ -> with(slug, content, stage, version, false);
            case EntrySuppressed _, SuppressionLifted _ -> this;
        };
    }

    private List<Assignment> reviewed(ReviewSubmitted review, Recorded<?> step) {
        return assignments.stream()
                .map(one -> one.isOf(review.round(), review.reviewer())
                        ? one.reviewed(step.at(), review.recommendation())
                        : one)
                .toList();
    }

    private EntryState in(Stage next) {
        return with(next, policies, assignments);
    }

    private EntryState with(Stage next, List<Policy> rules, List<Assignment> reviewers) {
        return new EntryState(id, section, owner, slug, content, next, rules, reviewers, version, withdrawn);
    }

    private EntryState with(@Nullable String address, Content text, Stage next, int number, boolean gone) {
        return new EntryState(id, section, owner, address, text, next, policies, assignments, number, gone);
    }

    private static <T> List<T> and(List<T> items, T another) {
        var all = new ArrayList<>(items);
        all.add(another);
        return List.copyOf(all);
    }

    /** Number of the present or last round of review; 0 before the first submission. */
    public int round() {
        return policies.size();
    }

    /** The policy that rules {@code round}, if it has begun. */
    public Optional<Policy> policy(int round) {
        return round >= 1 && round <= policies.size() ? Optional.of(policies.get(round - 1)) : Optional.empty();
    }

    /** Who was assigned in {@code round}, in order. */
    public List<Assignment> assignments(int round) {
        return assignments.stream().filter(one -> one.round() == round).toList();
    }
}
