package org.palimpsest.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * How far a group of commits came.
 *
 * @param stored how many, from the first on, stand in the log
 * @param failure why the next one does not and never will at this place; null if all are stored, or if another writer's
 *        commit has its position
 * @param ofAllThatFollow whether {@code failure} is not only the next one's but that of all that follow
 */
record Inserted(int stored, @Nullable RuntimeException failure, boolean ofAllThatFollow) {

    static Inserted upTo(int stored) {
        return new Inserted(stored, null, false);
    }

    static Inserted butOne(int stored, RuntimeException failure) {
        return new Inserted(stored, failure, false);
    }

    static Inserted noMore(int stored, RuntimeException failure) {
        return new Inserted(stored, failure, true);
    }
}
