package org.palimpsest.eventstore.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.Chain;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.PersonErasedException;
import org.palimpsest.eventstore.personal.Secret.Joined;

/** A person in the log, and what is left of them when they are erased. */
class ForgettingTest {

    private static final MasterKeys MASTER = MasterKeys.of(MasterKeys.generate());

    private final Database store = new Database();
    private final PersonKeys keys = new MongoPersonKeys(store.database, MASTER);
    private final MongoEventStorageEngine log = log(keys);

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void in_the_database_nothing_personal_is_ever_in_the_clear() {
        log.appendEvents(joined(0));
        log.storeSnapshot(joined(0));

        assertThat(store.raw()).contains("person.joined", "olwen").doesNotContain("Griffiths", "olwen@example.org");
    }

    @Test
    void once_erased_it_is_read_as_erased_from_log_and_snapshot_and_the_chain_is_sound() {
        log.appendEvents(joined(0));
        log.storeSnapshot(joined(0));
        var before = store.database.getCollection("commits").find().first();
        assertThat(payloads(log)).containsExactly(Joined.of("olwen"));

        keys.erase("olwen");

        for (var engine : List.of(log, log(new MongoPersonKeys(store.database, MASTER)))) {
            assertThat(payloads(engine)).containsExactly(Joined.of("olwen").erased());
            assertThat(engine.readSnapshot("person:olwen").orElseThrow().getPayload()).isEqualTo(Joined.of("olwen").erased());
        }
        assertThat(store.database.getCollection("commits").find().first()).isEqualTo(before);
        assertThat(new Chain(store.database).verify().sound()).isTrue();
    }

    @Test
    void nothing_can_be_written_of_an_erased_person_and_the_rest_of_the_commit_is_not_written_either() {
        keys.erase("olwen");

        assertThatThrownBy(() -> log.appendEvents(
                        new GenericDomainEventMessage<>("Person", "person:rhys", 0, Joined.of("rhys")), joined(0)))
                .isInstanceOf(PersonErasedException.class);
        assertThat(log.headPosition()).isEqualTo(-1);
    }

    private static GenericDomainEventMessage<Joined> joined(long seq) {
        return new GenericDomainEventMessage<>("Person", "person:olwen", seq, Joined.of("olwen"));
    }

    private static List<Object> payloads(MongoEventStorageEngine engine) {
        return engine.readEvents(null, false).<Object>map(EventMessage::getPayload).toList();
    }

    private MongoEventStorageEngine log(PersonKeys persons) {
        return MongoEventStorageEngine.builder().database(store.database).eventSerializer(Secret.serializer(persons)).build();
    }
}
