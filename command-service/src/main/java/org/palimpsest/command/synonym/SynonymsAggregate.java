package org.palimpsest.command.synonym;

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
import org.palimpsest.events.SynonymEvent;

/** The one stream of all groups of synonyms: a word must stand in one of them only. */
@AggregateRoot(type = "synonyms")
public final class SynonymsAggregate extends DecidedAggregate<SynonymState, SynonymEvent> {

    SynonymsAggregate() {
        this(null);
    }

    private SynonymsAggregate(@Nullable String stream) {
        super(stream, new SynonymGroups(), SynonymState.NONE);
    }

    /** Takes every {@link SynonymCommand}. */
    public static MessageHandler<CommandMessage<?>> handler(EventStore events, UniqueKeys keys) {
        return over(EventSourcingRepository.builder(SynonymsAggregate.class).eventStore(events).build(), keys);
    }

    static MessageHandler<CommandMessage<?>> over(Repository<SynonymsAggregate> synonyms, UniqueKeys keys) {
        return new AggregateHandler<>(
                SynonymCommand.class,
                new SynonymGroups(),
                synonyms,
                SynonymsAggregate::new,
                _ -> SynonymEvent.STREAM,
                keys,
                (_, _, _) -> new SynonymGroups.NoContext());
    }
}
