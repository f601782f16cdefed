package org.palimpsest.command.key;

import java.util.function.Consumer;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.events.KeyEvent;

/** Keys that only one owner can hold at a time. Thread-safe. */
public final class UniqueKeys {
    private final EventStore events;
    private final EventSourcingRepository<KeyAggregate> keys;

    public UniqueKeys(EventStore events) {
        this.events = events;
        this.keys = EventSourcingRepository.builder(KeyAggregate.class).eventStore(events).build();
    }

    /** Who holds the key now, or null. Inside a unit of work that includes what it claimed and has yet to commit. */
    public @Nullable Held find(String key) {
        Held held = null;
        var stream = events.readEvents(key);
        while (stream.hasNext()) {
            held = Key.evolve(held, (KeyEvent) stream.next().getPayload());
        }
        return held;
    }

    /**
     * Claims the key when the current unit of work commits, in its one commit. Does nothing, and keeps the first note,
     * where {@code owner} holds it already. Of two units of work that claim a free key at the same time one fails to
     * commit.
     *
     * @throws Refused {@link Refused.Reason#TAKEN} where another owner holds it
     */
    public void claim(String key, String owner, @Nullable String note) {
        with(key, root -> root.apply(Key.claim(key, root.held(), owner, note)));
    }

    /** Frees the key when the current unit of work commits. Does nothing where {@code owner} does not hold it. */
    public void release(String key, String owner) {
        with(key, root -> root.apply(Key.release(key, root.held(), owner)));
    }

    private void with(String key, Consumer<KeyAggregate> change) {
        keys.loadOrCreate(key, () -> new KeyAggregate(key)).execute(change);
    }
}
