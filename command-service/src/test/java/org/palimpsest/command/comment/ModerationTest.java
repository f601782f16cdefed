package org.palimpsest.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.comment.CommentScenario.COMMENT;
import static org.palimpsest.command.comment.CommentScenario.GUEST;
import static org.palimpsest.command.comment.CommentScenario.OPEN;
import static org.palimpsest.command.comment.CommentScenario.TEXT;
import static org.palimpsest.command.comment.CommentScenario.byPerson;
import static org.palimpsest.command.comment.CommentScenario.given;
import static org.palimpsest.command.comment.CommentScenario.personal;
import static org.palimpsest.command.comment.CommentScenario.pseudonym;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.comment.CommentCommand.ApproveComment;
import org.palimpsest.command.comment.CommentCommand.BlockCommenter;
import org.palimpsest.command.comment.CommentCommand.EraseComment;
import org.palimpsest.command.comment.CommentCommand.RejectComment;
import org.palimpsest.command.comment.CommentCommand.ReportComment;
import org.palimpsest.command.comment.CommentCommand.UnblockCommenter;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentEvent.CommenterUnblocked;

/** What editors and readers do with a comment that is there. */
class ModerationTest {
    private static final CommentPosted WAITING = byPerson(COMMENT, OPEN, "open", "olwen", true);
    private static final CommentPosted SHOWN = byPerson(COMMENT, OPEN, "open", "olwen", false);
    private static final CommentApproved APPROVED = new CommentApproved(COMMENT);
    private static final CommentRejected REJECTED = new CommentRejected(COMMENT, "An advertisement.");
    private static final CommentErased ERASED = new CommentErased(COMMENT);
    private static final CommenterBlocked BLOCKED = new CommenterBlocked(COMMENT, "open", "Insults");

    private static final ApproveComment APPROVE = new ApproveComment(COMMENT);
    private static final RejectComment REJECT = new RejectComment(COMMENT, " An advertisement. ");
    private static final ReportComment REPORT = new ReportComment(COMMENT, " It insults\r\nsomebody. ");
    private static final BlockCommenter BLOCK = new BlockCommenter(COMMENT, false, "Insults");
    private static final EraseComment ERASE = new EraseComment(COMMENT);

    private static CommentReported reported(String by) {
        return new CommentReported(COMMENT, by, personal(COMMENT, CommentEvent.REPORT, "It insults\nsomebody."));
    }

    private static String key(String where) {
        return Comment.blockKey(pseudonym("person:olwen"), where);
    }

    @Test
    void editorsApproveWhatWaitsOrWasRejected() {
        given(WAITING).when(EDDA, APPROVE).expectEvents(APPROVED);
        given(WAITING, REJECTED).when(EDDA, APPROVE).expectEvents(APPROVED);
    }

    @Test
    void approvingWhatWasReportedSettlesItAndWhatIsSettledNeedsNoEvent() {
        given(SHOWN, reported("guest-1")).when(EDDA, APPROVE).expectEvents(APPROVED);
        given(SHOWN, reported("guest-1"), APPROVED).when(EDDA, APPROVE).expectNoEvents();
        given(SHOWN).when(EDDA, APPROVE).expectNoEvents();
    }

    @Test
    void editorsAndAdministratorsRejectWithOrWithoutAReason() {
        for (var caller : List.of(EDDA, ADA, OLWEN_AS_EDITOR)) {
            given(SHOWN).when(caller, REJECT).expectEvents(REJECTED);
        }
        given(WAITING).when(EDDA, new RejectComment(COMMENT, " ")).expectEvents(new CommentRejected(COMMENT, null));
        given(WAITING, REJECTED).when(EDDA, REJECT).expectNoEvents();
        given(WAITING)
                .when(EDDA, new RejectComment(COMMENT, "x".repeat(1_001)))
                .expectException(refused(INVALID, "reason"))
                .expectNoEvents();
    }

