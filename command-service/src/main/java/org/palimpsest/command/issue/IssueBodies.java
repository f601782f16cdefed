package org.palimpsest.command.issue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PlanIssue;

/** What is sent with commands to issues: the commands without what the address and the server tell. */
final class IssueBodies {
    private IssueBodies() {}

    record NewIssue(String section, String volume, String number, int year, @Nullable String title) {
        PlanIssue command(UUID id) {
            return new PlanIssue(id, section, new Details(volume, number, year, title));
        }
    }

    record Added(UUID entry) {}

    record Order(List<UUID> entries) {}

    record IssuePublication(@Nullable Instant embargoUntil) {}
}
