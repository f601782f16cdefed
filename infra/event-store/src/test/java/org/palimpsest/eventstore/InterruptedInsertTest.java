package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.eventstore.TestStore.CLIENT;
import static org.palimpsest.eventstore.TestStore.payloads;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;

/**
 * An insert of three commits is interrupted (killOp) when two of them are stored. It is held up there by a transaction of
 * somebody else, which is open and has taken the third one's place in its stream.
 */
class InterruptedInsertTest implements CommandListener {

    private static final int INTERRUPTED = 11601;

    private final TestStore store = new TestStore();
    private final List<Integer> errors = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(Engines.shared().mongodbUri()))
            .addCommandListener(this)
            .build());
    private final List<Pending> waiting = new ArrayList<>(Stream.of("a", "b", "c").map(InterruptedInsertTest::pending).toList());

    @Override
    public void commandFailed(CommandFailedEvent event) {
        if (event.getCommandName().equals("insert") && event.getThrowable() instanceof MongoCommandException e) {
            errors.add(e.getErrorCode());
        }
    }

    @AfterEach
    void drop() {
        client.close();
        store.close();
    }

    private static Pending pending(String stream) {
        var text = "\"" + "x".repeat(200_000) + "\"";
        return new Pending(List.of(new CommitEvent(stream + "-0", stream, "Account", 0, "text", null, text, "{}")));
    }

    private GroupCommit writer() {
        var database = client.getDatabase(store.database.getName());
        var commits = Commits.in(database);
        var clock = new CommitClock(database, Clock.systemUTC(), Duration.ofMinutes(1), System::nanoTime);
        return new GroupCommit(commits, new StreamEnds(new StreamReader(commits)), clock, Duration.ofSeconds(20));
    }

    private long inserting() {
        var operations = CLIENT.getDatabase("admin").aggregate(List.of(
                new Document("$currentOp", new Document()),
                new Document("$match", new Document("ns", store.database.getName() + ".commits").append("op", "insert"))));
        for (Document operation : operations) {
            return operation.get("opid", Number.class).longValue();
        }
        return -1;
    }

    @Test
    void whatever_it_has_stored_is_acknowledged_and_the_rest_is_sent_again() throws Exception {
        var all = List.copyOf(waiting);
        var writer = writer();
        try (ClientSession session = CLIENT.startSession()) {
            session.startTransaction();
            store.commits().insertOne(session, new Document("_id", -1L)
                    .append("streams", List.of(new Document("id", "c").append("firstSeq", 0L))));
            var writing = Thread.ofVirtual().start(() -> writer.write(waiting));
            await().until(() -> store.commits().countDocuments() == 2);
            CLIENT.getDatabase("admin").runCommand(new Document("killOp", 1).append("op", inserting()));
            await().until(() -> !errors.isEmpty());
            session.abortTransaction();
            writing.join();
        }
        assertThat(errors).containsOnly(INTERRUPTED);
        assertThat(all).allMatch(Pending::isDecided).extracting(pending -> pending.await().position()).containsExactly(0L, 1L, 2L);
        assertThat(payloads(TestStore.all(store.engine()))).hasSize(3);
        assertThat(new Chain(store.database).verify().sound()).isTrue();
    }
}
