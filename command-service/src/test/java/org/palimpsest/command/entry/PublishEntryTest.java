package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.titled;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;

class PublishEntryTest {
    private static final List<EntryEvent> REVISED = Histories.then(
            Histories.REVISING,
            new TitleRevised(ENTRY, "Second thoughts"),
            new EntrySubmitted(ENTRY, 2, policy(0)),
            new EntryAccepted(ENTRY, 2, null));

    @Test
    void givenAnAcceptedEntry_ThenItsFirstVersionCarriesEverythingThatReadersNeed() {
        given(Histories.ACCEPTED)
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, Histories.SLUG),
                        new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void givenAPublishedEntryThatWasRevised_ThenTheNextVersionHasTheNewContent() {
        given(REVISED).when(EDDA, new PublishEntry(ENTRY)).expectEvents(second(VersionKind.NEW_VERSION, null));
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

    @Test
    void givenAWish_ThenTheEntryGetsThatAddress() {
        given(wishing("mine"))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, "mine"),
                        new EntryPublished(ENTRY, "valleys", "mine", 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void givenAnotherEntryWithTheAddress_ThenTheEndOfTheIdFollowsIt() {
        given(wishing("taken"))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, "taken-9a8057"),
                        new EntryPublished(ENTRY, "valleys", "taken-9a8057", 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void givenAnAddressFromTheTimeWhenDraftsHadOne_ThenItStays() {
        given(Histories.then(Histories.ACCEPTED, new SlugAssigned(ENTRY, "taken")))
                .when(EDDA, new PublishEntry(ENTRY))
                .expectEvents(new EntryPublished(ENTRY, "valleys", "taken", 1, "CC-BY-4.0", COMPLETE));
    }

    @Test
    void whenAnEditorPublishesTheirOwnEntry_ThenItIsRefusedUnlessThePolicySaysSo() {
        given(Histories.ACCEPTED)
                .when(OLWEN_AS_EDITOR, new PublishEntry(ENTRY))
                .expectException(refused(NOT_PERMITTED, "an editor of its section who is not the owner"))
                .expectNoEvents();
        var open = new Policy(
                0, Anonymity.ALL_IDENTITIES_VISIBLE, CommentPolicy.OPEN, "CC0-1.0", WithdrawnVersions.HIDDEN,
                PublicHistory.FROM_PUBLICATION, false, true);
        given(Histories.then(Histories.DRAFT, new EntrySubmitted(ENTRY, 1, open), new EntryAccepted(ENTRY, 1, null)))
                .when(OLWEN_AS_EDITOR, new PublishEntry(ENTRY))
                .expectEvents(
                        new SlugAssigned(ENTRY, Histories.SLUG),
                        new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC0-1.0", COMPLETE));
    }

    @Test
    void givenAnotherVersion_ThenItSaysWhatItIsAndWhy() {
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.ERRATUM, " A table was missing. "))
                .expectEvents(second(VersionKind.ERRATUM, "A table was missing."));
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.CORRECTION, "Half of them did."))
                .expectEvents(second(VersionKind.CORRECTION, "Half of them did."));
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.NEW_VERSION, " "))
                .expectEvents(second(VersionKind.NEW_VERSION, null));
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, null, "The third year is in."))
                .expectEvents(second(VersionKind.NEW_VERSION, "The third year is in."));
    }

    @Test
    void givenAnotherVersion_ThenACorrectionOrErratumNeedsAReason() {
        for (var kind : List.of(VersionKind.CORRECTION, VersionKind.ERRATUM)) {
            given(REVISED)
                    .when(EDDA, new PublishEntry(ENTRY, kind, " "))
                    .expectException(invalid("reason"))
                    .expectNoEvents();
        }
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.FIRST_PUBLICATION, null))
                .expectException(invalid("kind"))
                .expectNoEvents();
        given(REVISED)
                .when(EDDA, new PublishEntry(ENTRY, null, "x".repeat(1_001)))
                .expectException(invalid("reason"))
                .expectNoEvents();
    }

    @Test
    void givenTheFirstVersion_ThenItIsNothingElseAndNeedsNoReason() {
        given(Histories.ACCEPTED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.ERRATUM, "A table was missing."))
                .expectException(invalid("kind"))
                .expectNoEvents();
        given(Histories.ACCEPTED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.FIRST_PUBLICATION, "It is good."))
                .expectException(invalid("reason"))
                .expectNoEvents();
        given(Histories.ACCEPTED)
                .when(EDDA, new PublishEntry(ENTRY, VersionKind.FIRST_PUBLICATION, null))
                .expectEvents(
                        new SlugAssigned(ENTRY, Histories.SLUG),
                        new EntryPublished(ENTRY, "valleys", Histories.SLUG, 1, "CC-BY-4.0", COMPLETE));
    }

    private static EntryPublished second(VersionKind kind, @Nullable String reason) {
        var content = titled("Second thoughts");
        return new EntryPublished(ENTRY, "valleys", Histories.SLUG, 2, "CC-BY-4.0", content, kind, reason);
    }

    private static List<EntryEvent> wishing(String slug) {
        return Histories.then(
                Histories.then(
                        List.of(new DraftStarted(ENTRY, "valleys", "olwen", slug)),
                        Revision.between(ENTRY, Content.EMPTY, COMPLETE)),
                new EntrySubmitted(ENTRY, 1, policy(0)),
                new EntryAccepted(ENTRY, 1, null));
    }
}
