package org.palimpsest.command.person;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.text.EmailAddress;

/** The stream of one person. */
@AggregateRoot(type = "person")
public final class PersonAggregate extends DecidedAggregate<PersonState, PersonEvent> {

    PersonAggregate() {
        this(null);
    }

    private PersonAggregate(@Nullable String stream) {
        super(stream, new Person(), PersonState.NONE);
    }

    /**
     * Takes every {@link PersonCommand}. {@code pseudonym} makes of a text another one, from which nobody can tell
     * it.
     */
    public static MessageHandler<CommandMessage<?>> handler(
            EventStore events, Sections sections, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        var people = EventSourcingRepository.builder(PersonAggregate.class).eventStore(events).build();
        return over(people, sections, keys, pseudonym);
    }

    static MessageHandler<CommandMessage<?>> over(
            Repository<PersonAggregate> people, Sections sections, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        return new AggregateHandler<>(
                PersonCommand.class,
                new Person(),
                people,
                PersonAggregate::new,
                PersonEvent::stream,
                keys,
                (command, _, _) -> context(command, sections, keys, pseudonym));
    }

    private static Person.Context context(
            PersonCommand command, Sections sections, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        if (command instanceof GrantRole grant && grant.sections() != null) {
            var there = grant.sections().stream()
                    .limit(Person.MOST_SECTIONS)
                    .filter(slug -> sections.find(slug) != null)
                    .collect(Collectors.toUnmodifiableSet());
            return new Person.Context(null, false, there);
        }
        var email = Person.email(command);
        if (email == null) {
            return Person.Context.NONE;
        }
        var key = "email:" + pseudonym.apply(EmailAddress.normal(email));
        var held = keys.find(key);
        return new Person.Context(key, held != null && !held.owner().equals(command.personId()), Set.of());
    }
}
