package org.palimpsest.command.comment;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.comment.CommentCommand.ApproveComment;
import org.palimpsest.command.comment.CommentCommand.BlockCommenter;
import org.palimpsest.command.comment.CommentCommand.EraseComment;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.command.comment.CommentCommand.RejectComment;
import org.palimpsest.command.comment.CommentCommand.ReportComment;
import org.palimpsest.command.comment.CommentCommand.UnblockCommenter;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentEvent.CommenterUnblocked;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.CommentPermissions;
import org.palimpsest.permission.CommentPermissions.Action;
import org.palimpsest.permission.CommentPermissions.Facts;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.permission.Permission;

/** What follows from a command to a comment. */
final class Comment implements Decider<CommentCommand, CommentState, CommentEvent, Comment.Context> {
    static final int LONGEST_REASON = 1_000;

    /** So many editors need not be told twice. */
    static final int MOST_REPORTS = 20;

    /**
     * What a decision needs beside command and state.
     *
     * @param caller id of the person or guest who gives the command
     * @param posting what it takes to post a comment; null for other commands
     * @param blocked whether the commenter is blocked already where a command wants to block them
     */
    record Context(String caller, Posting.@Nullable Context posting, boolean blocked) {}

    @Override
    public String id(CommentCommand command) {
        return command.commentId().toString();
    }

    @Override
    public Permission permission(CommentCommand command, CommentState state, Caller caller) {
        var action = switch (command) {
            case PostComment _ -> Action.POST;
            case ApproveComment _ -> Action.APPROVE;
            case RejectComment _ -> Action.REJECT;
            case ReportComment _ -> Action.REPORT;
            case BlockCommenter _ -> Action.BLOCK;
            case UnblockCommenter _ -> Action.UNBLOCK;
            case EraseComment _ -> Action.ERASE;
        };
        return CommentPermissions.permission(action, new Facts(command.commentId(), state.section(), state.stage(), state.person()), caller);
    }

    @Override
    public Decision<CommentEvent> decide(CommentCommand command, CommentState state, Context context) {
        return switch (command) {
            case PostComment c -> Posting.post(c, context.posting(), context.caller());
            case ApproveComment c -> approve(c, state);
            case RejectComment c -> reject(c, state);
            case ReportComment c -> report(c, state, context.caller());
            case BlockCommenter c -> block(c, state, context.blocked());
            case UnblockCommenter c -> unblock(c, state, context.blocked());
            case EraseComment c ->
                Decision.of(state.stage() == Stage.ERASED ? List.of() : List.of(new CommentErased(c.commentId())));
        };
    }

    @Override
    public CommentState evolve(CommentState state, CommentEvent event) {
        return CommentState.evolve(state, event);
    }

    /** The unique key that is held while somebody is blocked. */
    static String blockKey(String commenter, String where) {
        return "commenter-blocked:" + where + ":" + commenter;
    }

    private static Decision<CommentEvent> approve(ApproveComment c, CommentState state) {
        boolean settled = state.stage() == Stage.SHOWN && state.reporters().isEmpty();
        return Decision.of(settled ? List.of() : List.of(new CommentApproved(c.commentId())));
    }

    private static Decision<CommentEvent> reject(RejectComment c, CommentState state) {
        var reason = reason(c.reason());
        return Decision.of(
                state.stage() == Stage.REJECTED ? List.of() : List.of(new CommentRejected(c.commentId(), reason)));
    }

    private static Decision<CommentEvent> report(ReportComment c, CommentState state, String caller) {
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        violations.requiredLines("reason", reason, LONGEST_REASON);
        violations.check();
        boolean known = state.reporters().contains(caller) || state.reporters().size() >= MOST_REPORTS;
        var key = CommentEvent.key(c.commentId());
        return Decision.of(
                known
                        ? List.of()
                        : List.of(new CommentReported(c.commentId(), caller, new Personal(key, CommentEvent.REPORT, reason))));
    }

    private static Decision<CommentEvent> block(BlockCommenter c, CommentState state, boolean blocked) {
        var reason = reason(c.reason());
        if (blocked) {
            return Decision.of(List.of());
        }
        var section = c.everywhere() ? null : state.section();
        return new Decision<>(
                List.of(new CommenterBlocked(c.commentId(), section, reason)),
                Set.of(blockKey(state.commenter(), CommentState.where(section))),
                Set.of());
    }

    private static Decision<CommentEvent> unblock(UnblockCommenter c, CommentState state, boolean blocked) {
        var section = c.everywhere() ? null : state.section();
        var where = CommentState.where(section);
        if (!blocked) {
            return Decision.of(List.of());
        }
        if (!state.blocks().contains(where)) {
            throw new Refused(Refused.Reason.WRONG_STATE, "Another comment has its writer blocked: end it there.");
        }
        return new Decision<>(
                List.of(new CommenterUnblocked(c.commentId(), section)),
                Set.of(),
                Set.of(blockKey(state.commenter(), where)));
    }

    private static @Nullable String reason(@Nullable String text) {
        var reason = Text.clean(text);
        var violations = new Violations();
        violations.lines("reason", reason, LONGEST_REASON);
        violations.check();
        return reason;
    }
}
