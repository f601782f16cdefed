package org.palimpsest.permission;

import java.util.List;
import java.util.Set;
import org.palimpsest.events.Role;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/** Who may do what with a section. For administrators alone; a section that is there is no secret. */
public final class SectionPermissions {
    private static final Set<Stage> THERE = Set.of(Stage.OPEN, Stage.CLOSED);

    private static final Standing<String> ADMINISTRATOR = Standing.granted(Role.ADMINISTRATOR, "administrators");

    private static final PermissionTable<Action, String, Stage> TABLE = new PermissionTable<>(
            "section",
            Stage.NONE,
            List.of(
                    new Rule<>(Action.CREATE, ADMINISTRATOR, Set.of(Stage.NONE)),
                    // Of what is closed, too: it rules what is in the section already.
                    new Rule<>(Action.CHANGE_POLICY, ADMINISTRATOR, THERE),
                    new Rule<>(Action.CLOSE, ADMINISTRATOR, THERE)));

    /** What can be done with a section. */
    public enum Action {
        CREATE,
        CHANGE_POLICY,
        CLOSE
    }

    /** What became of a section. */
    public enum Stage implements PermissionTable.Stage {
        NONE("not there yet"),
        OPEN("open"),
        CLOSED("closed");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    private SectionPermissions() {}

    /** Whether the caller may do this now; otherwise the first that applies of NOT_PERMITTED, UNKNOWN, TAKEN. */
    public static Permission permission(Action action, String slug, Stage stage, Caller caller) {
        return TABLE.permission(action, slug, stage, "“" + slug + "”", caller);
    }
}
