package org.palimpsest.query.notice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.query.comments.CommentDocument;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.people.PersonView;
import org.springframework.stereotype.Component;

/** What somebody may be told of a comment now. Thread-safe; asks the database. */
@Component
final class CommentNotices {
    private final Comments comments;
    private final Library library;

    CommentNotices(Comments comments, Library library) {
        this.comments = comments;
        this.library = library;
    }

    /**
     * What can be said of it.
     *
     * @param title of the entry, as readers have it
     * @param path where it leads
     * @param reason why it was rejected, or empty
     */
    record Told(String title, String section, String path, String reason) {}

    /** Nothing if it is not for this person, or not so any more: what is settled waits for nobody, and what was taken back is no news. */
    Optional<Told> of(Notification one, PersonView person) {
        return Optional.ofNullable(one.comment())
                .flatMap(comments::find)
                .filter(comment -> isFor(one, comment, person))
                .flatMap(comment -> told(one, comment));
    }

    private boolean isFor(Notification one, CommentDocument comment, PersonView person) {
        boolean isOwn = person.person().equals(comment.person());
        return switch (one.kind()) {
            case COMMENT_WAITING ->
                comment.attention() != null && !isOwn && person.asCaller().has(Role.EDITOR, comment.section());
            case COMMENT_SHOWN -> comment.stage() == Stage.SHOWN && !isOwn;
            case COMMENT_ANSWERED -> comment.stage() == Stage.SHOWN && !isOwn && isBy(comment.replyTo(), person);
            case COMMENT_REJECTED -> comment.stage() == Stage.REJECTED && isOwn;
            default -> false;
        };
    }

    private boolean isBy(@Nullable UUID answered, PersonView person) {
        return answered != null
                && comments.find(answered).filter(one -> person.person().equals(one.person())).isPresent();
    }

    private Optional<Told> told(Notification one, CommentDocument comment) {
        var decided = comment.decided();
        var reason = decided == null ? "" : Objects.requireNonNullElse(decided.reason(), "");
        return library.current(List.of(comment.entry())).stream().findFirst().map(entry -> {
            var page = "/entries/" + entry.slug();
            var path = switch (one.kind()) {
                case COMMENT_WAITING -> "/moderation";
                case COMMENT_REJECTED -> page;
                default -> page + "/comments?at=" + comment.id() + "#comment-" + comment.id();
            };
            return new Told(
                    Objects.requireNonNullElse(entry.content().title(), ""),
                    comment.section(),
                    path,
                    comment.stage() == Stage.REJECTED ? reason : "");
        });
    }
}
