package org.palimpsest.readmodels;

import java.util.List;

/**
 * Makes and keeps one read model, in any number of generations beside one another. It is given every event, in order;
 * what it makes of a batch of them is written before the batch's token is stored, so an event may come twice but is never
 * lost. Thread-safe: each batch has its own {@link Batch}. It only ever writes to its own generation: whatever leaves the
 * system belongs elsewhere, for a rebuild shows every event again.
 */
public interface Projection {

    /** The changes of one batch of events. Used by one thread. Thrown away, unwritten, when anything fails. */
    interface Batch {
        /**
         * Reads, all at once, what these events may change. Called once, before the first of them is folded.
         *
         * @param events all that will be folded, and perhaps some that will not
         */
        void read(List<Recorded<?>> events);

        /**
         * Takes one event in; sees what earlier events of the same batch changed. Asks no store. Whatever it throws is
         * the event's fault.
         */
        void fold(Recorded<?> event);

        /**
         * Writes all changes; does nothing that a second time would spoil. Called once, after the last event.
         *
         * @param visible whether readers must see them when this returns; if not, {@link #settle} is called later
         */
        void write(boolean visible);
    }

    /** What it keeps. */
    ReadModel model();

    /** Whether an event of this type can change it; others are not even parsed. */
    boolean takes(Class<?> event);

    /** Creates what must be there before the first event: indexes above all. Does nothing a second time. */
    void prepare(Generation generation);

    /** Those of its collections of whose changes {@link org.palimpsest.readmodels.generation.Changes} tells. */
    default List<WatchedCollection> watched() {
        return List.of();
    }

    /** An empty batch. */
    Batch begin(Generation generation);

    /** Makes everything visible that has been written. Called before a new generation is read for the first time. */
    default void settle(Generation generation) {}

    /** Removes all that there is of a generation of this read model, of whichever version. */
    void drop(Generation generation);
}
