package org.palimpsest.command;

import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.palimpsest.command.account.AccountAggregate;
import org.palimpsest.command.account.AccountCommand;
import org.palimpsest.command.entry.EntryAggregate;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.person.People;
import org.palimpsest.command.person.PersonAggregate;
import org.palimpsest.command.person.PersonCommand;
import org.palimpsest.command.section.SectionAggregate;
import org.palimpsest.command.section.SectionCommand;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.eventstore.SnapshotPolicy;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
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

    /** Snapshots are taken behind the commands' backs; not by a bean, which would take the place of Spring's executor. */
    @Bean
    Registration entryCommands(
            CommandBus bus, EventStore events, Sections sections, People people, UniqueKeys keys, Clock clock) {
        var handler = EntryAggregate.handler(
                events,
                sections,
                people,
                keys,
                task -> Thread.ofVirtual().name("snapshot").start(task),
                snapshotter -> new SnapshotPolicy(
                        snapshotter, EntryAggregate.SNAPSHOT_AFTER, EntryAggregate.SNAPSHOT_AGE, clock));
        return subscribe(bus, EntryCommand.class, handler);
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
    Registration personCommands(CommandBus bus, EventStore events, UniqueKeys keys, MongoPersonKeys persons) {
        return personCommands(bus, events, keys, persons.pseudonyms("email")::of);
    }

    @Bean
    Registration accountCommands(CommandBus bus, EventStore events, UniqueKeys keys) {
        return subscribe(bus, AccountCommand.class, AccountAggregate.handler(events, keys));
    }

    static Registration personCommands(
            CommandBus bus, EventStore events, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        return subscribe(bus, PersonCommand.class, PersonAggregate.handler(events, keys, pseudonym));
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
