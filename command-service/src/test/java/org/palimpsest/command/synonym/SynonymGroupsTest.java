package org.palimpsest.command.synonym;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.synonym.SynonymScenario.given;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.Refused;
import org.palimpsest.command.synonym.SynonymCommand.AddSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.RemoveSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.ReviseSynonyms;
import org.palimpsest.command.synonym.SynonymCommand.Wording;
import org.palimpsest.events.Role;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.SynonymEvent.SynonymsRemoved;
import org.palimpsest.events.SynonymEvent.SynonymsRevised;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;

class SynonymGroupsTest {
    private static final UUID ONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID OTHER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final SynonymsAdded ADDED = added(ONE, "co-production", "codesign");
    private static final SynonymsAdded ANOTHER = added(OTHER, "end of life", "palliative care");

    private static SynonymsAdded added(UUID group, String... words) {
        return new SynonymsAdded(group, List.of(words), null);
    }

    private static Wording words(String... words) {
        return new Wording(Arrays.asList(words), null);
    }

    private static AddSynonyms add(String... words) {
        return new AddSynonyms(ONE, words(words));
    }

    private static ReviseSynonyms revise(String... words) {
        return new ReviseSynonyms(ONE, words(words));
    }

    @Test
    void whenAnEditorAddsAGroup_ThenItIsThere() {
        given().when(EDDA, new AddSynonyms(ONE, new Wording(List.of(" co-production ", "codesign"), " Readers type both. ")))
                .expectEvents(new SynonymsAdded(ONE, List.of("co-production", "codesign"), "Readers type both."))
                .expectResultMessagePayload(new CommandResult(ONE.toString(), 0));
        given(ANOTHER).when(ADA, add("co-production", "codesign")).expectEvents(ADDED);
    }

