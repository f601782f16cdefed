package org.palimpsest.command.section;

import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.palimpsest.command.Acting;
import org.palimpsest.command.CommandMetaData;
import org.palimpsest.events.SectionEvent;

/** A section with a history, a command, and what must come of it. */
final class SectionScenario {
    private final TestExecutor<SectionAggregate> executor;

    private SectionScenario(List<SectionEvent> history) {
        var fixture = new AggregateTestFixture<>(SectionAggregate.class);
        var handler = new SectionHandler(fixture.getRepository());
        for (var command : SectionCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static SectionScenario given(SectionEvent... history) {
        return new SectionScenario(List.of(history));
    }

    ResultValidator<SectionAggregate> when(Acting acting, SectionCommand command) {
        return executor.when(command, Map.of(CommandMetaData.ACTING, acting));
    }

    ResultValidator<SectionAggregate> when(Acting acting, long expectedVersion, SectionCommand command) {
        return executor.when(
                command,
                Map.of(CommandMetaData.ACTING, acting, CommandMetaData.EXPECTED_VERSION, expectedVersion));
    }
}
