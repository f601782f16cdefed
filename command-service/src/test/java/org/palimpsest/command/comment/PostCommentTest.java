package org.palimpsest.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.comment.CommentScenario.CLOSED;
import static org.palimpsest.command.comment.CommentScenario.COMMENT;
import static org.palimpsest.command.comment.CommentScenario.DRAFT;
import static org.palimpsest.command.comment.CommentScenario.GUEST;
import static org.palimpsest.command.comment.CommentScenario.MODERATED;
import static org.palimpsest.command.comment.CommentScenario.OPEN;
import static org.palimpsest.command.comment.CommentScenario.PARENT;
import static org.palimpsest.command.comment.CommentScenario.TEXT;
import static org.palimpsest.command.comment.CommentScenario.WITHDRAWN;
import static org.palimpsest.command.comment.CommentScenario.byGuest;
import static org.palimpsest.command.comment.CommentScenario.byPerson;
import static org.palimpsest.command.comment.CommentScenario.given;
import static org.palimpsest.command.comment.CommentScenario.guest;
import static org.palimpsest.command.comment.CommentScenario.id;
import static org.palimpsest.command.comment.CommentScenario.pseudonym;
import static org.palimpsest.command.comment.CommentScenario.reply;
import static org.palimpsest.command.comment.CommentScenario.signedIn;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.comment.CommentCommand.PostComment;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.Suspicion;

/** Who comments on what, and whether an editor sees it first. */
class PostCommentTest {
    private static final String LONG = "We did the same in Frome for three years, and nobody paid for it.";

    private static PostComment replying(@Nullable UUID to) {
        return new PostComment(COMMENT, OPEN, to, null, null, TEXT, List.of());
    }

    private static PostComment suspected(String text, Suspicion... suspicions) {
        return new PostComment(COMMENT, OPEN, null, "Ann", "Ann@Example.org", text, List.of(suspicions));
    }

    @Test
    void whoHasNoAccountGivesNameAndAddressAndIsSealedUnderAKeyOfTheComment() {
        given().when(GUEST, guest(OPEN, " " + TEXT + "\r\n")).expectEvents(byGuest(COMMENT, OPEN, "open", false, TEXT));
    }

    @Test
    void whoHasAnAccountNeedsNeitherAndWhatTheyGiveIsPassedOver() {
        given().when(OLWEN, signedIn(OPEN, TEXT)).expectEvents(byPerson(COMMENT, OPEN, "open", "olwen", false));
        given().when(OLWEN, guest(OPEN, TEXT)).expectEvents(byPerson(COMMENT, OPEN, "open", "olwen", false));
    }

    @Test
    void whereCommentsAreModeratedTheyWaitButForThoseOfEditors() {
        given().when(OLWEN, signedIn(MODERATED, TEXT)).expectEvents(byPerson(COMMENT, MODERATED, "moderated", "olwen", true));
        given().when(EDDA, signedIn(MODERATED, TEXT)).expectEvents(byPerson(COMMENT, MODERATED, "moderated", "edda", false));
    }

