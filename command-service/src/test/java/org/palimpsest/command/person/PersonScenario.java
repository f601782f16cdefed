package org.palimpsest.command.person;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Samples;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.Personal;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;

/**
 * A person with a history, in a world with the sections {@code notes} and {@code essays}, where {@code rhys} has the address
 * {@code rhys@example.org} and the account {@code of-rhys} at {@code https://id.example.org}; a command, and what must come of it.
 * Addresses and accounts stand for themselves in keys.
 */
final class PersonScenario {
    static final PersonRegistered REGISTERED = registered("olwen", "Olwen Griffiths", "olwen@example.org");

    private final TestExecutor<PersonAggregate> executor;

    private PersonScenario(boolean hasPassword, List<PersonEvent> history) {
        var fixture = new AggregateTestFixture<>(PersonAggregate.class);
        var world = new InMemoryDomain();
        world.inUnitOfWork(() -> world.keys().claim(key("rhys@example.org"), "rhys", null));
        for (var slug : List.of("notes", "essays")) {
            world.send(Samples.ADA, new CreateSection(slug, "Section", SectionKind.KNOWLEDGE_BASE, null, Samples.ONE_REVIEW));
        }
        world.inUnitOfWork(() -> world.keys().claim(identityKey("https://id.example.org", "of-rhys"), "rhys", null));
        var around = new PersonAggregate.World(
                world.world().sections(), world.keys(), UnaryOperator.identity(), PersonScenario::sealed, _ -> hasPassword);
        var handler = PersonAggregate.over(fixture.getRepository(), around);
        for (var command : PersonCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static PersonScenario given(PersonEvent... history) {
        return new PersonScenario(true, List.of(history));
    }

    /** The same of somebody who has no password. */
    static PersonScenario givenWithoutPassword(PersonEvent... history) {
        return new PersonScenario(false, List.of(history));
    }

    ResultValidator<PersonAggregate> when(Caller caller, PersonCommand command) {
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    ResultValidator<PersonAggregate> when(Caller caller, long expectedSequence, PersonCommand command) {
        return executor.when(
                command, Map.of(CommandMetadata.CALLER, caller, CommandMetadata.EXPECTED_SEQUENCE, expectedSequence));
    }

    static PersonRegistered registered(String id, String name, String email) {
        return new PersonRegistered(id, name(id, name), email(id, email), key(email));
    }

    static EmailChanged emailChanged(String id, String email) {
        return new EmailChanged(id, email(id, email), key(email));
    }

    static Personal name(String id, String name) {
        return new Personal(id, PersonEvent.NAME, name);
    }

    private static Personal email(String id, String email) {
        return new Personal(id, PersonEvent.EMAIL, email);
    }

    static String identityKey(String issuer, String subject) {
        return PersonEvent.identityKey(issuer, subject, PersonScenario::sealed);
    }

    /** As an HMAC is: of letters and digits. */
    private static String sealed(String text) {
        return Integer.toHexString(text.hashCode());
    }

    static ProviderConnected connected(String id, String issuer, String subject) {
        return new ProviderConnected(
                id,
                new Personal(id, PersonEvent.ISSUER, issuer),
                new Personal(id, PersonEvent.SUBJECT, subject),
                identityKey(issuer, subject));
    }

    static String key(String email) {
        return "email:" + EmailAddress.normal(email);
    }
}
