package org.palimpsest.command.reaction;

import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.springframework.stereotype.Component;

/** Makes what was stored of an erased person unreadable, for ever. */
@Component
final class WhenPersonErasedThenKeyIsErased implements Reaction {
    private final MongoPersonKeys keys;

    WhenPersonErasedThenKeyIsErased(MongoPersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "erase-key";
    }

    @Override
    public boolean reactsTo(Class<?> event) {
        return event == PersonErased.class;
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    /** A backup may hold the key of somebody whose erasure it holds too: what is restored from it starts without tokens. */
    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void perform(Trigger trigger) {
        keys.erase(((PersonErased) trigger.event()).personId());
    }
}
