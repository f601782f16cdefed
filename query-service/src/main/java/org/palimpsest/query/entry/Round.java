package org.palimpsest.query.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.permission.EntryStage;

/**
 * A round of review. What its reviewers get to read is the entry as it was submitted, so that is told here.
 *
 * @param policy the section's at the submission; rules the round for all time
 * @param questions that each report of it answers
 * @param title of what was submitted
 * @param work number of the version that it was to become
 * @param outcome {@code REVISIONS_REQUESTED}, {@code ACCEPTED} or {@code DECLINED} once that is decided
 * @param revocable whether nothing has followed from that outcome, so that it can be taken back
 * @param sequence of the round's last event in the entry's stream
 */
public record Round(
        Policy policy,
        List<ReviewQuestion> questions,
        Instant submittedAt,
        @Nullable String title,
        int work,
        @Nullable EntryStage outcome,
        boolean revocable,
        long sequence) {

    /** How far the entry has come for those who know no more than this round. */
    public EntryStage stage() {
        return outcome == null ? EntryStage.UNDER_REVIEW : outcome;
    }

    Round touched(long last) {
        return new Round(policy, questions, submittedAt, title, work, outcome, revocable, last);
    }

    /** {@code decided}: null to have it go on. */
    Round with(@Nullable EntryStage decided, long last) {
        return new Round(policy, questions, submittedAt, title, work, decided, decided != null, last);
    }

    /** Once something has followed from how it was decided. Of that its reviewers learn nothing. */
    Round irrevocable() {
        return new Round(policy, questions, submittedAt, title, work, outcome, false, sequence);
    }
}
