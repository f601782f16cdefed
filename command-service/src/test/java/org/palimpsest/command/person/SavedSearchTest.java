package org.palimpsest.command.person;

import static org.assertj.core.api.Assertions.assertThat;
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

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.command.person.PersonCommand.ChangeProfile;
import org.palimpsest.command.person.PersonCommand.ChangeSavedSearch;
import org.palimpsest.command.person.PersonCommand.RemoveSavedSearch;
import org.palimpsest.command.person.PersonCommand.SaveSearch;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.SavedSearchChanged;
import org.palimpsest.events.PersonEvent.SavedSearchRemoved;
import org.palimpsest.events.PersonEvent.SearchSaved;
import org.palimpsest.events.Personal;

/** What somebody searches for again and again. */
class SavedSearchTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final String QUESTION = "q=caf%C3%A9%20hub&keyword=networks&sort=newest";
    private static final SaveSearch SAVE = new SaveSearch("olwen", ID, " Hubs ", QUESTION, true);
    private static final SearchSaved SAVED = saved(ID, QUESTION);

    private static SearchSaved saved(UUID id, String question) {
        return new SearchSaved("olwen", id, label("Hubs"), new Personal("olwen", PersonEvent.QUESTION, question), true);
    }

    private static Personal label(String name) {
        return new Personal("olwen", PersonEvent.LABEL, name);
    }

    @Test
    void aSearchIsSavedUnderItsNameAndSealed() {
        given(REGISTERED).when(OLWEN, SAVE).expectEvents(SAVED);
        given(REGISTERED).when(OLWEN, new SaveSearch("olwen", ID, "Hubs", "", true)).expectEvents(saved(ID, ""));
        assertThat(new SavedSearch("Hubs", QUESTION, true).toString()).doesNotContain("Hubs").doesNotContain("networks");
    }

    @Test
    void theSameOneIsSavedOnce() {
        given(REGISTERED, SAVED).when(OLWEN, new SaveSearch("olwen", OTHER, "Hubs", QUESTION, true)).expectNoEvents();
        given(REGISTERED, SAVED)
                .when(OLWEN, new SaveSearch("olwen", OTHER, "Centres", QUESTION, true))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
        given(REGISTERED, SAVED, new SavedSearchRemoved("olwen", ID)).when(OLWEN, SAVE).expectEvents(SAVED);
    }

    @Test
    void aHundredAreTheMost() {
        var all = IntStream.range(0, SavedSearch.MOST).mapToObj(i -> saved(new UUID(2, i), "q=" + i)).toList();
        var full = Stream.concat(Stream.of(REGISTERED), all.stream()).toArray(PersonEvent[]::new);
        given(full).when(OLWEN, SAVE).expectException(refused(WRONG_STATE)).expectNoEvents();
        var removed = new SavedSearchRemoved("olwen", new UUID(2, 7));
        given(Stream.concat(Stream.of(full), Stream.of(removed)).toArray(PersonEvent[]::new)).when(OLWEN, SAVE).expectEvents(SAVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a b", "q=%", "q=%zz", "q=é", "q=x#y", "q=hub&page=2", "page=2", "asOf=2020-01-01&q=hub", "q=<b>"})
    void whatIsNoQueryOfAPageOfResultsIsRefused(String question) {
        given(REGISTERED)
                .when(OLWEN, new SaveSearch("olwen", ID, "Hubs", question, false))
                .expectException(refused(INVALID, "question"))
                .expectNoEvents();
        assertThat(question).doesNotMatch(SavedSearch.FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=page%3D2", "q=pages&xpage=2", "keyword=a&keyword=b%2Bc", "q=%22end%20of%20life%22"})
    void whatIsOneIsTaken(String question) {
        given(REGISTERED).when(OLWEN, new SaveSearch("olwen", ID, "Hubs", question, true)).expectEvents(saved(ID, question));
        assertThat(question).matches(SavedSearch.FORM);
    }

    @Test
    void whatIsWrongIsNamed() {
        given(REGISTERED)
                .when(OLWEN, new SaveSearch("olwen", ID, " ", "q=" + "x".repeat(SavedSearch.LONGEST_QUESTION - 1), false))
                .expectException(refused(INVALID, "name", "question"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, new SaveSearch("olwen", ID, "x".repeat(201), null, false))
                .expectException(refused(INVALID, "name", "question"))
                .expectNoEvents();
        given(REGISTERED)
                .when(OLWEN, new SaveSearch("olwen", ID, "Hubs", "q=\n", false))
                .expectException(refused(INVALID, "question", "question"))
                .expectNoEvents();
        given(REGISTERED, SAVED)
                .when(OLWEN, new ChangeSavedSearch("olwen", ID, "a\nb", true))
                .expectException(refused(INVALID, "name"))
                .expectNoEvents();
    }

    @Test
    void itGetsAnotherNameOrIsMailedNoMoreAndWhatIsSoMakesNoEvent() {
        given(REGISTERED, SAVED)
                .when(OLWEN, new ChangeSavedSearch("olwen", ID, "Centres", true))
                .expectEvents(new SavedSearchChanged("olwen", ID, label("Centres"), true));
        given(REGISTERED, SAVED)
                .when(OLWEN, new ChangeSavedSearch("olwen", ID, "Hubs", false))
                .expectEvents(new SavedSearchChanged("olwen", ID, label("Hubs"), false));
        given(REGISTERED, SAVED).when(OLWEN, new ChangeSavedSearch("olwen", ID, " Hubs", true)).expectNoEvents();
        given(REGISTERED, SAVED)
                .when(OLWEN, new ChangeSavedSearch("olwen", OTHER, "Hubs", true))
                .expectException(refused(UNKNOWN))
                .expectNoEvents();
    }

    @Test
    void itIsRemovedOnce() {
        var removed = new SavedSearchRemoved("olwen", ID);
        given(REGISTERED, SAVED).when(OLWEN, new RemoveSavedSearch("olwen", ID)).expectEvents(removed);
        given(REGISTERED, SAVED, removed).when(OLWEN, new RemoveSavedSearch("olwen", ID)).expectNoEvents();
    }

    @Test
    void aFormForTheProfileThatWasOpenMeanwhileIsNotRefused() {
        var profile = new ChangeProfile("olwen", "Olwen", List.of(), null, null, false);
        given(REGISTERED, SAVED, new SavedSearchRemoved("olwen", ID))
                .when(OLWEN, 0, profile)
                .expectEvents(new PersonRenamed("olwen", name("olwen", "Olwen")));
        given(REGISTERED, SAVED, new PersonRenamed("olwen", name("olwen", "Olwen Rees")), SAVED)
                .when(OLWEN, 0, profile)
                .expectException(refused(STALE))
                .expectNoEvents();
    }

    @Test
    void nobodySavesAnythingForAnotherNorWithoutAnAccount() {
        var all = Stream.of(SAVE, new ChangeSavedSearch("olwen", ID, "Centres", true), new RemoveSavedSearch("olwen", ID)).toList();
        for (var command : all) {
            for (var caller : List.of(EDDA, ADA)) {
                given(REGISTERED, SAVED).when(caller, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            }
            given().when(OLWEN, command).expectException(refused(UNKNOWN)).expectNoEvents();
            given(REGISTERED, SAVED, new PersonErased("olwen"))
                    .when(OLWEN, command)
                    .expectException(refused(WRONG_STATE))
                    .expectNoEvents();
        }
    }
}
