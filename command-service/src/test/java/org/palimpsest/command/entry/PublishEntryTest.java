package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.refused;

import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.TitleRevised;

class PublishEntryTest {

    @Test
    void givenAnAcceptedEntry_ThenItsFirstVersionCarriesEverythingThatReadersNeed() {
        given(Histories.ACCEPTED)
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void givenAPublishedEntryThatWasRevised_ThenTheNextVersionHasTheNewContent() {
        given(Histories.then(
                        Histories.REVISING,
                        new TitleRevised(ENTRY, "Second thoughts"),
                        new EntrySubmitted(ENTRY, 2, policy(0)),
                        new EntryAccepted(ENTRY, 2, null)))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(new EntryPublished(
                        ENTRY, "valleys", Histories.SLUG, 2, "CC-BY-4.0", titled("Second thoughts")));
    }

    @Test
    void givenAnEntryThatIsNotAccepted_ThenItIsRefused() {
        given(Histories.REVIEWED)
                .when(EDDA, new PublishEntry(ENTRY))
                .expectException(refused(WRONG_STATE, "under review", "accepted"))
                .expectNoEvents();
    }

    @Test
    void givenAPublishedEntry_ThenItIsNotPublishedTwice() {
        given(Histories.PUBLISHED)
                .when(EDDA, new PublishEntry(ENTRY))
                .expectException(refused(WRONG_STATE, "published", "accepted"))
                .expectNoEvents();
    }

    @Test
    void whenTheOwnerPublishes_ThenItIsRefused() {
        given(Histories.ACCEPTED)
                .when(OLWEN, new PublishEntry(ENTRY))
                .expectException(refused(NOT_PERMITTED, "an editor"))
                .expectNoEvents();
    }

    @Test
    void givenNoEntry_ThenItIsUnknown() {
        givenNothing().when(EDDA, new PublishEntry(ENTRY)).expectException(refused(UNKNOWN));
    }
}
