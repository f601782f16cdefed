package org.palimpsest.command;

import java.time.Clock;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.palimpsest.command.account.AccountAggregate;
import org.palimpsest.command.account.AccountCommand;
import org.palimpsest.command.comment.CommentAggregate;
import org.palimpsest.command.comment.CommentAggregate.World;
import org.palimpsest.command.comment.CommentCommand;
import org.palimpsest.command.entry.Entries;
import org.palimpsest.command.entry.EntryAggregate;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.issue.IssueAggregate;
import org.palimpsest.command.issue.IssueCommand;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.People;
import org.palimpsest.command.person.PersonAggregate;
import org.palimpsest.command.person.PersonCommand;
import org.palimpsest.command.section.SectionAggregate;
import org.palimpsest.command.section.SectionCommand;
import org.palimpsest.command.section.Sections;
import org.palimpsest.command.synonym.SynonymCommand;
import org.palimpsest.command.synonym.SynonymsAggregate;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.eventstore.SnapshotPolicy;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.web.session.Passwords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The domain on a command bus: one handler per aggregate takes all of its commands. */
@Configuration(proxyBeanMethods = false)
class DomainConfiguration {
    @Bean
    UniqueKeys uniqueKeys(EventStore events) {
        return new UniqueKeys(events);
    }

    @Bean
    Sections sections(EventStore events) {
        return new Sections(events);
    }

    @Bean
    People people(EventStore events) {
        return new People(events);
    }

    @Bean
    Entries entries(EventStore events) {
        return new Entries(events);
    }

    /** Snapshots are taken behind the commands' backs; not by a bean, which would take the place of Spring's executor. */
    @Bean
    MessageHandler<CommandMessage<?>> entryHandler(
            EventStore events, Sections sections, People people, UniqueKeys keys, Clock clock) {
        return EntryAggregate.handler(
                events,
                sections,
                people,
                keys,
                clock,
                task -> Thread.ofVirtual().name("snapshot").start(task),
                snapshotter -> new SnapshotPolicy(
                        snapshotter, EntryAggregate.SNAPSHOT_AFTER, EntryAggregate.SNAPSHOT_AGE, clock));
    }

    @Bean
    Registration entryCommands(CommandBus bus, MessageHandler<CommandMessage<?>> entryHandler) {
        return subscribe(bus, EntryCommand.class, entryHandler);
    }

    /** What publishes an issue publishes its entries, in one unit of work. */
    @Bean
    Registration issueCommands(
            CommandBus bus,
            EventStore events,
            Sections sections,
            Entries entries,
            UniqueKeys keys,
            MessageHandler<CommandMessage<?>> entryHandler) {
        return subscribe(bus, IssueCommand.class, IssueAggregate.handler(events, sections, entries, keys, entryHandler));
    }

    @Bean
    Named entrySnapshots() {
        return EntryAggregate.snapshots();
    }

    @Bean
    Registration sectionCommands(CommandBus bus, EventStore events, UniqueKeys keys) {
        return subscribe(bus, SectionCommand.class, SectionAggregate.handler(events, keys));
    }

    @Bean
    Registration synonymCommands(CommandBus bus, EventStore events, UniqueKeys keys) {
        return subscribe(bus, SynonymCommand.class, SynonymsAggregate.handler(events, keys));
    }

    @Bean
    Registration personCommands(
            CommandBus bus, EventStore events, Sections sections, UniqueKeys keys, MongoPersonKeys persons, Passwords passwords) {
        var email = persons.pseudonyms("email");
        var identity = persons.pseudonyms("identity");
        return personCommands(bus, events, new PersonAggregate.World(sections, keys, email::of, identity::of, passwords::has));
    }

    @Bean
    Registration commentCommands(
            CommandBus bus,
            EventStore events,
            Entries entries,
            Sections sections,
            People people,
            UniqueKeys keys,
            MongoPersonKeys persons) {
        var pseudonym = persons.pseudonyms("comment");
        return commentCommands(bus, new World(events, entries, sections, people, keys, pseudonym::of));
    }

    static Registration commentCommands(CommandBus bus, World world) {
        return subscribe(bus, CommentCommand.class, CommentAggregate.handler(world));
    }

    @Bean
    Registration accountCommands(CommandBus bus, EventStore events, UniqueKeys keys) {
        return subscribe(bus, AccountCommand.class, AccountAggregate.handler(events, keys));
    }

    static Registration personCommands(CommandBus bus, EventStore events, PersonAggregate.World world) {
        return subscribe(bus, PersonCommand.class, PersonAggregate.handler(events, world));
    }

    /** Axon's name of a command is that of its class. */
    private static Registration subscribe(
            CommandBus bus, Class<?> commands, MessageHandler<CommandMessage<?>> handler) {
        var all = Stream.of(commands.getPermittedSubclasses())
                .map(command -> bus.subscribe(command.getName(), handler))
                .toList();
        return () -> all.stream().allMatch(Registration::cancel);
    }
}
