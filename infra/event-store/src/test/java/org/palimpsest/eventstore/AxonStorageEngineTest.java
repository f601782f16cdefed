package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.payloads;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngineTest;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Axon's own tests of a storage engine. What is overridden, is for one of three reasons, named at each place:
 * <ul>
 * <li><b>gapless</b>: Axon's test appends the first event of a stream as #1 or #2; this engine refuses a gap
 * <li><b>recorded</b>: Axon's test dates events by their messages; here an event's time is that of its commit, so the
 *     same times are told by the engine's clock, one commit each
 * <li><b>no resolver</b>: Axon's engine leaves it to an optional resolver to know a duplicate; this one always knows it
 * </ul>
 */
class AxonStorageEngineTest
        extends AbstractEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {

    private final TestStore store = new TestStore();
    private final MongoEventStorageEngine engine = store.engine();

    @BeforeEach
    void setUp() {
        setTestSubject(engine);
    }

    @AfterEach
    void drop() {
        store.close();
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        return customization.apply(store.builder()).build();
    }

    /** No resolver. */
    @Test
    @Override
    public void storeDuplicateEventWithoutExceptionResolver() {
        assertThatThrownBy(() -> engine.appendEvents(TestStore.event("a", 0), TestStore.event("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    /** Gapless. */
    @Test
    @Override
    public void createTailToken() {
        record("10:15:00", "10:15:40", "10:15:35");
        assertThat(payloads(engine.readEvents(engine.createTailToken(), false).toList()))
                .containsExactly("10:15:00", "10:15:40", "10:15:35");
    }

    /** Gapless. */
    @Test
    @Override
    public void createHeadToken() {
        record("10:15:00", "10:15:40", "10:15:35");
        assertThat(engine.readEvents(engine.createHeadToken(), false)).isEmpty();
    }

    /** Gapless, recorded. */
    @Test
    @Override
    public void createTokenAt() {
        record("10:15:00", "10:15:40", "10:15:35");
        assertThat(after("10:15:30")).containsExactly("10:15:40", "10:15:35");
    }

    /** Gapless, recorded. */
    @Test
    @Override
    public void createTokenAtExactTime() {
        record("10:15:30", "10:15:40", "10:15:35");
        assertThat(after("10:15:30")).containsExactly("10:15:30", "10:15:40", "10:15:35");
    }

    /** Gapless, recorded. */
    @Test
    @Override
    public void createTokenWithUnorderedEvents() {
        record("10:15:30", "10:15:40", "10:15:50", "10:15:45", "10:15:42");
        assertThat(after("10:15:45")).containsExactly("10:15:50", "10:15:45", "10:15:42");
    }

    /** Gapless, recorded. */
    @Test
    @Override
    public void createTokenAtTimeAfterLastEvent() {
        record("10:15:30", "10:15:40", "10:15:35");
        assertThat(after("10:16:00")).isEmpty();
    }

    /** Gapless, recorded. */
    @Test
    @Override
    public void createTokenAtTimeBeforeFirstEvent() {
        record("10:15:30", "10:15:40", "10:15:35");
        assertThat(after("10:00:00")).containsExactly("10:15:30", "10:15:40", "10:15:35");
    }

    private void record(String... times) {
        for (String time : times) {
            store.clock.set(instant(time));
            engine.appendEvents(TestStore.event("stream of " + time, 0, time));
        }
    }

    private List<Object> after(String time) {
        return payloads(engine.readEvents(engine.createTokenAt(instant(time)), false).toList());
    }

    private static Instant instant(String time) {
        return Instant.parse("2007-12-03T" + time + "Z");
    }
}
