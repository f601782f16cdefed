package org.palimpsest.command;

import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.entry.EntryHandler;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.command.section.SectionCommand;
import org.palimpsest.command.section.SectionHandler;
import org.palimpsest.command.section.Sections;
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
    Registration entryCommands(CommandBus bus, EventStore events, Sections sections, UniqueKeys keys) {
        return subscribe(bus, EntryCommand.class, EntryHandler.on(events, sections, keys));
    }

    @Bean
    Registration sectionCommands(CommandBus bus, EventStore events) {
        return subscribe(bus, SectionCommand.class, SectionHandler.on(events));
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
