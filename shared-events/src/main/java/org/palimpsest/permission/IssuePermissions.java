package org.palimpsest.permission;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palimpsest.events.Role;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/**
 * Who may do what with an issue of a journal. For editors of its section alone, and what is published stays as it is. Beyond the table: who
 * publishes an issue must be one who may publish each of its entries.
 */
public final class IssuePermissions {
    private static final Standing<String> EDITOR =
            Standing.granted(Role.EDITOR, "an editor of its section", section -> section);

    private static final PermissionTable<Action, String, Stage> TABLE = new PermissionTable<>(
            "issue",
            Stage.NONE,
            List.of(
                    new Rule<>(Action.PLAN, EDITOR, Set.of(Stage.NONE)),
                    new Rule<>(Action.CHANGE, EDITOR, Set.of(Stage.PLANNED)),
                    new Rule<>(Action.PUBLISH, EDITOR, Set.of(Stage.PLANNED))));

    /** What can be done with an issue. */
    public enum Action {
        PLAN,
        /** What it is called, and which entries it has in which order. */
        CHANGE,
        PUBLISH
    }

    /** How far an issue has come. */
    public enum Stage implements PermissionTable.Stage {
        NONE("not there yet"),
        PLANNED("being put together"),
        PUBLISHED("published");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    private IssuePermissions() {}

    /**
     * Whether the caller may do this now. Otherwise the first that applies of: NOT_PERMITTED, so that nobody else learns what is
     * being put together; UNKNOWN; TAKEN; WRONG_STAGE.
     *
     * @param section its slug; of what shall be planned, where it shall be; of what is not there, empty
     */
    public static Permission permission(Action action, UUID issue, String section, Stage stage, Caller caller) {
        return TABLE.permission(action, section, stage, issue.toString(), caller);
    }
}
