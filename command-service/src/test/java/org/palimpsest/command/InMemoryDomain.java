package org.palimpsest.command;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.comment.CommentAggregate.World;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.PersonAggregate;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** The whole domain as it is wired in the service, on Axon's in-memory storage. Remembers each commit. Thread-safe. */
public final class InMemoryDomain {
    private final List<List<DomainEventMessage<?>>> commits = new CopyOnWriteArrayList<>();
    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public void appendEvents(List<? extends EventMessage<?>> batch) {
                    commits.add(batch.stream().<DomainEventMessage<?>>map(e -> (DomainEventMessage<?>) e).toList());
                    super.appendEvents(batch);
                }
            })
            .build();
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final UniqueKeys keys;
    private final World world;

    public InMemoryDomain() {
        var configuration = new DomainConfiguration();
        keys = configuration.uniqueKeys(events);
        var sections = configuration.sections(events);
        var people = configuration.people(events);
        var entries = configuration.entryHandler(events, sections, people, keys, Clock.systemUTC());
        configuration.entryCommands(bus, entries);
        configuration.issueCommands(bus, events, sections, configuration.entries(events), keys, entries);
        world = new World(events, configuration.entries(events), sections, people, keys, text -> "of-" + text.hashCode());
        DomainConfiguration.commentCommands(bus, world);
        configuration.sectionCommands(bus, events, keys);
        DomainConfiguration.personCommands(
                bus,
                events,
                new PersonAggregate.World(sections, keys, text -> "of-" + text.hashCode(), text -> "of-" + text.hashCode(), _ -> true));
    }

    public CommandResult send(Caller caller, Object command) {
        return send(caller, command, null);
    }

    public CommandResult send(Caller caller, Object command, @Nullable Long expectedSequence) {
        var metaData = expectedSequence == null
                ? Map.of(CommandMetadata.CALLER, caller)
                : Map.of(CommandMetadata.CALLER, caller, CommandMetadata.EXPECTED_SEQUENCE, expectedSequence);
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(metaData));
    }

    /** Registers the person and grants them the role. */
    public void employ(Caller person, Role role) {
        send(person, new RegisterPerson(person.id(), "Somebody", person.id() + "@example.org"));
        send(Samples.ADA, new GrantRole(person.id(), role));
    }

    /** Does something in a unit of work of its own, as a command handler does. */
    public void inUnitOfWork(Runnable work) {
        DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("test")).execute(work);
    }

    public UniqueKeys keys() {
        return keys;
    }

    /** Where decisions about comments look things up. */
    public World world() {
        return world;
    }

    public EventStore events() {
        return events;
    }

    public List<List<DomainEventMessage<?>>> commits() {
        return List.copyOf(commits);
    }

    public Stream<Object> stream(String id) {
        return events.readEvents(id).asStream().map(message -> (Object) message.getPayload());
    }
}
