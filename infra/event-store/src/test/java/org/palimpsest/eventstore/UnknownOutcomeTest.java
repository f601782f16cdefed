package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.engines.TcpProxy;
import org.palimpsest.engines.TcpProxy.Loss;

/** The line to the database is cut in the middle of an append; the event is there once, or the writer is told. */
class UnknownOutcomeTest {

    private static final String INSERT = "insert\0\u0008\0\0\0commits\0";

    private final TestStore store = new TestStore();
    private final TcpProxy proxy = TestStore.proxy();
    private final MongoClient client = TestStore.client(proxy);
    private final MongoEventStorageEngine engine = engine(Duration.ofSeconds(20));

    private MongoEventStorageEngine engine(Duration patience) {
        return store.builder().database(client.getDatabase(store.database.getName())).patience(patience).build();
    }

    @BeforeEach
    void before() {
        engine.appendEvents(event("a", 0));
    }

    @AfterEach
    void drop() {
        client.close();
        proxy.close();
        store.close();
    }

    /** The driver itself sends once more; from the third cut on it is this module that does. */
    @ParameterizedTest
    @CsvSource({"1, REQUEST", "1, ANSWER", "2, REQUEST", "2, ANSWER", "5, REQUEST", "5, ANSWER"})
    void an_event_is_written_once_however_often_the_line_is_cut(int times, Loss what) {
        proxy.lose(times, INSERT, what);
        engine.appendEvents(event("a", 1));
        engine.appendEvents(event("a", 2));

        assertThat(proxy.lossesLeft()).as("the line was cut").isZero();
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "a #1", "a #2");
        assertThat(new Chain(store.database).verify().sound()).isTrue();
    }

    @Test
    void a_writer_that_is_never_answered_looks_into_the_log() {
        MongoEventStorageEngine impatient = engine(Duration.ofMillis(200));
        proxy.lose(1000, INSERT, Loss.ANSWER);
        impatient.appendEvents(event("a", 1));

        proxy.lose(0, INSERT, Loss.ANSWER);
        impatient.appendEvents(event("a", 2));
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "a #1", "a #2");
    }

    /** The first send and the driver's own second one take two seconds, and patience is over after half of one. */
    @Test
    void a_connection_that_hangs_for_longer_than_patience_leaves_time_to_look() {
        try (var hanging = TestStore.client(proxy, "&socketTimeoutMS=1000")) {
            MongoEventStorageEngine impatient = store.builder()
                    .database(hanging.getDatabase(store.database.getName())).patience(Duration.ofMillis(500)).build();
            proxy.lose(2, INSERT, Loss.SILENCE);
            impatient.appendEvents(event("a", 1));
        }
        assertThat(proxy.lossesLeft()).as("two connections hung").isZero();
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "a #1");
    }

    @Test
    void a_writer_that_can_not_even_look_is_told_so_and_what_was_stored_stands() {
        MongoEventStorageEngine impatient = engine(Duration.ofMillis(200));
        impatient.appendEvents(event("a", 1));
        proxy.lose(1000, "commits", Loss.ANSWER);
        assertThatThrownBy(() -> impatient.appendEvents(event("a", 2))).isInstanceOf(UnknownOutcomeException.class);

        proxy.lose(0, "commits", Loss.ANSWER);
        assertThat(impatient.lastSequenceNumberFor("a")).contains(2L);
        impatient.appendEvents(event("a", 3));
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "a #1", "a #2", "a #3");
    }

    @Test
    void a_position_that_somebody_else_took_meanwhile_is_given_up() {
        MongoEventStorageEngine impatient = engine(Duration.ofMillis(200));
        proxy.lose(1000, INSERT, Loss.REQUEST);
        assertThatThrownBy(() -> impatient.appendEvents(event("a", 1))).isInstanceOf(UnknownOutcomeException.class);
        store.engine().appendEvents(event("b", 0));

        proxy.lose(2, INSERT, Loss.REQUEST);
        engine.appendEvents(event("a", 1));
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "b #0", "a #1");
    }

    @Test
    void an_interrupt_does_not_leave_an_append_in_the_middle() {
        Thread.currentThread().interrupt();
        engine.appendEvents(event("a", 1));

        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(payloads(TestStore.all(store.engine()))).containsExactly("a #0", "a #1");
    }
}
