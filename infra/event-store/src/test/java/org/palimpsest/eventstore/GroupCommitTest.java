package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.TcpProxy;

/** What becomes of appends that gather while another is on its way. */
class GroupCommitTest {

    private final TestStore store = new TestStore();
    private final TcpProxy proxy = TestStore.proxy();
    private final MongoClient client = TestStore.client(proxy);
    private final MongoEventStorageEngine engine = builder().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MongoEventStorageEngine.Builder builder() {
        return store.builder().database(client.getDatabase(store.database.getName()));
    }

    @AfterEach
    void drop() {
        threads.shutdownNow();
        client.close();
        proxy.close();
        store.close();
    }

    private Future<?> append(DomainEventMessage<?>... events) {
        return threads.submit(() -> engine.appendEvents(events));
    }

    @Test
    void whatever_is_wrong_with_one_is_the_failure_of_that_one_alone() throws Exception {
        store.engine().appendEvents(event("theirs", 0));
        var release = proxy.holdRequests("commits");
        var first = append(event("first", 0));
        var good = new ArrayList<Future<?>>();
        var bad = new ArrayList<Future<?>>();
        for (int i = 0; i < 5; i++) {
            good.add(append(event("good" + i, 0)));
            bad.add(append(event("large" + i, 0, "x".repeat(17 * 1024 * 1024))));
            good.add(append(event("well" + i, 0)));
            bad.add(append(event("mine" + i, 0), event("theirs", 0)));
            bad.add(append(event("half" + i, 0, "\uD800")));
        }
        release.run();

        first.get();
        for (var one : good) {
            one.get();
        }
        assertThat(bad).allSatisfy(one -> assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class)
                .cause().isInstanceOfAny(
                        CommitTooLargeException.class, AggregateStreamCreationException.class, EventStoreException.class));
        assertThat(TestStore.all(store.engine())).hasSize(12);
        assertThat(new Chain(store.database).verify()).satisfies(report -> {
            assertThat(report.flaw()).isEmpty();
            assertThat(report.commits()).isEqualTo(12);
        });
    }

    @Test
    void of_two_at_the_same_place_of_a_stream_the_second_learns_of_the_first() throws Exception {
        var release = proxy.holdRequests("commits");
        var first = append(event("first", 0));
        var answers = List.of(append(event("a", 0)), append(event("a", 0)), append(event("a", 0)));
        release.run();

        int stored = 0;
        for (var answer : answers) {
            try {
                answer.get();
                stored++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(AggregateStreamCreationException.class);
            }
        }
        first.get();
        assertThat(stored).isEqualTo(1);
        assertThat(payloads(TestStore.all(store.engine()))).containsExactlyInAnyOrder("first #0", "a #0");
    }

    @Test
    void one_more_than_may_wait_is_refused_at_once_and_can_be_tried_again() throws Exception {
        var small = builder().queue(2).build();
        var release = proxy.holdRequests("commits");
        var onItsWay = threads.submit(() -> small.appendEvents(event("first", 0)));
        Awaitility.await().until(() -> proxy.heldRequests() > 0);
        var others = new ArrayList<Future<?>>();
        for (int i = 0; i < 3; i++) {
            var stream = "a" + i;
            others.add(threads.submit(() -> small.appendEvents(event(stream, 0))));
        }
        Awaitility.await().until(() -> others.stream().anyMatch(Future::isDone));
        var refused = others.stream().filter(Future::isDone).findFirst().orElseThrow();
        assertThatThrownBy(refused::get).cause()
                .isInstanceOf(StoreBusyException.class).hasMessageContaining("2 appends are waiting already");
        release.run();
        onItsWay.get();
        Awaitility.await().until(() -> others.stream().allMatch(Future::isDone));
        assertThat(others.stream().filter(other -> other.state() == Future.State.SUCCESS)).hasSize(2);
        small.appendEvents(event("more", 0));
        assertThat(TestStore.all(store.engine())).hasSize(4);
    }

    @Test
    void a_writer_whose_patience_ends_has_written_nothing_and_may_try_again() {
        MongoEventStorageEngine impatient = store.builder().patience(Duration.ZERO).build();
        impatient.appendEvents(event("a", 0));
        store.engine().appendEvents(event("b", 0));

        assertThatThrownBy(() -> impatient.appendEvents(event("a", 1))).isInstanceOf(StoreBusyException.class);
        impatient.appendEvents(event("a", 1));
        assertThat(payloads(TestStore.all(impatient))).containsExactly("a #0", "b #0", "a #1");
    }
}
