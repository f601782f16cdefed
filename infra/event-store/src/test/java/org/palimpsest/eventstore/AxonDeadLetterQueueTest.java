package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of a dead-letter queue. */
class AxonDeadLetterQueueTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {
    private static final TestStore STORE = new TestStore();

    @AfterAll
    static void drop() {
        STORE.close();
    }

    /** The database counts milliseconds. */
    @BeforeEach
    void tick() {
        GenericDeadLetter.clock = Clock.tickMillis(ZoneOffset.UTC);
    }

    @AfterEach
    void resetClock() {
        GenericDeadLetter.clock = Clock.systemUTC();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return new MongoDeadLetterQueue<>(
                STORE.database, TestStore.SERIALIZER, UUID.randomUUID().toString(), 64, 128, Duration.ofSeconds(30));
    }

    @Override
    protected long maxSequences() {
        return 64;
    }

    @Override
    protected long maxSequenceSize() {
        return 128;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent());
    }

    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        return letter instanceof MongoDeadLetter<EventMessage<?>>
                ? letter
                : new MongoDeadLetter<>(
                        "nowhere",
                        "sequence",
                        0,
                        letter.message(),
                        letter.cause().orElse(null),
                        letter.enqueuedAt(),
                        letter.lastTouched(),
                        letter.diagnostics());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    @Override
    protected Instant setAndGetTime(Instant time) {
        return super.setAndGetTime(time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A message that was stored is equal in what it says, not the same object. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getIdentifier()).isEqualTo(expected.message().getIdentifier());
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message().getMetaData()).isEqualTo(expected.message().getMetaData());
        assertThat(actual.message().getTimestamp()).isEqualTo(expected.message().getTimestamp());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }
}
