package org.palimpsest.command.section;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Repository;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Signature;

/** Takes every {@link SectionCommand}: loads, decides, applies. Thread-safe. */
public final class SectionHandler implements MessageHandler<CommandMessage<?>> {
    private final Repository<SectionAggregate> sections;

    SectionHandler(Repository<SectionAggregate> sections) {
        this.sections = sections;
    }

    public static SectionHandler on(EventStore events) {
        return new SectionHandler(
                EventSourcingRepository.builder(SectionAggregate.class).eventStore(events).build());
    }

    @Override
    public CommandResult handle(CommandMessage<?> message) throws Exception {
        var command = (SectionCommand) message.getPayload();
        var stream = Sections.stream(command.slug());
        var section = sections.loadOrCreate(stream, () -> new SectionAggregate(stream));
        var precondition = Precondition.of(message, section);
        var caller = CommandMetadata.caller(message);
        var decision = section.invoke(root -> Section.decide(command, root.state(), caller, precondition));
        Signature.sign(caller, decision.role());
        section.execute(root -> root.apply(decision.events()));
        return new CommandResult(command.slug(), section.version());
    }
}
