package org.palimpsest.query.desk;

import org.palimpsest.events.Policy;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Stage;
import org.palimpsest.query.visibility.Visibility;

/** What an entry in the editors' queue waits for. */
final class Queue {
    private Queue() {}

    static Queued of(DeskDocument document, Visibility visibility) {
        var entry = document.state();
        int round = entry.round();
        int assigned = entry.assignments(round).size();
        int done = (int) entry.assignments(round).stream()
                .filter(one -> one.reviewedAt() != null)
                .count();
        int required = entry.policy(round).map(Policy::reviewsRequired).orElse(0);
        return new Queued(
                document.id(),
                document.sequence(),
                entry.section(),
                entry.slug(),
                visibility.title(entry),
                entry.owner(),
                round,
                waiting(entry, assigned, done, required),
                assigned,
                done,
                required,
                document.changedAt());
    }

    private static Waiting waiting(EntryState entry, int assigned, int done, int required) {
        if (entry.stage() == Stage.ACCEPTED) {
            return Waiting.PUBLICATION;
        }
        if (done >= required) {
            return Waiting.DECISION;
        }
        return assigned < required ? Waiting.REVIEWERS : Waiting.REVIEWS;
    }
}
