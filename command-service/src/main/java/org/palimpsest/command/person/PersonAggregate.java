package org.palimpsest.command.person;

import java.util.Set;
import java.util.function.Predicate;
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
import org.palimpsest.command.person.PersonCommand.DisconnectProvider;
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
     * Where decisions about people look things up.
     *
     * @param email makes of an address what stands for it, from which nobody can tell it
     * @param identity the same of issuer and subject, in two lines
     * @param hasPassword whether a person has one
     */
    public record World(
            Sections sections,
            UniqueKeys keys,
            UnaryOperator<String> email,
            UnaryOperator<String> identity,
            Predicate<String> hasPassword) {

        private Person.Context context(PersonCommand command) {
            var address = Person.email(command);
            var account = Connecting.identity(command);
            return new Person.Context(
                    address == null ? null : wanted("email:" + email.apply(EmailAddress.normal(address)), command),
                    account == null ? null : wanted(PersonEvent.identityKey(account.issuer(), account.subject(), identity), command),
                    command instanceof GrantRole grant ? there(grant) : Set.of(),
                    command instanceof DisconnectProvider c && hasPassword.test(c.personId()));
        }

        private Person.Wanted wanted(String key, PersonCommand command) {
            var held = keys.find(key);
            return new Person.Wanted(key, held != null && !held.owner().equals(command.personId()));
        }

        private Set<String> there(GrantRole grant) {
            return grant.sections() == null
                    ? Set.of()
                    : grant.sections().stream()
                            .limit(Person.MOST_SECTIONS)
                            .filter(slug -> sections.find(slug) != null)
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Takes every {@link PersonCommand}. */
    public static MessageHandler<CommandMessage<?>> handler(EventStore events, World world) {
        return over(EventSourcingRepository.builder(PersonAggregate.class).eventStore(events).build(), world);
    }

    static MessageHandler<CommandMessage<?>> over(Repository<PersonAggregate> people, World world) {
        return new AggregateHandler<>(
                PersonCommand.class,
                new Person(),
                people,
                PersonAggregate::new,
                PersonEvent::stream,
                world.keys(),
                (command, _, _) -> world.context(command));
    }
}
