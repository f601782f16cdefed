package org.palimpsest.command.entry;

import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.entry.Histories.PASSAGE;
import static org.palimpsest.command.entry.Scenario.given;
import static org.palimpsest.command.entry.Scenario.givenNothing;
import static org.palimpsest.command.entry.Scenario.invalid;
import static org.palimpsest.command.entry.Scenario.refused;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;

class SuppressTest {
    private static final String WHY = "A participant asked for it.";
    private static final SuppressionLifted LIFTED = new SuppressionLifted(ENTRY, 1, "They agreed again.");

    @Test
    void givenAPublishedEntry_ThenEditorsAndAdministratorsSuppressAPassageOfIt() {
        for (var caller : List.of(EDDA, ADA)) {
            given(Histories.PUBLISHED)
                    .when(caller, new Suppress(ENTRY, new Suppression(Kind.PASSAGE, " what matters ", null, null), WHY))
                    .expectEvents(new EntrySuppressed(ENTRY, 1, PASSAGE, WHY));
        }
    }

    @Test
    void whateverIsSuppressedIsKeptAsItIsMeant() {
        for (var what : List.of(
                new Suppression(Kind.KEYWORD, "SenseMaker", null, null),
                new Suppression(Kind.CONTRIBUTOR, "Bethan Smith", null, null),
                new Suppression(Kind.CONTRIBUTOR, "Bethan Smith", null, "B. S."),
                new Suppression(Kind.VERSION, null, 1, null),
                new Suppression(Kind.PASSAGE, "text of a draft that is long past", null, null))) {
            given(Histories.WITHDRAWN)
                    .when(EDDA, new Suppress(ENTRY, what, WHY))
                    .expectEvents(new EntrySuppressed(ENTRY, 1, what, WHY));
        }
    }

    @Test
    void givenItIsSuppressedAlready_ThenNothingHappens() {
        given(Histories.SUPPRESSED)
                .when(ADA, new Suppress(ENTRY, PASSAGE, "Once more."))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void givenItWasLifted_ThenItCanBeSuppressedAgainUnderANumberOfItsOwn() {
        given(Histories.then(Histories.SUPPRESSED, LIFTED))
                .when(EDDA, new Suppress(ENTRY, PASSAGE, WHY))
                .expectEvents(new EntrySuppressed(ENTRY, 2, PASSAGE, WHY));
    }

    @Test
    @NullUnmarked
    void whenItIsNotClearWhatOrWhy_ThenEachFieldIsNamed() {
        wrong(null, WHY, "what.kind");
        wrong(new Suppression(null, "x", null, null), "", "what.kind", "reason");
        wrong(new Suppression(Kind.PASSAGE, " ", null, null), WHY, "what.text");
        wrong(new Suppression(Kind.PASSAGE, "x", null, null), WHY, "what.text");
        wrong(new Suppression(Kind.PASSAGE, "what matters", 1, "else"), WHY, "what.version", "what.replacement");
        wrong(new Suppression(Kind.KEYWORD, "x".repeat(101), null, null), WHY, "what.text");
        wrong(new Suppression(Kind.CONTRIBUTOR, "Bethan Smith", null, "a\nb"), WHY, "what.replacement");
        wrong(new Suppression(Kind.VERSION, "what", 2, null), WHY, "what.version", "what.text");
        wrong(new Suppression(Kind.VERSION, null, null, null), null, "what.version", "reason");
    }

    @Test
    void whenOthersSuppress_ThenItIsRefused() {
        for (var caller : List.of(OLWEN, RHYS)) {
            given(Histories.PUBLISHED)
                    .when(caller, new Suppress(ENTRY, PASSAGE, WHY))
                    .expectException(refused(NOT_PERMITTED, "an editor of its section or an administrator"))
                    .expectNoEvents();
        }
        given(Histories.DRAFT).when(ADA, new Suppress(ENTRY, PASSAGE, WHY)).expectException(refused(UNKNOWN));
        givenNothing().when(EDDA, new Suppress(ENTRY, PASSAGE, WHY)).expectException(refused(UNKNOWN));
    }

    @Test
    void givenTwoHundred_ThenThereIsNoRoomForAnother() {
        var many = IntStream.rangeClosed(1, 200)
                .<EntryEvent>mapToObj(n -> new EntrySuppressed(ENTRY, n, new Suppression(Kind.KEYWORD, "k" + n, null, null), WHY))
                .toList();
        given(Histories.then(Histories.PUBLISHED, many))
                .when(EDDA, new Suppress(ENTRY, PASSAGE, WHY))
                .expectException(refused(WRONG_STATE, "200"))
                .expectNoEvents();
    }

    @Test
    void givenASuppression_ThenEditorsAndAdministratorsLiftIt() {
        for (var caller : List.of(EDDA, ADA)) {
            given(Histories.SUPPRESSED)
                    .when(caller, new LiftSuppression(ENTRY, 1, "They agreed again."))
                    .expectEvents(LIFTED);
        }
    }

    @Test
    void givenItWasLifted_ThenLiftingItAgainDoesNothing() {
        given(Histories.then(Histories.SUPPRESSED, LIFTED))
                .when(EDDA, new LiftSuppression(ENTRY, 1, "Again."))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whenThereNeverWasOne_ThenLiftingItIsRefused() {
        for (int number : List.of(-1, 0, 2)) {
            given(Histories.SUPPRESSED)
                    .when(EDDA, new LiftSuppression(ENTRY, number, "Why not."))
                    .expectException(refused(UNKNOWN, "no suppression " + number))
                    .expectNoEvents();
        }
    }

    @Test
    void whenItIsLiftedWithoutAReasonOrByOthers_ThenItIsRefused() {
        given(Histories.SUPPRESSED).when(EDDA, new LiftSuppression(ENTRY, 1, " ")).expectException(invalid("reason"));
        given(Histories.SUPPRESSED)
                .when(OLWEN, new LiftSuppression(ENTRY, 1, "Mine."))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }

    @NullUnmarked
    private static void wrong(Suppression what, String reason, String... paths) {
        given(Histories.PUBLISHED)
                .when(EDDA, new Suppress(ENTRY, what, reason))
                .expectException(invalid(paths))
                .expectNoEvents();
    }
}
