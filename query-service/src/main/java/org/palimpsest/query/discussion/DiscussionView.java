package org.palimpsest.query.discussion;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;

/**
 * A part of the comments under an entry, and how to add one.
 *
 * @param next the comment after which the next part begins; absent in the last one
 * @param known whether the reader has an account, and so is known by name
 * @param key of the form: what it asks for is done once
 * @param stamp when the form was made, as {@link Stamps} signs it
 */
public record DiscussionView(
        String slug, CommentPolicy policy, List<CommentView> comments, @Nullable UUID next, boolean known, UUID key, String stamp) {

    /** Whether comments are taken. */
    public boolean open() {
        return policy != CommentPolicy.CLOSED;
    }

    /** What was typed, and what is wrong with it, in a form that nobody has sent. */
    public Map<String, String> nothing() {
        return Map.of();
    }

    /** The place of a comment in the page. */
    public String anchor(CommentView comment) {
        return CommentView.anchor(comment.id());
    }

    /** When it was written, in words. */
    public InWords day(CommentView comment) {
        return InWords.joined(", ", Dates.day(comment.at()), Dates.time(comment.at()));
    }

    /** Another one as soon as something else is shown, to this reader; what changes in the form with each page counts for nothing. */
    public String tag() {
        return HexFormat.of().toHexDigits(Objects.hash(policy.name(), comments, next, known));
    }
}
