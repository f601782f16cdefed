package org.palimpsest.benchmarks;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.testsupport.Replay;

/** What is measured on is what the service writes. */
class LifeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 20})
    void everyCommitIsOneThatACommandMakes(int number) {
        var replay = new Replay(SectionKind.KNOWLEDGE_BASE);
        for (var commit : Life.commits(number)) {
            var events = ofEntry(commit);
            if (!events.isEmpty()) {
                var signature = commit.getFirst().getMetaData();
                replay.then(
                        String.valueOf(signature.get(EventMetadata.PERSON)),
                        Role.valueOf(String.valueOf(signature.get(EventMetadata.ROLE))),
                        events);
            }
        }
    }

    private static List<EntryEvent> ofEntry(List<DomainEventMessage<?>> commit) {
        return commit.stream()
                .map(Message::getPayload)
                .filter(EntryEvent.class::isInstance)
                .map(EntryEvent.class::cast)
                .toList();
    }
}
