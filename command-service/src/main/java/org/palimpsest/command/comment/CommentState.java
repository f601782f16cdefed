package org.palimpsest.command.comment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentEvent.CommenterUnblocked;
import org.palimpsest.permission.CommentPermissions.Stage;

/**
 * What must be known of a comment to decide about it. What it says is not among it.
 *
 * @param entry the entry's id; null before it was posted
 * @param section slug of the entry's section when it was posted
 * @param above as in {@link CommentPosted}
 * @param person as in {@link CommentPosted}
 * @param commenter as in {@link CommentPosted}
 * @param reporters who has reported it since an editor last looked at it
 * @param blocks where this comment has its commenter blocked: slugs of sections, and {@link #EVERYWHERE}
 */
record CommentState(
        Stage stage,
        @Nullable UUID entry,
        String section,
        List<UUID> above,
        @Nullable String person,
        String commenter,
        Set<String> reporters,
        Set<String> blocks) {
    /** In the place of a section's slug, which it cannot be. */
    static final String EVERYWHERE = "*";

    /** The fold of every comment's events starts here. */
    static final CommentState NONE = new CommentState(Stage.NONE, null, "", List.of(), null, "", Set.of(), Set.of());

    CommentState {
        above = List.copyOf(above);
        reporters = Set.copyOf(reporters);
        blocks = Set.copyOf(blocks);
    }

    static CommentState evolve(CommentState state, CommentEvent event) {
        return switch (event) {
            case CommentPosted e ->
                new CommentState(
                        e.waits() ? Stage.WAITING : Stage.SHOWN,
                        e.entryId(),
                        e.section(),
                        e.above(),
                        e.person(),
                        e.commenter(),
                        Set.of(),
                        Set.of());
            case CommentApproved _ -> state.with(Stage.SHOWN, Set.of(), state.blocks);
            case CommentRejected _ -> state.with(Stage.REJECTED, Set.of(), state.blocks);
            case CommentReported e -> state.with(state.stage, with(state.reporters, e.reporter()), state.blocks);
            case CommenterBlocked e -> state.with(state.stage, state.reporters, with(state.blocks, where(e.section())));
            case CommenterUnblocked e -> {
                var left = new HashSet<>(state.blocks);
                left.remove(where(e.section()));
                yield state.with(state.stage, state.reporters, left);
            }
            case CommentErased _ -> state.with(Stage.ERASED, Set.of(), state.blocks);
        };
    }

    static String where(@Nullable String section) {
        return section == null ? EVERYWHERE : section;
    }

    private CommentState with(Stage now, Set<String> reported, Set<String> blocked) {
        return new CommentState(now, entry, section, above, person, commenter, reported, blocked);
    }

    private static Set<String> with(Set<String> all, String another) {
        var more = new HashSet<>(all);
        more.add(another);
        return more;
    }
}
