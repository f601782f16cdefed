package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.SlugAssigned;

class AcceptEntryTest {

    @Test
    void givenTheReviewsThatThePolicyAsksFor_ThenTheEntryIsAccepted() {
        given(Histories.REVIEWED)
                .when(EDDA, new AcceptEntry(ENTRY, " Thank you. "))
                .expectEvents(new EntryAccepted(ENTRY, 1, "Thank you."));
    }

    @Test
    void whenThereIsNothingToSay_ThenNothingIsSaid() {
        given(Histories.REVIEWED)
                .when(EDDA, new AcceptEntry(ENTRY, " "))
                .expectEvents(new EntryAccepted(ENTRY, 1, null));
    }

    @Test
    void givenTooFewReviews_ThenTheNumbersAreTold() {
        given(Histories.ASSIGNED)
                .when(EDDA, new AcceptEntry(ENTRY, null))
                .expectException(refused(WRONG_STATE, "0 of the 1 reviews"))
                .expectNoEvents();
    }

    @Test
    void givenReviewsOfTheRoundBefore_ThenTheyDoNotCount() {
        given(Histories.RESUBMITTED)
                .when(EDDA, new AcceptEntry(ENTRY, null))
                .expectException(refused(WRONG_STATE, "0 of the 1 reviews"))
                .expectNoEvents();
    }

    @Test
    void givenAPolicyWithoutReviews_ThenAnEditorsWordIsEnough() {
        given(Histories.then(Histories.DRAFT, new SlugAssigned(ENTRY, "x"), new EntrySubmitted(ENTRY, 1, policy(0))))
                .when(EDDA, new AcceptEntry(ENTRY, null))
                .expectEvents(new EntryAccepted(ENTRY, 1, null));
    }

    @Test
    void whenTheMessageIsTooLong_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(EDDA, new AcceptEntry(ENTRY, "x".repeat(100_001)))
                .expectException(invalid("message"))
                .expectNoEvents();
    }

    @Test
    void givenAnAcceptedEntry_ThenItIsNotAcceptedTwice() {
        given(Histories.ACCEPTED)
                .when(EDDA, new AcceptEntry(ENTRY, null))
                .expectException(refused(WRONG_STATE, "accepted", "under review"))
                .expectNoEvents();
    }

    @Test
    void givenAnEditorsOwnEntry_ThenTheyDoNotAcceptIt() {
        given(Histories.REVIEWED)
                .when(OLWEN_AS_EDITOR, new AcceptEntry(ENTRY, null))
                .expectException(refused(NOT_PERMITTED, "not the owner"))
                .expectNoEvents();
    }

    @Test
    void whenAReviewerAccepts_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(RHYS, new AcceptEntry(ENTRY, null))
                .expectException(refused(NOT_PERMITTED, "an editor"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new AcceptEntry(ENTRY, null)).expectException(refused(UNKNOWN));
    }
}
