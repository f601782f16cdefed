package org.palimpsest.command.person;

import java.util.List;
import java.util.Map;
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
import org.palimpsest.events.Personal;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;

/**
 * A person with a history, in a world with the sections {@code notes} and {@code essays}, where {@code rhys} has the address {@code rhys@example.org}; a command, and what must
 * come of it. Addresses stand for themselves in keys.
 */
final class PersonScenario {
    static final PersonRegistered REGISTERED = registered("olwen", "Olwen Griffiths", "olwen@example.org");

    private final TestExecutor<PersonAggregate> executor;

    private PersonScenario(List<PersonEvent> history) {
        var fixture = new AggregateTestFixture<>(PersonAggregate.class);
        var world = new InMemoryDomain();
        world.inUnitOfWork(() -> world.keys().claim(key("rhys@example.org"), "rhys", null));
        for (var slug : List.of("notes", "essays")) {
            world.send(Samples.ADA, new CreateSection(slug, "Section", SectionKind.KNOWLEDGE_BASE, null, Samples.ONE_REVIEW));
        }
        var handler = PersonAggregate.over(fixture.getRepository(), world.world().sections(), world.keys(), email -> email);
        for (var command : PersonCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static PersonScenario given(PersonEvent... history) {
        return new PersonScenario(List.of(history));
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

    static String key(String email) {
        return "email:" + EmailAddress.normal(email);
    }
}
