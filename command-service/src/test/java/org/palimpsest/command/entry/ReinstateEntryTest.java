package org.palimpsest.command.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.WithdrawnVersions;

class ReinstateEntryTest {

    @Test
    void givenAWithdrawnEntry_ThenItComesBackToItsStage() {
        given(Histories.WITHDRAWN)
                .when(EDDA, new ReinstateEntry(ENTRY, "It was not."))
                .expectEvents(new EntryReinstated(ENTRY, "It was not."))
                .expectState(entry -> assertThat(entry.state()).isEqualTo(Histories.fold(Histories.PUBLISHED)));
    }

    @Test
    void givenADraftWithdrawnUnderReview_ThenItComesBackUnderReview() {
        given(Histories.then(Histories.ASSIGNED, new EntryWithdrawn(ENTRY, "Wait.", WithdrawnVersions.HIDDEN)))
                .when(EDDA, new ReinstateEntry(ENTRY, "Go on."))
                .expectState(entry -> assertThat(entry.state()).isEqualTo(Histories.fold(Histories.ASSIGNED)));
    }

    @Test
    void givenAnEntryThatIsNotWithdrawn_ThenItIsRefused() {
        given(Histories.PUBLISHED)
                .when(EDDA, new ReinstateEntry(ENTRY, "Why not."))
                .expectException(refused(WRONG_STATE, "published", "withdrawn"))
                .expectNoEvents();
    }

    @Test
    void whenThereIsNoReason_ThenItIsRefused() {
        given(Histories.WITHDRAWN)
                .when(EDDA, new ReinstateEntry(ENTRY, "  "))
                .expectException(invalid("reason"))
                .expectNoEvents();
    }

    @Test
    void whenTheOwnerReinstates_ThenItIsRefused() {
        given(Histories.WITHDRAWN)
                .when(OLWEN, new ReinstateEntry(ENTRY, "It was not."))
                .expectException(refused(NOT_PERMITTED, "an editor"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new ReinstateEntry(ENTRY, "Why not.")).expectException(refused(UNKNOWN));
    }
}
