package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.titled;

import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntrySnapshots.EntrySnapshot;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.SectionKind;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.TypeNames;

class EntrySnapshotsTest {
    private static final EventSerializer SERIALIZER = new EventSerializer(TypeNames.builder()
            .add(EntrySnapshot.class, EntrySnapshot.NAME, EntrySnapshot.REVISION)
            .build());

    static Stream<List<EntryEvent>> histories() {
        return Stream.of(
                Histories.EMPTY_DRAFT,
                Histories.DRAFT,
                Histories.ASSIGNED,
                Histories.REVIEWED,
                Histories.TO_BE_REVISED,
                Histories.RESUBMITTED,
                KeepApprovalsTest.RESUBMITTED,
                Histories.DECLINED,
                Histories.PUBLISHED,
                Histories.REVISION_UNDER_REVIEW,
                Histories.WITHDRAWN,
                Histories.SUPPRESSED);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatAnEntryCameToIsKeptWhole(List<EntryEvent> history) {
        var snapshot = new EntrySnapshot(ENTRY, Histories.fold(history));
        SerializedObject<String> kept = SERIALIZER.serialize(snapshot, String.class);
        assertThat(SERIALIZER.<String, EntrySnapshot>deserialize(kept)).isEqualTo(snapshot);
        assertThat(kept.getType().getName()).isEqualTo("entry.snapshot");
    }

    @Test
    void anEntryWithManyEventsIsLoadedFromItsSnapshotAndGoesOnAsBefore() {
        var domain = new InMemoryDomain();
        domain.send(ADA, new CreateSection("valleys", "The Valleys", SectionKind.KNOWLEDGE_BASE, null, ONE_REVIEW));
        domain.send(OLWEN, new StartDraft(ENTRY, "valleys", null, COMPLETE));
        long sequence = 0;
        for (int i = 0; i < 120; i++) {
            sequence = domain.send(OLWEN, new ReviseDraft(ENTRY, titled("Title " + i)), sequence == 0 ? null : sequence).sequence();
        }
        Awaitility.await().untilAsserted(() -> assertThat(domain.stream(ENTRY.toString()))
                .hasSizeLessThan(60)
                .first().isInstanceOf(EntrySnapshot.class));

        var next = domain.send(OLWEN, new ReviseDraft(ENTRY, titled("Last title")), sequence);
        assertThat(next.sequence()).isEqualTo(sequence + 1);
        assertThat(domain.send(OLWEN, new ReviseDraft(ENTRY, titled("Last title"))).sequence())
                .as("a save that changes nothing")
                .isEqualTo(sequence + 1);
    }
}
