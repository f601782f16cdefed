package org.palimpsest.command.section;

import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.permission.Caller;

/** A section with a history, a command, and what must come of it. */
final class SectionScenario {
    private final TestExecutor<SectionAggregate> executor;

    private SectionScenario(List<SectionEvent> history) {
        var fixture = new AggregateTestFixture<>(SectionAggregate.class);
        var handler = SectionAggregate.over(fixture.getRepository(), new InMemoryDomain().keys());
        for (var command : SectionCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static SectionScenario given(SectionEvent... history) {
        return new SectionScenario(List.of(history));
    }

    ResultValidator<SectionAggregate> when(Caller caller, SectionCommand command) {
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    ResultValidator<SectionAggregate> when(Caller caller, long expectedSequence, SectionCommand command) {
        return executor.when(
                command,
                Map.of(CommandMetadata.CALLER, caller, CommandMetadata.EXPECTED_SEQUENCE, expectedSequence));
    }
}
