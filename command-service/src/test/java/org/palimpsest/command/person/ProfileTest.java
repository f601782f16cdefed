package org.palimpsest.command.person;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.person.PersonScenario.REGISTERED;
import static org.palimpsest.command.person.PersonScenario.given;
import static org.palimpsest.command.person.PersonScenario.name;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.ChangeProfile;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Profile;

/** What somebody says of themselves. */
class ProfileTest {
    private static final String NAME = "Olwen Griffiths";
    private static final String ORCID = "0000-0002-1825-0097";
    private static final Affiliation CENTRE = new Affiliation("Cynefin Centre", "GB", "https://ror.org/01nrxwf90");
    private static final ChangeProfile CHANGE = new ChangeProfile(
            "olwen",
            " Olwen Griffiths ",
            List.of(new Affiliation(" Cynefin Centre ", "GB", "https://ror.org/01nrxwf90"), new Affiliation("Valleys", " ", null)),
            ORCID,
            " timebanking ",
            true);
    private static final ProfileChanged CHANGED = new ProfileChanged(
            "olwen", new Profile(List.of(CENTRE, new Affiliation("Valleys", null, null)), ORCID, "timebanking", true));

    private static ChangeProfile said(List<Affiliation> affiliations, @Nullable String orcid, @Nullable String expertise) {
        return new ChangeProfile("olwen", NAME, affiliations, orcid, expertise, false);
    }

    @Test
    void whatSomebodySaysIsSealedInItsOneForm() {
        given(REGISTERED).when(OLWEN, CHANGE).expectEvents(CHANGED);
    }

    @Test
    void theNameIsChangedByItsOwnEventAndWhatIsTheSameByNone() {
        given(REGISTERED, CHANGED).when(OLWEN, CHANGE).expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, new ChangeProfile("olwen", "Olwen", List.of(), null, null, false))
                .expectEvents(new PersonRenamed("olwen", name("olwen", "Olwen")));
    }

    @Test
    void whatIsLeftOutIsEmptied() {
        given(REGISTERED, CHANGED)
                .when(OLWEN, new ChangeProfile("olwen", NAME, List.of(), null, null, false))
                .expectEvents(new ProfileChanged("olwen", Profile.NONE));
    }

    @Test
    void whatWasSaidInAnApplicationIsPartOfIt() {
        var applied = new ReviewerApplicationSubmitted(
                "olwen",
                List.of("notes"),
                new Personal("olwen", PersonEvent.EXPERTISE, "rivers"),
                new Personal("olwen", PersonEvent.STATEMENT, "I read."));
        given(REGISTERED, CHANGED, applied).when(OLWEN, CHANGE).expectEvents(CHANGED);
        given(REGISTERED, applied).when(OLWEN, said(List.of(), " ", "rivers")).expectNoEvents();
        given(REGISTERED, CHANGED)
                .when(OLWEN, new ApplyAsReviewer("olwen", List.of("notes"), "rivers", "I read."))
                .expectEvents(applied);
    }

    @Test
    @NullUnmarked
    void whatIsWrongIsNamed() {
        given(REGISTERED)
                .when(OLWEN, new ChangeProfile("olwen", null, Collections.singletonList(null), "0000-0002-1825-0098", "a\nb", false))
                .expectException(refused(INVALID, "name", "affiliations.0.name", "orcid", "expertise"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, said(Collections.nCopies(21, CENTRE), null, null))
                .expectException(refused(INVALID, "affiliations"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, said(List.of(new Affiliation("Centre", "XX", null)), null, "x".repeat(501)))
                .expectException(refused(INVALID, "affiliations.0.country", "expertise"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01nrxwf90", "https://ror.org/01nrxwf91", "https://ror.org/01nrxwf9o", "https://ror.org/05gq02978"})
    void aRorIdHasItsFormAndCheckDigits(String ror) {
        given(REGISTERED)
                .when(OLWEN, said(List.of(new Affiliation("Centre", null, ror)), null, null))
                .expectException(refused(INVALID, "affiliations.0.ror"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ror.org/05gq02987", "https://ror.org/052gg0110", "https://ror.org/042nb2s44"})
    void realOnesAreRight(String ror) {
        var place = new Affiliation("Centre", null, ror);
        given(REGISTERED)
                .when(OLWEN, said(List.of(place), null, null))
                .expectEvents(new ProfileChanged("olwen", new Profile(List.of(place), null, null, false)));
    }

    @Test
    void nobodySaysItOfAnotherNorWithoutAnAccount() {
        for (var caller : List.of(EDDA, ADA)) {
            given(REGISTERED).when(caller, CHANGE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
        given().when(OLWEN, CHANGE).expectException(refused(UNKNOWN)).expectNoEvents();
        given(REGISTERED, new PersonErased("olwen")).when(OLWEN, CHANGE).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whatWasWrittenForAnOlderStateIsRefused() {
        given(REGISTERED, CHANGED).when(OLWEN, 0, said(List.of(), null, null)).expectException(refused(STALE)).expectNoEvents();
    }
}