    @Test
    void anEditorOfOneSectionMayToo() {
        var ofTowns = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("towns"))));
        given().when(ofTowns, add("co-production", "codesign")).expectEvents(ADDED);
    }

    @Test
    void whenAnybodyElseGivesACommand_ThenItIsRefused() {
        given().when(OLWEN, add("co-production", "codesign")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        for (var command : List.of(revise("a", "b"), new RemoveSynonyms(ONE, null))) {
            given(ADDED).when(OLWEN, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
    }

    @Test
    void givenTheGroupIsThere_ThenItIsNotAddedAgain() {
        given(ADDED).when(EDDA, add("hub", "centre")).expectException(refused(TAKEN)).expectNoEvents();
    }

    @Test
    void givenNoSuchGroup_ThenItIsNeitherRevisedNorRemoved() {
        for (var command : List.of(revise("hub", "centre"), new RemoveSynonyms(ONE, null))) {
            given(ANOTHER).when(EDDA, command).expectException(refused(UNKNOWN)).expectNoEvents();
            given(ADDED, new SynonymsRemoved(ONE, null)).when(EDDA, command).expectException(refused(UNKNOWN)).expectNoEvents();
        }
    }

    @Test
    void whenAGroupIsRevised_ThenItHasTheseWordsAndNoOthers() {
        given(ADDED)
                .when(EDDA, new ReviseSynonyms(ONE, new Wording(List.of("codesign", "co-creation"), "Another word for it.")))
                .expectEvents(new SynonymsRevised(ONE, List.of("codesign", "co-creation"), "Another word for it."));
        var revised = new SynonymsRevised(ONE, List.of("codesign", "co-creation"), null);
        given(ADDED, revised, ANOTHER)
                .when(EDDA, new AddSynonyms(UUID.randomUUID(), words("Co Creation", "joint work")))
                .expectException(refused(INVALID, "words[0]"));
    }

    @Test
    void whenTheWordsAreTheSame_ThenNothingHappens() {
        given(ADDED).when(EDDA, new ReviseSynonyms(ONE, new Wording(List.of("co-production ", "codesign"), "Once more.")))
                .expectNoEvents()
                .expectResultMessagePayload(new CommandResult(ONE.toString(), 0));
    }

    @Test
    void whenAGroupIsRemoved_ThenItsWordsAreFree() {
        given(ADDED).when(EDDA, new RemoveSynonyms(ONE, " They differ. ")).expectEvents(new SynonymsRemoved(ONE, "They differ."));
        given(ADDED, new SynonymsRemoved(ONE, null))
                .when(EDDA, new AddSynonyms(OTHER, words("codesign", "co-production")))
                .expectEvents(added(OTHER, "codesign", "co-production"));
    }

    @Test
    void aWordStandsInOneGroupOnlyHoweverItIsSpelled() {
        given(ADDED, ANOTHER)
                .when(EDDA, new AddSynonyms(UUID.randomUUID(), words("hub", "Co Production", "END OF  LIFE")))
                .expectException(saying(
                        "This is in another group already: co-production, codesign.",
                        "This is in another group already: end of life, palliative care."))
                .expectNoEvents();
        given(ADDED, ANOTHER)
                .when(EDDA, revise("co-production", "palliative care"))
                .expectException(saying("This is in another group already: end of life, palliative care."))
                .expectNoEvents();
    }

    @Test
    void whenWordsAreWrong_ThenAllAreNamed() {
        given().when(EDDA, add("one")).expectException(refused(INVALID, "words")).expectNoEvents();
        given().when(EDDA, add("one", " ", "?!", "One", "x".repeat(101), "two\nthree"))
                .expectException(refused(INVALID, "words[1]", "words[2]", "words[3]", "words[4]", "words[5]"))
                .expectNoEvents();
        var many = IntStream.range(0, 21).mapToObj(i -> "word" + i).toArray(String[]::new);
        given().when(EDDA, add(many)).expectException(refused(INVALID, "words")).expectNoEvents();
        given().when(EDDA, new AddSynonyms(ONE, new Wording(List.of("a", "b"), "x".repeat(1001))))
                .expectException(refused(INVALID, "reason"))
                .expectNoEvents();
        given(ADDED).when(EDDA, new RemoveSynonyms(ONE, "x".repeat(1001))).expectException(refused(INVALID, "reason")).expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenWordsAreMissing_ThenTheyAreNamed() {
        given().when(EDDA, new AddSynonyms(ONE, new Wording(null, null))).expectException(refused(INVALID, "words"));
        given().when(EDDA, add("one", null)).expectException(refused(INVALID, "words[1]"));
    }

    @Test
    void thereAreAThousandGroupsAtMost() {
        var full = IntStream.range(0, SynonymGroups.MOST_GROUPS)
                .mapToObj(i -> added(new UUID(1, i), "a" + i, "b" + i))
                .toList();
        given(full).when(EDDA, add("one", "two")).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(full).when(EDDA, new ReviseSynonyms(new UUID(1, 7), words("one", "two")))
                .expectEvents(new SynonymsRevised(new UUID(1, 7), List.of("one", "two"), null));
        given(Stream.concat(full.stream(), Stream.of(new SynonymsRemoved(new UUID(1, 7), null))).toList())
                .when(EDDA, add("a7", "b7"))
                .expectEvents(added(ONE, "a7", "b7"));
    }

    @Test
    void whatOthersChangedMeanwhileInOtherGroupsIsNoConflict() {
        var revised = new SynonymsRevised(OTHER, List.of("end of life", "dying"), null);
        given(ADDED, ANOTHER, revised)
                .when(EDDA, 0, revise("hub", "centre"))
                .expectEvents(new SynonymsRevised(ONE, List.of("hub", "centre"), null));
        given(ADDED, ANOTHER, revised)
                .when(EDDA, 1, new RemoveSynonyms(OTHER, null))
                .expectException(refused(STALE))
                .expectNoEvents();
        given(ADDED, ANOTHER, revised).when(EDDA, 3, revise("hub", "centre")).expectException(refused(STALE)).expectNoEvents();
    }

    private static Matcher<Refused> saying(String... messages) {
        return new CustomTypeSafeMatcher<>("saying " + List.of(messages)) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.violations().stream().map(one -> one.message()).toList().equals(List.of(messages));
            }
        };
    }
}
