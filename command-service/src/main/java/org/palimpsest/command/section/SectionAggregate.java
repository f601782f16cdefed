package org.palimpsest.command.section;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AggregateHandler;
import org.palimpsest.command.DecidedAggregate;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.SectionEvent;

/** The stream of one section. */
@AggregateRoot(type = "section")
public final class SectionAggregate extends DecidedAggregate<@Nullable SectionState, SectionEvent> {

    SectionAggregate() {
        this(null);
    }

    private SectionAggregate(@Nullable String stream) {
        super(stream, new Section(), null);
    }

    /** Takes every {@link SectionCommand}. */
    public static MessageHandler<CommandMessage<?>> handler(EventStore events, UniqueKeys keys) {
        return over(EventSourcingRepository.builder(SectionAggregate.class).eventStore(events).build(), keys);
    }

    static MessageHandler<CommandMessage<?>> over(Repository<SectionAggregate> sections, UniqueKeys keys) {
        return new AggregateHandler<SectionCommand, @Nullable SectionState, SectionEvent, Section.NoContext>(
                SectionCommand.class,
                new Section(),
                sections,
                SectionAggregate::new,
                Sections::stream,
                keys,
                (_, _, _) -> new Section.NoContext());
    }
}
