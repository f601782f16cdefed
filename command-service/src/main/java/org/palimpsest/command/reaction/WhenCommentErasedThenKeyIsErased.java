package org.palimpsest.command.reaction;

import java.util.Set;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.stereotype.Component;

/** Makes what an erased comment said, and who said it, unreadable for ever. */
@Component
final class WhenCommentErasedThenKeyIsErased extends Reaction {
    private final MongoPersonKeys keys;

    WhenCommentErasedThenKeyIsErased(MongoPersonKeys keys) {
        // As with persons: a backup may hold the key of what it tells to have been erased.
        super("erase-comment-key", Set.of(CommentErased.class), Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
        this.keys = keys;
    }

    @Override
    void perform(Trigger trigger) {
        keys.erase(CommentEvent.key(((CommentErased) trigger.event()).commentId()));
    }
}
