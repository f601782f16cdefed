package org.palimpsest.command.person;

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
import static org.palimpsest.command.person.PersonScenario.REGISTERED;
import static org.palimpsest.command.person.PersonScenario.given;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.person.PersonCommand.AcceptApplication;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.DeclineApplication;
import org.palimpsest.command.person.PersonCommand.WithdrawApplication;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;

/** How somebody becomes a reviewer. */
class ApplicationTest {
    private static final ApplyAsReviewer APPLY =
            new ApplyAsReviewer("olwen", List.of("notes", "essays", "notes"), " Social prescribing ", " I have reviewed\r\nfor years. ");
    private static final AcceptApplication ACCEPT = new AcceptApplication("olwen");
    private static final DeclineApplication DECLINE = new DeclineApplication("olwen", " Another field is asked for. ");
    private static final WithdrawApplication WITHDRAW = new WithdrawApplication("olwen");

    private static final ReviewerApplicationSubmitted SUBMITTED = submitted("Social prescribing");
    private static final ReviewerApplicationAccepted ACCEPTED = new ReviewerApplicationAccepted("olwen");
    private static final ReviewerApplicationDeclined DECLINED = new ReviewerApplicationDeclined(
            "olwen", new Personal("olwen", PersonEvent.REASON, "Another field is asked for."));
    private static final ReviewerApplicationWithdrawn WITHDRAWN = new ReviewerApplicationWithdrawn("olwen");
    private static final RoleGranted REVIEWER = new RoleGranted("olwen", Role.REVIEWER, List.of("essays", "notes"));

    private static ReviewerApplicationSubmitted submitted(String expertise) {
        return new ReviewerApplicationSubmitted(
                "olwen",
                List.of("notes", "essays"),
                new Personal("olwen", PersonEvent.EXPERTISE, expertise),
                new Personal("olwen", PersonEvent.STATEMENT, "I have reviewed\nfor years."));
    }

    @Test
    void whoHasAnAccountApplies() {
        given(REGISTERED).when(OLWEN, APPLY).expectEvents(SUBMITTED);
    }

    @Test
    void whoWasDeclinedOrHasWithdrawnMayApplyAgain() {
        given(REGISTERED, SUBMITTED, DECLINED).when(OLWEN, APPLY).expectEvents(SUBMITTED);
        given(REGISTERED, SUBMITTED, WITHDRAWN).when(OLWEN, APPLY).expectEvents(SUBMITTED);
    }

