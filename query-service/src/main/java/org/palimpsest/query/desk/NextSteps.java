package org.palimpsest.query.desk;

import static org.palimpsest.query.entry.Stage.ACCEPTED;
import static org.palimpsest.query.entry.Stage.DRAFT;
import static org.palimpsest.query.entry.Stage.PUBLISHED;
import static org.palimpsest.query.entry.Stage.REVISIONS_REQUESTED;
import static org.palimpsest.query.entry.Stage.UNDER_REVIEW;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Stage;

/**
 * What a caller can do next with an entry, as the last part of the command's address. A hint for whoever draws buttons:
 * what is really allowed the command service decides.
 */
final class NextSteps {
    private NextSteps() {}

    static List<String> of(EntryState entry, Caller caller) {
        boolean owner = caller.is(entry.owner());
        boolean editor = caller.has(Role.EDITOR);
        if (entry.withdrawn()) {
            return editor ? List.of("reinstate") : List.of();
        }
        var stage = entry.stage();
        var may = new ArrayList<String>();
        if (owner && (stage == DRAFT || stage == REVISIONS_REQUESTED)) {
            may.addAll(List.of("draft", "submit"));
        }
        if (editor && !owner) {
            may.addAll(forEditor(entry, stage));
        }
        if (stage == UNDER_REVIEW && caller.has(Role.REVIEWER) && isAwaited(entry, caller)) {
            may.add("reviews");
        }
        if (stage == PUBLISHED && (owner || editor)) {
            may.add("start-revision");
        }
        if (editor || (owner && entry.version() == 0)) {
            may.add("withdraw");
        }
        return List.copyOf(may);
    }

    private static List<String> forEditor(EntryState entry, Stage stage) {
        if (stage == ACCEPTED) {
            return List.of("draft", "publish");
        }
        if (stage != UNDER_REVIEW) {
            return List.of();
        }
        var reviews = entry.assignments(entry.round()).stream()
                .filter(one -> one.reviewedAt() != null)
                .count();
        int required = entry.policy(entry.round()).map(Policy::reviewsRequired).orElse(0);
        return reviews >= required
                ? List.of("reviewers", "request-revisions", "decline", "accept")
                : List.of("reviewers", "request-revisions", "decline");
    }

    private static boolean isAwaited(EntryState entry, Caller caller) {
        return entry.assignments(entry.round()).stream()
                .anyMatch(one -> caller.is(one.reviewer()) && one.reviewedAt() == null);
    }
}
