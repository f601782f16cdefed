package org.palimpsest.query.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentEvent.CommenterUnblocked;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Suspicion;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * A comment as it is kept. The commenter's e-mail address is not kept: nothing here needs it.
 *
 * @param above as in {@link CommentPosted}
 * @param path the ids of {@code above} and its own, joined by slashes: ids begin with the time, so that sorted by this an answer
 *     follows what it answers, and the oldest comes first
 * @param at when it was posted
 * @param seen whether readers have ever seen it: then others may have answered it
 * @param person id of the account that wrote it; null for a commenter who has none
 * @param name of a commenter who has no account; null for others, and once it was erased
 * @param text null once it was erased
 * @param reports since an editor last looked at it, oldest first
 * @param attention position since which it waits for an editor, or was reported; null while it needs none
 * @param decided the last thing that an editor or administrator decided about it; null before
 * @param blocks where its commenter is blocked by it
 */
public record CommentDocument(
        @BsonId UUID id,
        long position,
        UUID entry,
        String section,
        List<UUID> above,
        @Nullable UUID replyTo,
        String path,
        Stage stage,
        Instant at,
        boolean seen,
        @Nullable String person,
        @Nullable Personal name,
        @Nullable Personal text,
        List<Suspicion> suspicions,
        List<Report> reports,
        @Nullable Long attention,
        @Nullable Decided decided,
        List<Block> blocks)
        implements Positioned {

    /** Why a reader wants an editor to look at it. */
    public record Report(Instant at, Personal reason) {}

    /** Who decided what when; {@code reason} null where they gave none. */
    public record Decided(Stage as, String by, Instant at, @Nullable String reason) {}

    /** A block; {@code section} null where it holds everywhere. */
    public record Block(@Nullable String section, String by, Instant at, @Nullable String reason) {}

    static @Nullable CommentDocument fold(@Nullable CommentDocument comment, Recorded<? extends CommentEvent> recorded) {
        if (recorded.event() instanceof CommentPosted posted) {
            return posted(posted, recorded);
        }
        if (comment == null) {
            return null;
        }
        var by = Objects.requireNonNullElse(EventMetadata.person(recorded.metadata()), "");
        return switch (recorded.event()) {
            case CommentPosted _ -> comment;
            case CommentApproved _ -> comment.decided(recorded, new Decided(Stage.SHOWN, by, recorded.at(), null));
            case CommentRejected e -> comment.decided(recorded, new Decided(Stage.REJECTED, by, recorded.at(), e.reason()));
            case CommentReported e -> comment.reported(recorded, new Report(recorded.at(), e.reason()));
            case CommenterBlocked e ->
                comment.blocked(recorded, e.section(), new Block(e.section(), by, recorded.at(), e.reason()));
            case CommenterUnblocked e -> comment.blocked(recorded, e.section(), null);
            case CommentErased _ -> comment.erased(recorded, new Decided(Stage.ERASED, by, recorded.at(), null));
        };
    }

    private static CommentDocument posted(CommentPosted e, Recorded<?> recorded) {
        var path = Stream.concat(e.above().stream(), Stream.of(e.commentId())).map(UUID::toString).collect(Collectors.joining("/"));
        return new CommentDocument(
                e.commentId(),
                recorded.position(),
                e.entryId(),
                e.section(),
                e.above(),
                e.replyTo(),
                path,
                e.waits() ? Stage.WAITING : Stage.SHOWN,
                recorded.at(),
                !e.waits(),
                e.person(),
                e.name(),
                e.text(),
                e.suspicions(),
                List.of(),
                e.waits() ? recorded.position() : null,
                null,
                List.of());
    }

    private CommentDocument decided(Recorded<?> event, Decided how) {
        return with(event, how.as, seen || how.as == Stage.SHOWN, name, text, List.of(), null, how, blocks);
    }

    private CommentDocument reported(Recorded<?> event, Report report) {
        var since = attention == null ? Long.valueOf(event.position()) : attention;
        return with(event, stage, seen, name, text, and(reports, report), since, decided, blocks);
    }

    private CommentDocument blocked(Recorded<?> event, @Nullable String section, @Nullable Block block) {
        var left = blocks.stream().filter(one -> !Objects.equals(one.section, section)).toList();
        return with(event, stage, seen, name, text, reports, attention, decided, block == null ? left : and(left, block));
    }

    private CommentDocument erased(Recorded<?> event, Decided how) {
        return with(event, Stage.ERASED, seen, null, null, List.of(), null, how, blocks);
    }

    private CommentDocument with(
            Recorded<?> event,
            Stage now,
            boolean wasSeen,
            @Nullable Personal called,
            @Nullable Personal said,
            List<Report> reported,
            @Nullable Long since,
            @Nullable Decided last,
            List<Block> blocked) {
        return new CommentDocument(
                id,
                event.position(),
                entry,
                section,
                above,
                replyTo,
                path,
                now,
                at,
                wasSeen,
                person,
                called,
                said,
                suspicions,
                reported,
                since,
                last,
                blocked);
    }

    private static <T> List<T> and(List<T> all, T another) {
        var more = new ArrayList<>(all);
        more.add(another);
        return List.copyOf(more);
    }
}
