package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.WithdrawnVersions;

class WithdrawEntryTest {

    @Test
    void givenAPublishedEntry_ThenAnEditorWithdrawsItForAReason() {
        given(Histories.PUBLISHED)
                .when(EDDA, new WithdrawEntry(ENTRY, "Plagiarism."))
                .expectEvents(new EntryWithdrawn(ENTRY, "Plagiarism.", WithdrawnVersions.HIDDEN));
    }

    @Test
    void givenASectionThatKeepsWithdrawnVersionsReadable_ThenTheyAreMarked() {
        given(List.of(new DraftStarted(ENTRY, "abstracts", "olwen")))
                .when(EDDA, new WithdrawEntry(ENTRY, "Plagiarism."))
                .expectEvents(new EntryWithdrawn(ENTRY, "Plagiarism.", WithdrawnVersions.MARKED));
    }

    @Test
    void givenADraft_ThenItsOwnerMayWithdrawIt() {
        given(Histories.DRAFT)
                .when(OLWEN, new WithdrawEntry(ENTRY, "Changed my mind."))
                .expectEvents(new EntryWithdrawn(ENTRY, "Changed my mind.", WithdrawnVersions.HIDDEN));
    }

    @Test
    void givenAnEntryThatReadersHaveSeen_ThenItsOwnerAloneCannotWithdrawIt() {
        given(Histories.REVISING)
                .when(OLWEN, new WithdrawEntry(ENTRY, "Changed my mind."))
                .expectException(refused(NOT_PERMITTED, "before the first publication", "an editor"))
                .expectNoEvents();
    }

    @Test
    void givenAWithdrawnEntry_ThenNothingButReinstatingIsPossible() {
        given(Histories.WITHDRAWN)
                .when(EDDA, new WithdrawEntry(ENTRY, "Again."))
                .expectException(refused(WRONG_STATE, "withdrawn"))
                .expectNoEvents();
        given(Histories.WITHDRAWN)
                .when(OLWEN, new StartRevision(ENTRY))
                .expectException(refused(WRONG_STATE, "withdrawn", "published"))
                .expectNoEvents();
    }

    @Test
    void whenThereIsNoReason_ThenItIsRefused() {
        given(Histories.PUBLISHED)
                .when(EDDA, Nulls.withdrawWithout(ENTRY))
                .expectException(invalid("reason"))
                .expectNoEvents();
    }

    @Test
    void whenAReviewerWithdraws_ThenItIsRefused() {
        given(Histories.ASSIGNED)
                .when(RHYS, new WithdrawEntry(ENTRY, "Bad."))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new WithdrawEntry(ENTRY, "Bad.")).expectException(refused(UNKNOWN));
    }
}