    @Test
    void whereTheyAreClosedNobodyComments() {
        given().when(OLWEN, signedIn(CLOSED, TEXT)).expectException(refused(WRONG_STATE)).expectNoEvents();
        given().when(EDDA, signedIn(CLOSED, TEXT)).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whatReadersDoNotHaveNobodyCommentsOn() {
        for (var entry : List.of(DRAFT, WITHDRAWN, UUID.randomUUID())) {
            given().when(EDDA, signedIn(entry, TEXT)).expectException(refused(UNKNOWN)).expectNoEvents();
        }
    }

    @Test
    void noIdIsUsedTwice() {
        given(byGuest(COMMENT, OPEN, "open", false, TEXT))
                .when(OLWEN, signedIn(OPEN, TEXT))
                .expectException(refused(TAKEN))
                .expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreWrongOrMissing_ThenAllAreNamed() {
        given().when(GUEST, signedIn(OPEN, " ")).expectException(refused(INVALID, "name", "email", "text")).expectNoEvents();
        given().when(GUEST, new PostComment(COMMENT, OPEN, null, "a\nb", "no address", null, List.of()))
                .expectException(refused(INVALID, "name", "email", "text"))
                .expectNoEvents();
        given().when(OLWEN, signedIn(OPEN, "x".repeat(5_001))).expectException(refused(INVALID, "text")).expectNoEvents();
        given().when(OLWEN, signedIn(OPEN, "a\u0000b")).expectException(refused(INVALID, "text")).expectNoEvents();
    }

    @Test
    void anAnswerStandsUnderWhatItAnswersAndNoDeeperThanTwo() {
        var root = byPerson(PARENT, OPEN, "open", "olwen", false);
        given().beside(root).when(OLWEN, replying(PARENT))
                .expectEvents(reply(COMMENT, OPEN, "open", "olwen", false, List.of(PARENT), PARENT));
        var second = reply(PARENT, OPEN, "open", "olwen", false, List.of(id(6)), id(6));
        given().beside(second).when(OLWEN, replying(PARENT))
                .expectEvents(reply(COMMENT, OPEN, "open", "olwen", false, List.of(id(6), PARENT), PARENT));
        var third = reply(PARENT, OPEN, "open", "olwen", false, List.of(id(6), id(7)), id(7));
        given().beside(third).when(OLWEN, replying(PARENT))
                .expectEvents(reply(COMMENT, OPEN, "open", "olwen", false, List.of(id(6), id(7)), PARENT));
    }

    @Test
    void whatIsNotShownOrElsewhereCannotBeAnswered() {
        var elsewhere = byPerson(PARENT, MODERATED, "moderated", "olwen", false);
        var waiting = byPerson(PARENT, OPEN, "open", "olwen", true);
        var shown = byPerson(PARENT, OPEN, "open", "olwen", false);
        for (var others : List.of(
                new CommentEvent[] {},
                new CommentEvent[] {elsewhere},
                new CommentEvent[] {waiting},
                new CommentEvent[] {shown, new CommentRejected(PARENT, null)},
                new CommentEvent[] {shown, new CommentErased(PARENT)})) {
            given().beside(others).when(OLWEN, replying(PARENT)).expectException(refused(INVALID, "replyTo")).expectNoEvents();
        }
    }

    @Test
    void whatLooksLikeSpamWaitsAndIsNotLost() {
        given().when(GUEST, suspected(TEXT, Suspicion.HASTE, Suspicion.HIDDEN_FIELD, Suspicion.HASTE))
                .expectEvents(byGuest(COMMENT, OPEN, "open", true, TEXT, Suspicion.HIDDEN_FIELD, Suspicion.HASTE));
        var links = "See https://a.example and HTTP://b.example and www.c.example";
        given().when(GUEST, suspected(links)).expectSuccessfulHandlerExecution();
        var two = "See https://a.example and www.c.example";
        given().when(GUEST, suspected(two)).expectEvents(byGuest(COMMENT, OPEN, "open", false, two));
    }

    @Test
    void whatHasBeenSaidBeforeWaits() {
        var key = "comment-text:" + pseudonym(LONG.toLowerCase(Locale.ROOT));
        var world = given();
        world.when(GUEST, suspected(LONG)).expectEvents(byGuest(COMMENT, OPEN, "open", false, LONG));
        assertThat(world.holds(key)).isNotNull();
        given().held(key).when(GUEST, suspected(LONG)).expectEvents(byGuest(COMMENT, OPEN, "open", true, LONG, Suspicion.REPEATED));
    }

    @Test
    void editorsAreNotSuspected() {
        var many = new PostComment(
                COMMENT, OPEN, null, null, null, TEXT + " https://a https://b https://c", List.of(Suspicion.HASTE));
        given().when(EDDA, many).expectSuccessfulHandlerExecution();
        given().when(EDDA, new PostComment(COMMENT, OPEN, null, null, null, TEXT, List.of(Suspicion.HASTE)))
                .expectEvents(byPerson(COMMENT, OPEN, "open", "edda", false));
    }

    @Test
    void whoIsBlockedThereOrEverywhereIsRefused() {
        var ann = pseudonym("email:ann@example.org");
        for (var where : List.of("open", "*")) {
            given().held(Comment.blockKey(ann, where))
                    .when(GUEST, guest(OPEN, TEXT))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
            given().held(Comment.blockKey(pseudonym("person:olwen"), where))
                    .when(OLWEN, signedIn(OPEN, TEXT))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
        }
        given().held(Comment.blockKey(ann, "moderated"))
                .when(GUEST, guest(OPEN, TEXT))
                .expectEvents(byGuest(COMMENT, OPEN, "open", false, TEXT));
    }
}
