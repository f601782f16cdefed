package org.palimpsest.permission;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/**
 * Who may do what with a comment under an entry, and when. Administrators take down and forget what the law asks for; what is
 * good is for editors to say, and not of their own comments.
 */
public final class CommentPermissions {
    private static final Set<Stage> KEPT = Set.of(Stage.WAITING, Stage.SHOWN, Stage.REJECTED);
    private static final Set<Stage> THERE = Set.of(Stage.WAITING, Stage.SHOWN, Stage.REJECTED, Stage.ERASED);

    private static final Standing<Facts> ANYBODY = new Standing<>(Role.OWNER, "everybody", (_, _) -> true);
    private static final Standing<Facts> AUTHOR =
            new Standing<>(Role.OWNER, "who wrote it", (comment, caller) -> caller.is(comment.person()));
    private static final Standing<Facts> EDITOR = Standing.granted(Role.EDITOR, "an editor of its section", Facts::section);
    private static final Standing<Facts> OTHER_EDITOR = new Standing<>(
            Role.EDITOR,
            "an editor of its section who has not written it",
            (comment, caller) -> caller.has(Role.EDITOR, comment.section()) && !caller.is(comment.person()));
    private static final Standing<Facts> ADMINISTRATOR = Standing.granted(Role.ADMINISTRATOR, "an administrator");

    private static final PermissionTable<Action, Facts, Stage> TABLE = new PermissionTable<>(
            "comment",
            Stage.NONE,
            List.of(
                    new Rule<>(Action.POST, ANYBODY, Set.of(Stage.NONE)),
                    new Rule<>(Action.REPORT, ANYBODY, Set.of(Stage.SHOWN)),
                    new Rule<>(Action.APPROVE, OTHER_EDITOR, KEPT),
                    new Rule<>(Action.REJECT, EDITOR, KEPT),
                    new Rule<>(Action.REJECT, ADMINISTRATOR, KEPT),
                    new Rule<>(Action.BLOCK, OTHER_EDITOR, THERE),
                    new Rule<>(Action.BLOCK, ADMINISTRATOR, THERE),
                    new Rule<>(Action.UNBLOCK, OTHER_EDITOR, THERE),
                    new Rule<>(Action.UNBLOCK, ADMINISTRATOR, THERE),
                    // Erasing again mends what was broken off.
                    new Rule<>(Action.ERASE, AUTHOR, THERE),
                    new Rule<>(Action.ERASE, ADMINISTRATOR, THERE)));

    /** What can be done with a comment. */
    public enum Action {
        POST,
        REPORT,
        APPROVE,
        REJECT,
        /** Its commenter. */
        BLOCK,
        UNBLOCK,
        ERASE
    }

    /** What became of a comment. */
    public enum Stage implements PermissionTable.Stage {
        NONE("not there yet"),
        WAITING("waiting for an editor"),
        SHOWN("shown to readers"),
        REJECTED("rejected"),
        ERASED("erased, for ever");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * What permissions depend on.
     *
     * @param section slug of the entry's section when it was posted; of what is not there, empty
     * @param person id of the account that wrote it; null for a commenter who has none
     */
    public record Facts(UUID id, String section, Stage stage, @Nullable String person) {}

    private CommentPermissions() {}

    /**
     * Whether the caller may do this now. Otherwise the first that applies of: UNKNOWN, also for a caller who may not know of the
     * comment, which readers may while it is shown; NOT_PERMITTED; WRONG_STAGE.
     */
    public static Permission permission(Action action, Facts comment, Caller caller) {
        var name = comment.id().toString();
        return action != Action.POST && !mayKnow(comment, caller)
                ? TABLE.unknown(name)
                : TABLE.permission(action, comment, comment.stage(), name, caller);
    }

    private static boolean mayKnow(Facts comment, Caller caller) {
        return comment.stage() == Stage.SHOWN
                || (comment.stage() != Stage.NONE && (moderates(caller, comment.section()) || caller.is(comment.person())));
    }

    /** Whether the caller has to do with comments that others do not see, in some section at least. */
    public static boolean moderates(Caller caller) {
        return caller.has(Role.EDITOR) || caller.has(Role.ADMINISTRATOR);
    }

    /** Whether the caller has to do with those of this section. */
    public static boolean moderates(Caller caller, String section) {
        return caller.has(Role.EDITOR, section) || caller.has(Role.ADMINISTRATOR);
    }
}
