package org.palimpsest.query.desk;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palimpsest.events.Policy;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.visibility.Visibility;

/** What an entry in the editors' queue waits for. */
final class Queue {
    /** What moves an entry on. It waits for whoever may do one of these. */
    static final Set<EntryAction> MOVES = Set.of(
            EntryAction.ASSIGN_REVIEWER,
            EntryAction.REQUEST_REVISIONS,
            EntryAction.ACCEPT,
            EntryAction.DECLINE,
            EntryAction.PUBLISH);

    private Queue() {}

    /** Empty if the entry does not wait for {@code caller}. */
    static Optional<Queued> of(DeskDocument document, Caller caller) {
        var entry = document.state();
        var allowed = EntryPermissions.allowed(entry.facts(), caller);
        if (Collections.disjoint(allowed, MOVES)) {
            return Optional.empty();
        }
        int round = entry.round();
        int assigned = entry.assignments(round).size();
        int done = (int) entry.assignments(round).stream()
                .filter(one -> one.reviewedAt() != null)
                .count();
        int required = entry.policy(round).map(Policy::reviewsRequired).orElse(0);
        return Optional.of(new Queued(
                document.id(),
                document.sequence(),
                entry.section(),
                entry.slug(),
                Visibility.of(entry, caller).title(entry),
                entry.owner(),
                round,
                waiting(allowed, assigned, required),
                assigned,
                done,
                required,
                document.changedAt()));
    }

    private static Waiting waiting(List<EntryAction> allowed, int assigned, int required) {
        if (allowed.contains(EntryAction.PUBLISH)) {
            return Waiting.PUBLICATION;
        }
        if (allowed.contains(EntryAction.ACCEPT)) {
            return Waiting.DECISION;
        }
        return assigned < required ? Waiting.REVIEWERS : Waiting.REVIEWS;
    }
}
