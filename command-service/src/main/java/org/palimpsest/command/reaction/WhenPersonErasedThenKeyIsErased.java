package org.palimpsest.command.reaction;

import java.util.Set;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.stereotype.Component;

/** Makes what was stored of an erased person unreadable, for ever. */
@Component
final class WhenPersonErasedThenKeyIsErased extends Reaction {
    private final MongoPersonKeys keys;

    WhenPersonErasedThenKeyIsErased(MongoPersonKeys keys) {
        // A backup may hold the key of somebody whose erasure it holds too: what is restored from it starts without tokens.
        super("erase-key", Set.of(PersonErased.class), Trait.IDEMPOTENT, Trait.FROM_THE_BEGINNING);
        this.keys = keys;
    }

    @Override
    void perform(Trigger trigger) {
        keys.erase(((PersonErased) trigger.event()).personId());
    }
}
