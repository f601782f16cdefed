package org.palimpsest.command.issue;

import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.entry.Entries;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.command.section.Sections;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.Caller;

/**
 * An issue with a history, in a world with the sections {@code valleys} (a knowledge base) and {@code abstracts} (a journal),
 * where another issue of {@code abstracts} is 21 (S1). What publishes its entries does nothing: that is tried on the whole path.
 */
final class IssueScenario {
    static final UUID ISSUE = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8001");
    /** Accepted, in the journal, as {@link org.palimpsest.command.Samples#ENTRY} is. */
    static final UUID SECOND = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8002");

    static final UUID DRAFT = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8003");
    /** Accepted, but of the knowledge base. */
    static final UUID ELSEWHERE = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8004");
    /** Accepted, but in another issue. */
    static final UUID WAITING = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8005");

    private static final UUID ANOTHER_ISSUE = UUID.fromString("01890a5d-ac99-774b-bcce-b302099a8006");

    private final TestExecutor<IssueAggregate> executor;

    private IssueScenario(List<IssueEvent> history) {
        var world = world();
        var fixture = new AggregateTestFixture<>(IssueAggregate.class);
        var handler = IssueAggregate.over(
                fixture.getRepository(),
                new Sections(world.events()),
                new Entries(world.events()),
                world.keys(),
                command -> command);
        for (var command : IssueCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static IssueScenario given(IssueEvent... history) {
        return new IssueScenario(List.of(history));
    }

    ResultValidator<IssueAggregate> when(Caller caller, IssueCommand command) {
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    private static InMemoryDomain world() {
        var world = new InMemoryDomain();
        sections(world);
        List.of(ENTRY, SECOND, WAITING).forEach(entry -> accepted(world, entry, "abstracts"));
        accepted(world, ELSEWHERE, "valleys");
        world.send(OLWEN, new StartDraft(DRAFT, "abstracts", null, COMPLETE));
        world.inUnitOfWork(() -> {
            world.keys().claim("issue-number:abstracts/21/s1", ANOTHER_ISSUE.toString(), null);
            world.keys().claim("issue-entry:" + WAITING, ANOTHER_ISSUE.toString(), null);
        });
        return world;
    }

    static void sections(InMemoryDomain world) {
        world.send(ADA, new CreateSection("valleys", "Valleys", SectionKind.KNOWLEDGE_BASE, null, policy(0)));
        world.send(ADA, new CreateSection("abstracts", "Abstracts", SectionKind.JOURNAL, "IJIC", policy(0)));
    }

    static void accepted(InMemoryDomain world, UUID entry, String section) {
        world.send(OLWEN, new StartDraft(entry, section, null, COMPLETE));
        world.send(OLWEN, new SubmitEntry(entry));
        world.send(EDDA, new AcceptEntry(entry, null));
    }
}
