package org.palimpsest.command.reaction;

import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.stereotype.Component;

/** Makes what an erased comment said, and who said it, unreadable for ever. */
@Component
final class WhenCommentErasedThenKeyIsErased implements Reaction {
    private final MongoPersonKeys keys;

    WhenCommentErasedThenKeyIsErased(MongoPersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "erase-comment-key";
    }

    @Override
    public boolean reactsTo(Class<?> event) {
        return event == CommentErased.class;
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    /** As with persons: a backup may hold the key of what it tells to have been erased. */
    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void perform(Trigger trigger) {
        keys.erase(CommentEvent.key(((CommentErased) trigger.event()).commentId()));
    }
}
