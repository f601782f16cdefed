package org.palimpsest.readmodels.generation;

import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.readmodels.Folding;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.springframework.stereotype.Component;

/** What building and keeping a generation needs. */
@Component
record Stores(
        Registry registry,
        MongoTokenStore tokens,
        MongoEventStorageEngine log,
        Processors processors,
        DeadLetters letters) {

    /** What takes events into {@code generation}. */
    Folding folding(Projection projection, Generation generation) {
        return new Folding(projection, generation, letters.lettersOf(generation));
    }

    /** Removes a generation's token and its dead letters. */
    void forget(Generation generation) {
        tokens.forget(generation.processor());
        letters.forget(generation);
    }
}
