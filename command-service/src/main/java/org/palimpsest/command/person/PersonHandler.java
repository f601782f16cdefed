package org.palimpsest.command.person;

import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Signature;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;

/** Takes every {@link PersonCommand}: loads, decides, applies, claims the e-mail address in the same commit. Thread-safe. */
public final class PersonHandler implements MessageHandler<CommandMessage<?>> {
    private final Repository<PersonAggregate> people;
    private final UniqueKeys keys;
    private final UnaryOperator<String> pseudonym;

    PersonHandler(Repository<PersonAggregate> people, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        this.people = people;
        this.keys = keys;
        this.pseudonym = pseudonym;
    }

    /** {@code pseudonym} makes of a text another one, from which nobody can tell it. */
    public static PersonHandler on(EventStore events, UniqueKeys keys, UnaryOperator<String> pseudonym) {
        var people = EventSourcingRepository.builder(PersonAggregate.class).eventStore(events).build();
        return new PersonHandler(people, keys, pseudonym);
    }

    @Override
    public CommandResult handle(CommandMessage<?> message) throws Exception {
        var command = (PersonCommand) message.getPayload();
        var id = command.personId();
        var stream = PersonAggregate.stream(id);
        var person = people.loadOrCreate(stream, () -> new PersonAggregate(stream));
        var state = person.invoke(PersonAggregate::state);
        var caller = CommandMetadata.caller(message);
        var given = new DecisionContext(caller, Precondition.of(message, person), this::emailKey, key -> isFree(key, id));
        var decision = Person.decide(command, state, given);
        Signature.sign(caller, decision.role());
        person.execute(root -> root.apply(decision.events()));
        decision.events().forEach(event -> claim(event, state.emailKey()));
        return new CommandResult(id, person.version());
    }

    private void claim(PersonEvent event, @Nullable String held) {
        var wanted = switch (event) {
            case PersonRegistered e -> e.emailKey();
            case EmailChanged e -> e.emailKey();
            case PersonRenamed _ -> held;
            case PersonErased _ -> null;
        };
        if (held != null && !held.equals(wanted)) {
            keys.release(held, event.personId());
        }
        if (wanted != null && !wanted.equals(held)) {
            keys.claim(wanted, event.personId(), null);
        }
    }

    private String emailKey(String email) {
        return "email:" + pseudonym.apply(email);
    }

    private boolean isFree(String key, String id) {
        var held = keys.find(key);
        return held == null || held.owner().equals(id);
    }
}
