package org.palimpsest.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.TcpProxy;

/** A database of its own for one test on the build's mongod, with a clock that the test sets. */
final class TestStore implements AutoCloseable {

    static final MongoClient CLIENT = MongoClients.create(Engines.shared().mongodbUri());
    static final TypeNames NAMES = TypeNames.builder()
            .add(String.class, "text")
            .add(Opened.class, "account.opened")
            .add(Deposited.class, "account.deposited", "2")
            .build();
    private static final Duration ANY = Duration.ofDays(365_000);
    static final EventSerializer SERIALIZER = new EventSerializer(NAMES);

    final MongoDatabase database = CLIENT.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
    final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));

    record Opened(String owner) {}

    record Deposited(long cents, String currency) {}

    /** Before the build's mongod. */
    static TcpProxy proxy() {
        var hosts = new ConnectionString(Engines.shared().mongodbUri()).getHosts();
        return new TcpProxy(new ServerAddress(hosts.getFirst()).getPort());
    }

    /** By way of {@code proxy}. */
    static MongoClient client(TcpProxy proxy, String... options) {
        return MongoClients.create("mongodb://127.0.0.1:" + proxy.port()
                + "/?directConnection=true&serverSelectionTimeoutMS=2000&retryWrites=true" + String.join("", options));
    }

    /** Whose clock may be set to any time. */
    MongoEventStorageEngine.Builder builder() {
        return MongoEventStorageEngine.builder().database(database).eventSerializer(SERIALIZER)
                .clock(clock).maxClockSkew(ANY);
    }

    MongoEventStorageEngine engine() {
        return builder().build();
    }

    MongoCollection<Document> commits() {
        return database.getCollection("commits");
    }

    static DomainEventMessage<Object> event(String stream, long seq) {
        return event(stream, seq, stream + " #" + seq);
    }

    static DomainEventMessage<Object> event(String stream, long seq, Object payload) {
        return new GenericDomainEventMessage<>("Account", stream, seq, payload, Map.of("by", "somebody"));
    }

    static List<? extends TrackedEventMessage<?>> all(MongoEventStorageEngine engine) {
        return engine.readEvents(null, false).toList();
    }

    static List<Object> payloads(List<? extends EventMessage<?>> events) {
        return events.stream().<Object>map(EventMessage::getPayload).toList();
    }

    @Override
    public void close() {
        database.drop();
    }
}
