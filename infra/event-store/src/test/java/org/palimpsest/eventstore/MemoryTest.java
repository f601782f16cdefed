package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.eventstore.TestStore.event;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;

/** However long a log or a stream is, a reader holds little of it: what MongoDB has sent and nobody has read yet. */
class MemoryTest implements CommandListener {

    private static final int EVENTS = 100_000;
    private static final int TOGETHER = 100;

    private final TestStore store = new TestStore();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(Engines.shared().mongodbUri()))
            .addCommandListener(this)
            .build());
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger largest = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        asked.addAndGet(event.getCommandName().equals("find") ? 1 : 0);
        BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
        for (var batch : new String[] {"firstBatch", "nextBatch"}) {
            if (cursor.containsKey(batch)) {
                int commits = cursor.getArray(batch).size();
                sent.addAndGet(commits);
                largest.accumulateAndGet(commits, Math::max);
            }
        }
    }

    @AfterEach
    void drop() {
        client.close();
        store.close();
    }

    private MongoEventStorageEngine engine(int pageSize) {
        return store.builder().database(client.getDatabase(store.database.getName())).pageSize(pageSize).build();
    }

    private void fill() {
        var engine = store.engine();
        for (int from = 0; from < EVENTS; from += TOGETHER) {
            engine.appendEvents(IntStream.range(from, from + TOGETHER)
                    .mapToObj(seq -> event("long", seq))
                    .toArray(DomainEventMessage<?>[]::new));
        }
    }

    /** The most commits that were there unread at any time. */
    private int mostUnread(Iterator<?> events) {
        int most = 0;
        int count = 0;
        for (; events.hasNext(); count++) {
            events.next();
            most = Math.max(most, sent.get() - count / TOGETHER);
        }
        assertThat(count).isEqualTo(EVENTS);
        return most;
    }

    @Test
    void a_replay_of_100_000_events_holds_two_pages_at_most() {
        fill();
        assertThat(mostUnread(engine(20).readEvents(null, false).iterator())).isBetween(20, 41);
        assertThat(largest.get()).isEqualTo(20);
    }

    @Test
    void a_stream_of_100_000_events_is_read_a_window_at_a_time() {
        fill();
        assertThat(mostUnread(engine(500).readEvents("long").asStream().iterator())).isBetween(1, 11);
    }

    @Test
    void a_short_stream_is_one_question_and_so_is_the_rest_of_one() {
        for (int seq = 0; seq < 6; seq += 2) {
            store.engine().appendEvents(event("short", seq), event("short", seq + 1));
        }
        var engine = engine(500);
        assertThat(engine.readEvents("short").asStream()).hasSize(6);
        assertThat(asked.getAndSet(0)).isEqualTo(1);
        assertThat(engine.readEvents("short", 2).asStream()).hasSize(4);
        assertThat(asked.getAndSet(0)).isEqualTo(1);
        assertThat(engine.readEvents("short", 3).asStream()).hasSize(3);
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void a_page_of_large_commits_ends_at_16_megabytes() {
        int size = 3 * 1024 * 1024;
        for (int i = 0; i < 14; i++) {
            store.engine().appendEvents(event("large" + i, 0, "x".repeat(size)));
        }
        assertThat(engine(500).readEvents(null, false)).hasSize(14);
        assertThat(largest.get()).isBetween(1, 5);
        assertThat(sent.get()).isLessThan(3 * 14);
    }
}
