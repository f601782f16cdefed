package org.palimpsest.command.section;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.policy;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.section.SectionScenario.given;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.section.SectionCommand.ChangePolicy;
import org.palimpsest.command.section.SectionCommand.CloseSection;
import org.palimpsest.command.section.SectionCommand.CreateSection;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;

class SectionTest {
    private static final SectionCreated CREATED =
            new SectionCreated("abstracts", "Conference Abstracts", SectionKind.JOURNAL, "IJIC", ONE_REVIEW);
    private static final CreateSection CREATE =
            new CreateSection("abstracts", " Conference Abstracts ", SectionKind.JOURNAL, "IJIC", ONE_REVIEW);

    @Test
    void whenAnAdministratorCreatesASection_ThenItIsThere() {
        given().when(ADA, CREATE).expectEvents(CREATED).expectResultMessagePayload(new CommandResult("abstracts", 0));
    }

    @Test
    void givenASectionOfThisName_ThenAnotherIsRefused() {
        given(CREATED).when(ADA, CREATE).expectException(refused(TAKEN)).expectNoEvents();
    }

    @Test
    void whenAnybodyElseGivesACommand_ThenItIsRefused() {
        var close = new CloseSection("abstracts", "Full.");
        given().when(EDDA, CREATE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        for (var command : List.of(new ChangePolicy("abstracts", policy(2)), close)) {
            given(CREATED).when(EDDA, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
    }

    @Test
    void whenFieldsAreWrong_ThenAllAreNamed() {
        var policy = new Policy(10, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.OPEN, "free for all");
        given().when(ADA, new CreateSection("No Slug", "\n", SectionKind.JOURNAL, "x".repeat(201), policy))
                .expectException(refused(
                        INVALID, "slug", "title", "journal", "policy.reviewsRequired", "policy.licence"))
                .expectNoEvents();
    }

    @Test
    void theAddressOfTheFormForNewSectionsIsNoSections() {
        var policy = new Policy(1, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.OPEN, "CC0-1.0");
        given().when(ADA, new CreateSection("new", "News", SectionKind.JOURNAL, null, policy))
                .expectException(refused(INVALID, "slug"))
                .expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreMissing_ThenAllAreNamed() {
        given().when(ADA, new CreateSection(null, null, null, null, null))
                .expectException(refused(INVALID, "slug", "title", "kind", "policy"))
                .expectNoEvents();
        given().when(ADA, new CreateSection("a", "A", SectionKind.JOURNAL, null, new Policy(-1, null, null, null)))
                .expectException(refused(
                        INVALID,
                        "policy.reviewsRequired",
                        "policy.anonymity",
                        "policy.comments",
                        "policy.licence"));
    }

    @Test
    void whenThePolicyChanges_ThenItIsAnotherFromNowOn() {
        given(CREATED)
                .when(ADA, new ChangePolicy("abstracts", policy(2)))
                .expectEvents(new PolicyChanged("abstracts", policy(2)));
    }

    @Test
    void whenThePolicyIsTheSame_ThenNothingHappens() {
        given(CREATED)
                .when(ADA, new ChangePolicy("abstracts", ONE_REVIEW))
                .expectNoEvents()
                .expectResultMessagePayload(new CommandResult("abstracts", 0));
        given(CREATED, new PolicyChanged("abstracts", policy(2)))
                .when(ADA, new ChangePolicy("abstracts", policy(2)))
                .expectNoEvents();
    }

    @Test
    void whenThePolicyCannotBeFollowed_ThenItIsRefused() {
        given(CREATED)
                .when(ADA, new ChangePolicy("abstracts", policy(-1)))
                .expectException(refused(INVALID, "policy.reviewsRequired"))
                .expectNoEvents();
        for (int days : List.of(-1, 366)) {
            given(CREATED)
                    .when(ADA, new ChangePolicy("abstracts", givingDays(days)))
                    .expectException(refused(INVALID, "policy.reviewDays"))
                    .expectNoEvents();
        }
    }

    @Test
    void whenThePolicyDoesNotSayHowManyDaysReviewersHave_ThenItIsTheUsualNumber() {
        given(CREATED)
                .when(ADA, new ChangePolicy("abstracts", givingDays(14)))
                .expectEvents(new PolicyChanged("abstracts", givingDays(14)));
        given(CREATED).when(ADA, new ChangePolicy("abstracts", givingDays(0))).expectNoEvents();
    }

    private static Policy givingDays(int days) {
        return new Policy(
                ONE_REVIEW.reviewsRequired(),
                ONE_REVIEW.anonymity(),
                ONE_REVIEW.comments(),
                ONE_REVIEW.licence(),
                ONE_REVIEW.withdrawn(),
                ONE_REVIEW.history(),
                ONE_REVIEW.reviewsShared(),
                ONE_REVIEW.ownerMayPublish(),
                days);
    }

    @Test
    void whenASectionIsClosed_ThenTheReasonIsKept() {
        given(CREATED)
                .when(ADA, new CloseSection("abstracts", " Full. "))
                .expectEvents(new SectionClosed("abstracts", "Full."));
    }

    @Test
    void givenAClosedSection_ThenClosingItAgainDoesNothing() {
        given(CREATED, new SectionClosed("abstracts", "Full."))
                .when(ADA, new CloseSection("abstracts", "Really."))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenAClosedSection_ThenItsPolicyCanStillChangeForWhatIsInIt() {
        given(CREATED, new SectionClosed("abstracts", "Full."))
                .when(ADA, new ChangePolicy("abstracts", policy(2)))
                .expectEvents(new PolicyChanged("abstracts", policy(2)));
    }

    @Test
    void whenThereIsNoReasonToClose_ThenItIsRefused() {
        given(CREATED)
                .when(ADA, new CloseSection("abstracts", " "))
                .expectException(refused(INVALID, "reason"))
                .expectNoEvents();
    }

    @Test
    void givenNoSection_ThenItIsUnknown() {
        given().when(ADA, new ChangePolicy("abstracts", ONE_REVIEW)).expectException(refused(UNKNOWN));
        given().when(ADA, new CloseSection("abstracts", "Full.")).expectException(refused(UNKNOWN));
    }

    @Test
    void whenTheSenderHadSeenAnOlderVersion_ThenItIsRefused() {
        given(CREATED, new PolicyChanged("abstracts", policy(2)))
                .when(ADA, 0, new ChangePolicy("abstracts", policy(3)))
                .expectException(refused(STALE))
                .expectNoEvents();
    }
}
