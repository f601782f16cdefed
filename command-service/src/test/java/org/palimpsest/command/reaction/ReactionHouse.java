package org.palimpsest.command.reaction;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.palimpsest.command.reaction.Effects.Claim;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.eventstore.personal.MasterKeys;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.log.EventLog;

/** A log on a real database, and any number of services that react to it, less patient than real ones. */
final class ReactionHouse implements AutoCloseable {
    static final ReactionSettings IMPATIENT = new ReactionSettings(
            Duration.ofMillis(500),
            Duration.ofMillis(1000),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            3,
            Duration.ofMillis(50));

    private static final String MASTER_KEY = MasterKeys.generate();

    private final Scratch scratch = Engines.shared().scratch();
    private final MongoEventStorageEngine log = MongoEventStorageEngine.builder()
            .database(database())
            .eventSerializer(EventLog.serializer(keys()))
            .build();
    private final List<ReactionSupervisor> services = new ArrayList<>();

    MongoDatabase database() {
        return scratch.database();
    }

    /** Keys that remember nothing of what others did with them. */
    MongoPersonKeys keys() {
        return new MongoPersonKeys(database(), MasterKeys.of(MASTER_KEY));
    }

    /** Erases a person; answers the event's position. */
    long erase(String person) {
        log.appendEvents(new GenericDomainEventMessage<>("person", "person:" + person, 0, new PersonErased(person)));
        return log.headPosition();
    }

    MongoEventStorageEngine log() {
        return log;
    }

    /** Appends one event of an entry's stream, done by {@code actor}; answers its position. */
    long append(String actor, EntryEvent event) {
        return append(actor, "entry", event.entryId().toString(), event);
    }

    /** The same of a comment's stream. */
    long append(String actor, CommentEvent event) {
        return append(actor, "comment", CommentEvent.stream(event.commentId()), event);
    }

    /** The same of a person's stream. */
    long append(String actor, PersonEvent event) {
        return append(actor, "person", PersonEvent.stream(event.personId()), event);
    }

    /** What is read through an event store. */
    EventStore events() {
        return EmbeddedEventStore.builder().storageEngine(log).build();
    }

    private long append(String actor, String type, String stream, Object event) {
        long sequence = log.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        var metadata = MetaData.with(EventMetadata.PERSON, actor);
        log.appendEvents(new GenericDomainEventMessage<>(type, stream, sequence, event, metadata));
        return log.headPosition();
    }

    /** Starts a service. */
    ReactionSupervisor service(Reaction... reactions) {
        var service = new ReactionSupervisor(
                List.of(reactions), new Effects(database()), database(), log, IMPATIENT);
        services.add(service);
        service.start();
        return service;
    }

    /** Claims an effect as a service does that is gone in the very next moment. */
    Optional<Claim> claim(Reaction reaction, long position) {
        return new Effects(database()).claim(reaction.name(), position, IMPATIENT.lease());
    }

    /** The effect of {@code reaction} at {@code position}, as it is kept. */
    Document effect(Reaction reaction, long position) {
        return Optional.ofNullable(database()
                        .getCollection("effects")
                        .find(new Document("_id", reaction.name() + "@" + position))
                        .first())
                .orElseGet(Document::new);
    }

    /** Forgets how far a reaction has come. */
    void setBack(Reaction reaction) {
        new MongoTokenStore(database(), log.getEventSerializer()).forget("reaction/" + reaction.name());
    }

    /** Has a reaction see the whole log again. */
    void replay(Reaction reaction) {
        setBack(reaction);
        new MongoTokenStore(database(), log.getEventSerializer())
                .initializeSegment(log.createTailToken(), "reaction/" + reaction.name(), 0);
    }

    @Override
    public void close() {
        services.stream().filter(ReactionSupervisor::isRunning).forEach(ReactionSupervisor::stop);
        scratch.close();
    }
}
