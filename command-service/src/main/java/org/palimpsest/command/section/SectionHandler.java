package org.palimpsest.command.section;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Repository;
import org.palimpsest.command.Acting;
import org.palimpsest.command.Handled;
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
    public Handled handle(CommandMessage<?> message) throws Exception {
        var command = (SectionCommand) message.getPayload();
        var stream = Sections.stream(command.slug());
        var section = sections.loadOrCreate(stream, () -> new SectionAggregate(stream));
        var precondition = Precondition.of(message, section);
        var acting = Acting.of(message);
        var decision = section.invoke(root -> Section.decide(command, root.state(), acting, precondition));
        Signature.sign(acting, decision.role());
        section.execute(root -> root.apply(decision.events()));
        return new Handled(command.slug(), section.version());
    }
}
