package org.palimpsest.query.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Policy;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.EntryState;

/** What a caller can do next with an entry, as the command service decides it too: by the one table. */
final class NextSteps {
    private NextSteps() {}

    /** The last words of the commands' addresses, in the order of an entry's life. */
    static List<String> of(EntryState entry, Caller caller) {
        return EntryPermissions.allowed(facts(entry), caller).stream().map(EntryAction::address).toList();
    }

    private static EntryFacts facts(EntryState entry) {
        var round = entry.assignments(entry.round());
        var policy = entry.policy(entry.round());
        return new EntryFacts(
                entry.id(),
                entry.withdrawn() ? EntryStage.WITHDRAWN : EntryStage.valueOf(entry.stage().name()),
                entry.owner(),
                entry.version(),
                reviewers(entry.assignments().stream()),
                reviewers(round.stream()),
                reviewers(round.stream().filter(one -> one.reviewedAt() != null)),
                policy.map(Policy::reviewsRequired).orElse(0),
                policy.map(Policy::ownerMayPublish).orElse(false),
                false);
    }

    private static Set<String> reviewers(Stream<Assignment> assignments) {
        return assignments.map(Assignment::reviewer).collect(Collectors.toUnmodifiableSet());
    }
}
