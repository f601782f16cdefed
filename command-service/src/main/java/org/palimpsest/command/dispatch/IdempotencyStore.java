package org.palimpsest.command.dispatch;

import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/** What was answered to requests that carried a key. Thread-safe. */
final class IdempotencyStore {
    private final UniqueKeys keys;
    private final MongoEventStorageEngine log;

    /** The note on a claimed key. Stored for ever: fields may be added, never renamed. {@code version} is the sequence. */
    private record Answer(String fingerprint, String id, long version) {}

    IdempotencyStore(UniqueKeys keys, MongoEventStorageEngine log) {
        this.keys = keys;
        this.log = log;
    }

    /**
     * The answer to the same request, or null if it was never carried out.
     *
     * @throws IdempotencyKeyReused if the key belongs to another request
     */
    @Nullable Receipt find(IdempotencyKey key) {
        var stream = log.readEvents(key.name());
        if (!stream.hasNext()) {
            return null;
        }
        var claim = stream.next();
        var answer = EventJson.mapper().readValue(((KeyClaimed) claim.getPayload()).note(), Answer.class);
        if (!answer.fingerprint().equals(key.fingerprint())) {
            throw new IdempotencyKeyReused();
        }
        return new Receipt(answer.id(), answer.version(), log.position(key.name(), claim.getSequenceNumber()));
    }

    /**
     * To be called last in the command's unit of work, so that answer and effect are one commit and the claim its last
     * event.
     *
     * @param execution differs between any two attempts, so that the second of them fails
     */
    void remember(IdempotencyKey key, String execution, CommandResult handled) {
        var answer = new Answer(key.fingerprint(), handled.id(), handled.sequence());
        keys.claim(key.name(), execution, EventJson.mapper().writeValueAsString(answer));
    }
}