    @Test
    void theSameApplicationAgainNeedsNoEventAndAnotherOneWaitsForTheFirst() {
        given(REGISTERED, SUBMITTED).when(OLWEN, APPLY).expectNoEvents();
        given(REGISTERED, submitted("Timebanking")).when(OLWEN, APPLY).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whoIsAReviewerThereDoesNotApply() {
        given(REGISTERED, REVIEWER).when(OLWEN, APPLY).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(REGISTERED, new RoleGranted("olwen", Role.REVIEWER))
                .when(OLWEN, APPLY)
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
    }

    @Test
    void whoReviewsInAnotherSectionAppliesAndThenReviewsInBoth() {
        var inOne = new RoleGranted("olwen", Role.REVIEWER, List.of("reports"));
        given(REGISTERED, inOne).when(OLWEN, APPLY).expectEvents(SUBMITTED);
        given(REGISTERED, inOne, SUBMITTED)
                .when(EDDA, ACCEPT)
                .expectEvents(ACCEPTED, new RoleGranted("olwen", Role.REVIEWER, List.of("essays", "notes", "reports")));
    }

    @Test
    void editorsOfSomeOfItsSectionsDoNotDecide() {
        var ofOne = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("notes"))));
        for (var decision : List.of(ACCEPT, DECLINE)) {
            given(REGISTERED, SUBMITTED).when(ofOne, decision).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        var ofBoth = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("notes", "essays"))));
        given(REGISTERED, SUBMITTED).when(ofBoth, ACCEPT).expectEvents(ACCEPTED, REVIEWER);
    }

    @Test
    void nobodyAppliesForAnotherNorWithoutAnAccount() {
        for (var caller : List.of(RHYS, EDDA, ADA)) {
            given(REGISTERED).when(caller, APPLY).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            given(REGISTERED, SUBMITTED).when(caller, WITHDRAW).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        given().when(OLWEN, APPLY).expectException(refused(UNKNOWN)).expectNoEvents();
        given(REGISTERED, new PersonErased("olwen")).when(OLWEN, APPLY).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreWrongOrMissing_ThenAllAreNamed() {
        given(REGISTERED)
                .when(OLWEN, new ApplyAsReviewer("olwen", null, null, " "))
                .expectException(refused(INVALID, "sections", "expertise", "statement"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, new ApplyAsReviewer("olwen", List.of("notes", "No Slug"), "a\nb", "x".repeat(2_001)))
                .expectException(refused(INVALID, "sections[1]", "expertise", "statement"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, new ApplyAsReviewer("olwen", Collections.nCopies(51, "notes"), "x".repeat(501), "y"))
                .expectException(refused(INVALID, "sections", "expertise"))
                .expectNoEvents();
    }

    @Test
    void editorsAndAdministratorsAcceptAndTheRoleComesInTheSameCommit() {
        for (var caller : List.of(EDDA, ADA)) {
            given(REGISTERED, SUBMITTED).when(caller, ACCEPT).expectEvents(ACCEPTED, REVIEWER);
        }
    }

    @Test
    void whoGotTheRoleMeanwhileGetsItNotTwice() {
        given(REGISTERED, SUBMITTED, REVIEWER).when(EDDA, ACCEPT).expectEvents(ACCEPTED);
    }

    @Test
    void editorsDeclineWithAReason() {
        given(REGISTERED, SUBMITTED).when(EDDA, DECLINE).expectEvents(DECLINED);
        given(REGISTERED, SUBMITTED)
                .when(EDDA, new DeclineApplication("olwen", " "))
                .expectException(refused(INVALID, "reason"))
                .expectNoEvents();
    }

    @Test
    void othersDoNotDecideNorDoesAnEditorAboutThemselves() {
        for (var caller : List.of(OLWEN, RHYS, OLWEN_AS_EDITOR)) {
            given(REGISTERED, SUBMITTED).when(caller, ACCEPT).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            given(REGISTERED, SUBMITTED).when(caller, DECLINE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
    }

    @Test
    void theApplicantWithdraws() {
        given(REGISTERED, SUBMITTED).when(OLWEN, WITHDRAW).expectEvents(WITHDRAWN);
    }

    @Test
    void whatIsSoAlreadyNeedsNoEvent() {
        given(REGISTERED, SUBMITTED, ACCEPTED, REVIEWER).when(EDDA, ACCEPT).expectNoEvents();
        given(REGISTERED, SUBMITTED, DECLINED).when(EDDA, DECLINE).expectNoEvents();
        given(REGISTERED, SUBMITTED, WITHDRAWN).when(OLWEN, WITHDRAW).expectNoEvents();
    }

    @Test
    void whatDoesNotWaitCannotBeDecided() {
        for (var command : List.of(ACCEPT, DECLINE)) {
            given(REGISTERED).when(EDDA, command).expectException(refused(WRONG_STATE)).expectNoEvents();
            given(REGISTERED, SUBMITTED, WITHDRAWN).when(EDDA, command).expectException(refused(WRONG_STATE)).expectNoEvents();
            given().when(EDDA, command).expectException(refused(UNKNOWN)).expectNoEvents();
            given(REGISTERED, SUBMITTED, new PersonErased("olwen"))
                    .when(EDDA, command)
                    .expectException(refused(WRONG_STATE))
                    .expectNoEvents();
        }
        given(REGISTERED).when(OLWEN, WITHDRAW).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(REGISTERED, SUBMITTED, DECLINED).when(EDDA, ACCEPT).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(REGISTERED, SUBMITTED, ACCEPTED, REVIEWER).when(EDDA, DECLINE).expectException(refused(WRONG_STATE)).expectNoEvents();
    }
}
