package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.SendMessage;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.MessageSent;

class DiscussingTest {
    private static final String TEXT = "Is the second table right?";
    private static final List<EntryEvent> TALKED_OF =
            Histories.then(Histories.REVIEWED, said(1, Discussion.AUTHOR, null), said(1, Discussion.EDITORS, null));

    private static SendMessage say(Discussion discussion, @Nullable String reviewer) {
        return new SendMessage(ENTRY, discussion, reviewer, TEXT);
    }

    private static MessageSent said(int round, Discussion discussion, @Nullable String reviewer) {
        return new MessageSent(ENTRY, round, discussion, reviewer, TEXT);
    }

    @Test
    void givenADraft_ThenOwnerAndEditorsTalkBeforeThereIsARound() {
        given(Histories.DRAFT).when(OLWEN, say(Discussion.AUTHOR, null)).expectEvents(said(0, Discussion.AUTHOR, null));
        given(Histories.DRAFT).when(EDDA, say(Discussion.AUTHOR, null)).expectEvents(said(0, Discussion.AUTHOR, null));
        given(Histories.DRAFT).when(EDDA, say(Discussion.EDITORS, null)).expectEvents(said(0, Discussion.EDITORS, null));
    }

    @Test
    void givenARound_ThenItsReviewerTalksWithTheEditors_AndTheseWithThem() {
        var said = said(1, Discussion.REVIEWER, "rhys");
        given(Histories.ASSIGNED).when(RHYS, say(Discussion.REVIEWER, null)).expectEvents(said);
        given(Histories.ASSIGNED).when(RHYS, say(Discussion.REVIEWER, "rhys")).expectEvents(said);
        given(Histories.REVIEWED).when(EDDA, say(Discussion.REVIEWER, "rhys")).expectEvents(said);
    }

    @Test
    void whenTheTextIsCleaned_ThenItStandsSoInTheEvent() {
        given(Histories.DRAFT)
                .when(OLWEN, new SendMessage(ENTRY, Discussion.AUTHOR, null, "  One.\r\nTwo. "))
                .expectEvents(new MessageSent(ENTRY, 0, Discussion.AUTHOR, null, "One.\nTwo."));
    }

    @Test
    void whenItSaysNothingOrTooMuch_ThenItIsRefused() {
        for (var text : new String[] {"", "   ", "x".repeat(Discussing.LONGEST + 1), "a\u0007b"}) {
            given(Histories.DRAFT)
                    .when(OLWEN, new SendMessage(ENTRY, Discussion.AUTHOR, null, text))
                    .expectException(invalid("text"))
                    .expectNoEvents();
        }
    }

    @Test
    void whenItIsForNoReviewerOfTheRound_ThenItIsRefused() {
        for (var nobody : new String[] {null, "ruth", "olwen", "Rhys Jones"}) {
            given(Histories.ASSIGNED)
                    .when(EDDA, say(Discussion.REVIEWER, nobody))
                    .expectException(invalid("reviewer"))
                    .expectNoEvents();
        }
        var both = Histories.then(Histories.ASSIGNED, new EntryEvent.ReviewerAssigned(ENTRY, 1, "bethan"));
        given(both).when(RHYS, say(Discussion.REVIEWER, "bethan")).expectException(invalid("reviewer")).expectNoEvents();
    }

    @Test
    void whenTheyDoNotTakePart_ThenItIsRefused() {
        given(Histories.ASSIGNED).when(RHYS, say(Discussion.AUTHOR, null)).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(Histories.ASSIGNED).when(RHYS, say(Discussion.EDITORS, null)).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        for (var owner : List.of(OLWEN, OLWEN_AS_EDITOR)) {
            given(Histories.ASSIGNED)
                    .when(owner, say(Discussion.REVIEWER, "rhys"))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
            given(Histories.ASSIGNED)
                    .when(owner, say(Discussion.EDITORS, null))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
        }
        for (var outsider : List.of(NOBODY, ADA, RUTH)) {
            for (var discussion : Discussion.values()) {
                given(Histories.ASSIGNED).when(outsider, say(discussion, null)).expectException(refused(UNKNOWN)).expectNoEvents();
                givenNothing().when(outsider, say(discussion, null)).expectException(refused(UNKNOWN)).expectNoEvents();
            }
        }
    }

    @Test
    void whenTheRoundIsOver_ThenReviewersAreLeftInPeace() {
        given(Histories.ACCEPTED)
                .when(EDDA, say(Discussion.REVIEWER, "rhys"))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
        given(Histories.TO_BE_REVISED)
                .when(RHYS, say(Discussion.REVIEWER, null))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
    }

    @Test
    void givenMessagesSince_ThenWhatWasWrittenBeforeThemIsNotStale_AndWhatWasWrittenBeforeAnythingElseIs() {
        long seen = Histories.REVIEWED.size() - 1L;
        for (long version = seen; version <= seen + 2; version++) {
            given(TALKED_OF).when(EDDA, version, new AcceptEntry(ENTRY, null)).expectEvents(new EntryAccepted(ENTRY, 1, null));
        }
        for (long version : new long[] {seen - 1, seen + 3}) {
            given(TALKED_OF).when(EDDA, version, new AcceptEntry(ENTRY, null)).expectException(refused(STALE)).expectNoEvents();
        }
        var assigned = Histories.then(TALKED_OF, new EntryEvent.ReviewerAssigned(ENTRY, 1, "bethan"));
        given(assigned).when(EDDA, seen + 2, new AcceptEntry(ENTRY, null)).expectException(refused(STALE)).expectNoEvents();
    }
}
