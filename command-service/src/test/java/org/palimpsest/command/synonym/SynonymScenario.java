package org.palimpsest.command.synonym;

import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.permission.Caller;

/** Groups of synonyms with a history, a command, and what must come of it. */
final class SynonymScenario {
    private final TestExecutor<SynonymsAggregate> executor;

    private SynonymScenario(List<? extends SynonymEvent> history) {
        var fixture = new AggregateTestFixture<>(SynonymsAggregate.class);
        var handler = SynonymsAggregate.over(fixture.getRepository(), new InMemoryDomain().keys());
        for (var command : SynonymCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, handler);
        }
        executor = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }

    static SynonymScenario given(SynonymEvent... history) {
        return given(List.of(history));
    }

    static SynonymScenario given(List<? extends SynonymEvent> history) {
        return new SynonymScenario(history);
    }

    ResultValidator<SynonymsAggregate> when(Caller caller, SynonymCommand command) {
        return executor.when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    ResultValidator<SynonymsAggregate> when(Caller caller, long expectedSequence, SynonymCommand command) {
        return executor.when(
                command,
                Map.of(CommandMetadata.CALLER, caller, CommandMetadata.EXPECTED_SEQUENCE, expectedSequence));
    }
}
