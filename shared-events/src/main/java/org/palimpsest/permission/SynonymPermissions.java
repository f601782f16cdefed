package org.palimpsest.permission;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palimpsest.events.Role;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/**
 * Who may say which words mean the same to the search. It holds for the whole site, so an editor of any section may; what is said is no
 * secret.
 */
public final class SynonymPermissions {
    private static final Standing<UUID> EDITOR = Standing.granted(Role.EDITOR, "editors");
    private static final Standing<UUID> ADMINISTRATOR = Standing.granted(Role.ADMINISTRATOR, "administrators");

    private static final PermissionTable<Action, UUID, Stage> TABLE = new PermissionTable<>(
            "group of synonyms",
            Stage.NONE,
            List.of(
                    new Rule<>(Action.ADD, EDITOR, Set.of(Stage.NONE)),
                    new Rule<>(Action.ADD, ADMINISTRATOR, Set.of(Stage.NONE)),
                    new Rule<>(Action.CHANGE, EDITOR, Set.of(Stage.THERE)),
                    new Rule<>(Action.CHANGE, ADMINISTRATOR, Set.of(Stage.THERE))));

    /** What can be done with a group. */
    public enum Action {
        ADD,
        /** Give it other words, or remove it. */
        CHANGE
    }

    /** Whether there is such a group. */
    public enum Stage implements PermissionTable.Stage {
        NONE("not there"),
        THERE("there");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    private SynonymPermissions() {}

    /** Whether the caller may do this now; otherwise the first that applies of NOT_PERMITTED, UNKNOWN, TAKEN. */
    public static Permission permission(Action action, UUID group, Stage stage, Caller caller) {
        return TABLE.permission(action, group, stage, group.toString(), caller);
    }
}
