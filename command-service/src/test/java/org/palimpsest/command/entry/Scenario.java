package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.ONE_REVIEW;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Samples;
import org.palimpsest.command.person.People;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.command.section.SectionCommand.CloseSection;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;

/**
 * An entry with a history, in a world with the sections {@code valleys} (a knowledge base), {@code abstracts} (a
 * journal) and {@code archive} (closed), where another entry has the address {@code taken}; where Rhys is a
 * reviewer, and so is Bethan, who is called like a contributor; Ruth no longer, and Otto is erased. Edda, Emyr and Elin are editors.
 */
final class Scenario {
    /** Keeps withdrawn versions readable. */
    private static final Policy MARKING = new Policy(
            1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0", WithdrawnVersions.MARKED,
            PublicHistory.FROM_SUBMISSION, true, false);

    private static final Caller BETHAN = new Caller("bethan", Set.of());

    private final AggregateTestFixture<EntryAggregate> fixture = new AggregateTestFixture<>(EntryAggregate.class);
    private final TestExecutor<EntryAggregate> executor;

    private Scenario(List<EntryEvent> history) {
        var world = world();
        var handler = EntryAggregate.over(
                fixture.getRepository(), new Sections(world.events()), new People(world.events()), world.keys(), () -> Samples.NOW);
        for (var command : EntryCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static Scenario given(List<EntryEvent> history) {
        return new Scenario(history);
    }

    static Scenario givenNothing() {
        return new Scenario(List.of());
    }

    ResultValidator<EntryAggregate> when(Caller caller, EntryCommand command) {
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    ResultValidator<EntryAggregate> when(Caller caller, long expectedSequence, EntryCommand command) {
        return executor.when(
                command,
                Map.of(CommandMetadata.CALLER, caller, CommandMetadata.EXPECTED_SEQUENCE, expectedSequence));
    }

    /** Refused for this reason, in words that have all of {@code words} in them. */
    static Matcher<Refused> refused(Refused.Reason reason, String... words) {
        return new CustomTypeSafeMatcher<>(reason + " with " + List.of(words)) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.reason() == reason
                        && List.of(words).stream().allMatch(String.valueOf(refused.getMessage())::contains);
            }
        };
    }

    /** Refused as invalid in exactly these places. */
    static Matcher<Refused> invalid(String... paths) {
        return new CustomTypeSafeMatcher<>("invalid at " + List.of(paths)) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.violations().stream().map(Violation::path).toList().equals(List.of(paths));
            }
        };
    }

    private static InMemoryDomain world() {
        var world = new InMemoryDomain();
        world.send(ADA, new CreateSection("valleys", "Valleys", SectionKind.KNOWLEDGE_BASE, null, ONE_REVIEW));
        world.send(ADA, new CreateSection("abstracts", "Abstracts", SectionKind.JOURNAL, "IJIC", MARKING));
        world.send(ADA, new CreateSection("archive", "Archive", SectionKind.KNOWLEDGE_BASE, null, ONE_REVIEW));
        world.inUnitOfWork(() -> world.keys().claim("slug:taken", Histories.ANOTHER_ENTRY.toString(), null));
        world.employ(Samples.RHYS, Role.REVIEWER);
        world.employ(Samples.EDDA, Role.EDITOR);
        world.employ(Samples.RUTH, Role.REVIEWER);
        world.employ(new Caller("emyr", Set.of()), Role.EDITOR);
        world.employ(new Caller("elin", Set.of()), Role.EDITOR);
        world.send(ADA, new RevokeRole("ruth", Role.REVIEWER));
        world.send(BETHAN, new RegisterPerson("bethan", "bethan smith", "bethan@example.org"));
        world.send(ADA, new GrantRole("bethan", Role.REVIEWER));
        world.employ(Samples.OTTO, Role.REVIEWER);
        world.send(Samples.OTTO, new ErasePerson("otto"));
        world.send(ADA, new CloseSection("archive", "Full."));
        return world;
    }
}
