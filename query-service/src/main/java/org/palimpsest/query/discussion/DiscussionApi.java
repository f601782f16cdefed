package org.palimpsest.query.discussion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.comments.CommentsProjection;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comments over HTTP. What is shown is open to everybody; nothing else is here. */
@RestController
@ReadsFrom({CommentsProjection.class, LibraryProjection.class, PeopleProjection.class})
final class DiscussionApi {
    private static final int SIZE = 50;

    private final Discussions discussions;
    private final Comments comments;

    DiscussionApi(Discussions discussions, Comments comments) {
        this.discussions = discussions;
        this.comments = comments;
    }

    /** What stands under an entry, 50 at a time. */
    @GetMapping("/api/entries/{slug}/comments")
    Discussions.CommentsPart comments(@PathVariable String slug, @RequestParam(required = false) @Nullable UUID after) {
        var place = discussions.place(slug);
        if (place.withdrawn()) {
            return Discussions.CommentsPart.NONE;
        }
        return discussions.part(place.entry(), discussions.from(place, after), false, SIZE);
    }

    /** A comment by itself. */
    @GetMapping("/api/comments/{id}")
    CommentView comment(@PathVariable UUID id) {
        return comments.find(id)
                .filter(one -> one.stage() == Stage.SHOWN && discussions.isUnderReadable(one))
                .map(discussions::view)
                .orElseThrow(() -> Problem.unknown("There is no comment " + id + "."));
    }
}
