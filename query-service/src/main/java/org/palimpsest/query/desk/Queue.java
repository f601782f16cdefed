package org.palimpsest.query.desk;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Invitation;
import org.palimpsest.query.visibility.Visibility;

/** What an entry in the editors' queue waits for. */
final class Queue {
    /** What moves an entry on. It waits for those who may do one of these. */
    static final Set<EntryAction> MOVES = Set.of(
            EntryAction.ASSIGN_REVIEWER,
            EntryAction.REQUEST_REVISIONS,
            EntryAction.ACCEPT,
            EntryAction.DECLINE,
            EntryAction.PUBLISH);

    /** No person has this id. */
    private static final Caller IMPARTIAL_EDITOR = new Caller("(an editor)", Set.of(Role.EDITOR));

    private Queue() {}

    /** For what it waits, of an editor who does not own it; empty if for nothing. */
    static Optional<Waiting> waiting(EntryState entry) {
        var allowed = EntryPermissions.allowed(entry.facts(), IMPARTIAL_EDITOR);
        if (Collections.disjoint(allowed, MOVES)) {
            return Optional.empty();
        }
        if (allowed.contains(EntryAction.PUBLISH)) {
            return Optional.of(Waiting.PUBLICATION);
        }
        if (allowed.contains(EntryAction.ACCEPT)) {
            return Optional.of(Waiting.DECISION);
        }
        int round = entry.round();
        int required = entry.policy(round).map(Policy::reviewsRequired).orElse(0);
        return Optional.of(entry.assignments(round).size() < required ? Waiting.REVIEWERS : Waiting.REVIEWS);
    }

    /** The day by which the first of the reviews is due that are awaited now. */
    static String due(EntryState entry) {
        return awaited(entry).stream()
                .flatMap(reviewer -> entry.due(entry.round(), reviewer).stream())
                .min(Comparator.naturalOrder())
                .orElse(DeskDocument.NEVER);
    }

    /** Whose reviews are awaited now, in the order in which they were assigned. */
    private static List<String> awaited(EntryState entry) {
        return entry.stage() != EntryStage.UNDER_REVIEW || entry.withdrawn()
                ? List.of()
                : entry.assignments(entry.round()).stream()
                        .filter(one -> one.reviewedAt() == null)
                        .map(Assignment::reviewer)
                        .toList();
    }

    /** Whose answer to an invitation is awaited now, in the order in which they were invited. */
    private static List<String> asked(EntryState entry) {
        return entry.invitations().stream()
                .filter(one -> entry.invitation(one.reviewer()).filter(one::equals).isPresent())
                .map(Invitation::reviewer)
                .toList();
    }

    /** Empty if the entry does not wait for {@code caller}. */
    static Optional<Queued> of(DeskDocument document, Caller caller) {
        var entry = document.state();
        var waiting = document.waiting();
        if (waiting == null || Collections.disjoint(EntryPermissions.allowed(entry.facts(), caller), MOVES)) {
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
                waiting,
                assigned,
                done,
                required,
                document.changedAt(),
                entry.handling(),
                document.due().equals(DeskDocument.NEVER) ? null : document.due(),
                awaited(entry),
                asked(entry)));
    }
}