    @Test
    void nobodyApprovesTheirOwnNorBlocksThemselves() {
        for (var command : List.of(APPROVE, BLOCK)) {
            given(WAITING).when(OLWEN_AS_EDITOR, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        given(WAITING).when(ADA, APPROVE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
    }

    @Test
    void readersReportWhatTheySeeOnceUntilAnEditorHasLooked() {
        given(SHOWN).when(GUEST, REPORT).expectEvents(reported("guest-1"));
        given(SHOWN, reported("guest-1")).when(GUEST, REPORT).expectNoEvents();
        given(SHOWN, reported("guest-1")).when(RHYS, REPORT).expectEvents(reported("rhys"));
        given(SHOWN, reported("guest-1"), APPROVED).when(GUEST, REPORT).expectEvents(reported("guest-1"));
    }

    @Test
    @NullUnmarked
    void aReportSaysWhy() {
        given(SHOWN).when(GUEST, new ReportComment(COMMENT, null)).expectException(refused(INVALID, "reason")).expectNoEvents();
        given(SHOWN)
                .when(GUEST, new ReportComment(COMMENT, "x".repeat(1_001)))
                .expectException(refused(INVALID, "reason"))
                .expectNoEvents();
    }

    @Test
    void afterManyReportsAnotherOneTellsNothingNew() {
        var many = Stream.concat(
                        Stream.of(SHOWN), IntStream.range(0, Comment.MOST_REPORTS).mapToObj(i -> reported("reader-" + i)))
                .toArray(CommentEvent[]::new);
        given(many).when(GUEST, REPORT).expectNoEvents();
    }

    @Test
    void whatReadersDoNotSeeIsNotThereForThem() {
        for (var caller : List.of(GUEST, RHYS)) {
            for (var command : List.of(APPROVE, REJECT, REPORT, BLOCK, ERASE)) {
                given(WAITING).when(caller, command).expectException(refused(UNKNOWN)).expectNoEvents();
                given(SHOWN, REJECTED).when(caller, command).expectException(refused(UNKNOWN)).expectNoEvents();
                given(SHOWN, ERASED).when(caller, command).expectException(refused(UNKNOWN)).expectNoEvents();
            }
            for (var command : List.of(APPROVE, REJECT, BLOCK, ERASE)) {
                given(SHOWN).when(caller, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            }
        }
        given().when(EDDA, APPROVE).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void editorsAndAdministratorsBlockInTheSectionOrEverywhere() {
        for (var caller : List.of(EDDA, ADA)) {
            var world = given(SHOWN);
            world.when(caller, BLOCK).expectEvents(BLOCKED);
            assertThat(world.holds(key("open"))).isNotNull();
        }
        var world = given(SHOWN);
        world.when(EDDA, new BlockCommenter(COMMENT, true, null)).expectEvents(new CommenterBlocked(COMMENT, null, null));
        assertThat(world.holds(key("*"))).isNotNull();
    }

    @Test
    void whoIsBlockedAlreadyIsNotBlockedTwice() {
        given(SHOWN).held(key("open")).when(EDDA, BLOCK).expectNoEvents();
    }

    @Test
    void aBlockIsEndedByTheCommentThatMadeIt() {
        var world = given(SHOWN, BLOCKED).holding(key("open"));
        world.when(EDDA, new UnblockCommenter(COMMENT, false)).expectEvents(new CommenterUnblocked(COMMENT, "open"));
        assertThat(world.holds(key("open"))).isNull();
        given(SHOWN).when(EDDA, new UnblockCommenter(COMMENT, false)).expectNoEvents();
        given(SHOWN)
                .held(key("open"))
                .when(EDDA, new UnblockCommenter(COMMENT, false))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
        given(SHOWN, BLOCKED)
                .when(OLWEN_AS_EDITOR, new UnblockCommenter(COMMENT, false))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
    }

    @Test
    void whoWroteItWithAnAccountAndAdministratorsHaveItForgotten() {
        for (var caller : List.of(OLWEN, ADA)) {
            given(SHOWN).when(caller, ERASE).expectEvents(ERASED);
            given(WAITING).when(caller, ERASE).expectEvents(ERASED);
            given(SHOWN, ERASED).when(caller, ERASE).expectNoEvents();
        }
        given(SHOWN).when(EDDA, ERASE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
    }

    @Test
    void whatIsErasedComesBackByNothing() {
        for (var command : List.of(APPROVE, REJECT)) {
            given(SHOWN, ERASED).when(EDDA, command).expectException(refused(WRONG_STATE)).expectNoEvents();
        }
    }

    @Test
    void noStateTellsWhatWasSaid() {
        assertThat(CommentState.evolve(CommentState.NONE, SHOWN).toString()).doesNotContain(TEXT);
    }
}
