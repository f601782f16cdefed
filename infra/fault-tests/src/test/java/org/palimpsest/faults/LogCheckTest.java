package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.eventstore.MongoEventStorageEngine;

/** The check finds what it is there to find. */
class LogCheckTest {
    private final Store store = new Store(Engines.shared().mongodbUri(), "faults-" + UUID.randomUUID());
    private final MongoEventStorageEngine engine = store.engine(Clock.systemUTC());
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void write() {
        engine.appendEvents(event("a", 0, "mk-one 1/1"));
        engine.appendEvents(event("a", 1, "mk-two 1/2"), event("b", 0, "mk-two 2/2"));
        ledger.sent("mk-one");
        ledger.sent("mk-two");
        ledger.acknowledged("mk-one", 0);
    }

    @AfterEach
    void drop() {
        store.database.drop();
        store.close();
    }

    private static DomainEventMessage<?> event(String stream, long seq, String text) {
        return new GenericDomainEventMessage<>("Text", stream, seq, text);
    }

    private LogCheck.Found hold() {
        return LogCheck.hold(ledger, store.database);
    }

    private void assertFound() {
        assertThatThrownBy(this::hold).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_log_that_is_as_it_was_told() {
        assertThat(hold().unknownStored()).isEqualTo(1);
        ledger.acknowledged("mk-two", 2);
        assertThat(hold().unknownStored()).isZero();
    }

    @Test
    void something_acknowledged_that_is_not_there() {
        ledger.sent("mk-three");
        ledger.acknowledged("mk-three", 3);
        assertFound();
    }

    @Test
    void something_acknowledged_that_is_elsewhere() {
        ledger.acknowledged("mk-two", 1);
        assertFound();
    }

    @Test
    void something_refused_that_is_there() {
        ledger.refused("mk-two");
        assertFound();
    }

    @Test
    void something_that_is_there_twice() {
        engine.appendEvents(event("c", 0, "mk-one 1/1"));
        assertFound();
    }

    @Test
    void half_of_a_command() {
        engine.appendEvents(event("c", 0, "mk-three 1/2"));
        assertFound();
    }

    @Test
    void a_log_that_was_altered() {
        store.database.getCollection("commits").updateOne(
                new Document("_id", 0L), new Document("$set", new Document("events.0.payload", "\"mk-one 1/1 \"")));
        assertFound();
    }
}
