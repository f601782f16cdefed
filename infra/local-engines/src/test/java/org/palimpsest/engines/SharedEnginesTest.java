package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class SharedEnginesTest {
    private final Engines engines = Engines.shared();

    @Test
    void mongodbTakesTransactions() {
        try (Scratch scratch = engines.scratch(); var session = scratch.client().startSession()) {
            session.withTransaction(() -> scratch.database().getCollection("things")
                    .insertOne(session, new Document("_id", 1)));
            assertThat(scratch.database().getCollection("things").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void isThereForAllTestsOfAJvm() {
        assertThat(Engines.shared()).isSameAs(engines);
    }
}
