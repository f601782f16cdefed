package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.SerializationException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Axon's tests leave open. */
class MongoDeadLetterQueueTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final TestStore store = new TestStore();
    private final MongoDeadLetterQueue<EventMessage<?>> queue = queue("search_v1_1");

    @AfterEach
    void drop() {
        store.close();
    }

    private MongoDeadLetterQueue<EventMessage<?>> queue(String name) {
        return new MongoDeadLetterQueue<>(store.database, TestStore.SERIALIZER, name, 10, 10, SHORT);
    }

    private static DomainEventMessage<?> event(long position) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position), TestStore.event("a", position));
    }

    private static GenericDeadLetter<EventMessage<?>> letter(EventMessage<?> event) {
        return new GenericDeadLetter<>("a", event, new IllegalStateException("why"));
    }

    @Test
    void an_event_that_is_enqueued_again_lies_there_once() {
        var event = event(7);
        queue.enqueue("a", letter(event));
        queue.enqueue("a", letter(event));
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void it_gives_back_the_event_with_its_stream_and_its_token() {
        queue.enqueue("a", letter(event(7)));
        var message = queue.deadLetterSequence("a").iterator().next().message();
        assertThat(message).isInstanceOfSatisfying(DomainEventMessage.class, event -> {
            assertThat(event.getAggregateIdentifier()).isEqualTo("a");
            assertThat(event.getSequenceNumber()).isEqualTo(7);
            assertThat(event.getType()).isEqualTo("Account");
        });
        assertThat(message).isInstanceOfSatisfying(TrackedEventMessage.class, event ->
                assertThat(event.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(7)));
    }

    @Test
    void what_cannot_be_understood_is_kept_as_it_is() {
        store.engine().appendEvents(TestStore.event("a", 0, new TestStore.Deposited(5, "GBP")));
        store.commits()
                .updateOne(new Document(), new Document("$set", new Document("events.0.payload", "{\"cents\":\"many\"}")));
        var broken = TestStore.all(store.engine()).getFirst();
        queue.enqueue("a", letter(broken));
        var kept = queue.deadLetterSequence("a").iterator().next().message();
        assertThatThrownBy(kept::getPayload).isInstanceOf(SerializationException.class);
        assertThat(store.database.getCollection("dead_letters").find())
                .singleElement()
                .satisfies(letter -> assertThat(letter.toJson()).contains("{\\\"cents\\\":\\\"many\\\"}"));
    }

    @Test
    void queues_are_apart() {
        queue.enqueue("a", letter(event(7)));
        var other = queue("search_v1_2");
        assertThat(other.contains("a")).isFalse();
        assertThat(other.firstLetters()).isEmpty();
        assertThat(queue.firstLetters()).singleElement().satisfies(first -> assertThat(first.sequence()).isEqualTo("a"));
        other.clear();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void what_somebody_left_behind_in_the_middle_can_be_processed_when_the_lease_is_over() {
        queue.enqueue("a", letter(event(7)));
        assertThatThrownBy(() -> queue.process(_ -> {
                    throw new StackOverflowError("gone");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(queue.process(_ -> Decisions.evict())).isFalse();
        Awaitility.await().until(() -> queue.process(_ -> Decisions.evict()));
        assertThat(queue.size()).isZero();
    }

    @Test
    void what_comes_while_a_sequence_is_processed_is_processed_with_it_in_order() {
        var seen = new ArrayList<Object>();
        queue.enqueue("a", letter(event(7)));
        boolean all = queue.process(letter -> {
            if (seen.isEmpty()) {
                queue.enqueueIfPresent("a", () -> new GenericDeadLetter<>("a", event(8)));
            }
            seen.add(letter.message().getPayload());
            return Decisions.evict();
        });
        assertThat(all).isTrue();
        assertThat(seen).containsExactly("a #7", "a #8");
    }

    @Test
    void the_clock_of_a_process_does_not_matter_to_claims() {
        queue.enqueue("a", letter(event(7)));
        var before = GenericDeadLetter.clock;
        GenericDeadLetter.clock = Clock.offset(before, Duration.ofHours(1));
        try {
            boolean done = queue.process(_ -> {
                assertThat(queue("search_v1_1").process(_ -> Decisions.evict())).isFalse();
                return Decisions.evict();
            });
            assertThat(done).isTrue();
        } finally {
            GenericDeadLetter.clock = before;
        }
    }
}
