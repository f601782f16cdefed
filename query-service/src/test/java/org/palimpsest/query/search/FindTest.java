package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.Period;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.reading.AsOf;

/** What is proposed, counted and suggested, and that nothing is which readers may not see. */
class FindTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final UUID THREE = UUID.randomUUID();

    private SearchedIndex index;

    @BeforeEach
    void start() {
        index = new SearchedIndex(List.of());
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
    }

    @Test
    void aWordThatStandsOnlyInWhatReadersMayNotSeeIsNeverProposed() {
        var secret = content("Gardens", "Whistleblowers met here.", List.of("whistleblowing"), List.of("Wanda Whistle"));
        tell(
                published(ONE, 1, secret, null),
                new EntryWithdrawn(ONE, "No.", WithdrawnVersions.HIDDEN),
                published(TWO, 1, secret, null),
                new EntrySuppressed(TWO, 1, new Suppression(Suppression.Kind.VERSION, null, 1, null), "No."),
                published(THREE, 1, content("Gardens", "Whistleblowers met here.", List.of(), List.of()),
                        new Embargo(1, Instant.parse("2099-01-01T00:00:00Z"), "edda")));
        for (var typed : List.of("whistleblower", "whistleblowrs", "whistleblowng", "Whistel")) {
            var answer = index.answer(typed, Long.MAX_VALUE);
            assertThat(answer.total()).as(typed).isZero();
            assertThat(answer.corrected()).as(typed).isNull();
            assertThat(answer.offered()).as(typed).isNull();
        }
        assertThat(index.suggested("whis", Set.of())).isEmpty();
    }

    @Test
    void norOneThatStandsOnlyInAFormerVersionOrInWhatIsWithheld() {
        tell(
                published(ONE, 1, content("Gardens", "Whistleblowers met here.", List.of(), List.of("Wanda Whistle")), null),
                published(ONE, 2, content("Gardens", "People met here.", List.of(), List.of()), null),
                published(TWO, 1, content("Whistleblowing", "Whistleblowers again.", List.of("whistles"), List.of()), null));
        assertThat(index.answer("whistleblowrs", Long.MAX_VALUE).corrected()).isEqualTo("whistleblowers");
        assertThat(index.suggested("whis", Set.of())).containsExactly("ENTRY Whistleblowing", "KEYWORD whistles 1");
        var withheld = Set.of(TWO.toString());
        var answer = index.answer(new Question("whistleblowrs", Map.of(), AsOf.NOW, 1), withheld);
        assertThat(answer.total()).isZero();
        assertThat(answer.corrected()).isNull();
        assertThat(answer.sections()).extracting(Answer.Choice::count).containsExactly(1L);
        assertThat(index.suggested("whis", withheld)).isEmpty();
        assertThat(index.answer("whistleblowrs", 10).corrected()).isEqualTo("whistleblowers");
    }

    /** By the index alone it is more frequent than all others, and a proposal for a word that is known there has to be asked for. */
    @Test
    void aWordIsUnknownAlsoIfWhatIsHiddenHasIt() {
        tell(
                published(ONE, 1, content("Gardens", "Comunity.", List.of(), List.of()), null),
                published(ONE, 2, content("Gardens", "Community.", List.of(), List.of()), null));
        assertThat(index.answer("comunity", Long.MAX_VALUE).corrected()).isEqualTo("community");
        assertThat(index.answer("comunity", 10).corrected()).isNull();
    }

    @Test
    void whoFindsLittleIsOfferedWhatIsFoundMuchMore() {
        var events = new ArrayList<EntryEvent>();
        events.add(published(ONE, 1, content("Gardens", "The comunity garden.", List.of(), List.of()), null));
        for (int i = 0; i < 6; i++) {
            events.add(published(UUID.randomUUID(), 1, content("Towns " + i, "The community.", List.of(), List.of()), null));
        }
        tell(events.toArray(EntryEvent[]::new));
        var few = index.answer("comunity", Long.MAX_VALUE);
        assertThat(few.total()).isEqualTo(1);
        assertThat(few.corrected()).isNull();
        assertThat(few.offered()).isEqualTo("community");
        assertThat(index.answer("community", Long.MAX_VALUE).offered()).isNull();
    }

    @Test
    void spellingsThatDifferInCaseAccentsOrBlanksAreOneValueCalledByTheMostFrequent() {
        tell(
                published(ONE, 1, content("One", "", List.of("Café  culture", "a*b.c"), List.of("José Núñez")), null),
                published(TWO, 1, content("Two", "", List.of("café culture"), List.of("Jose Nunez")), null),
                published(THREE, 1, content("Éric’s three", "", List.of("café culture"), List.of("Jose Nunez")), null));
        var answer = index.answer("", Long.MAX_VALUE);
        assertThat(counts(answer, "keyword")).isEqualTo(Map.of("café culture", 3L, "a*b.c", 1L));
        assertThat(counts(answer, "contributor")).isEqualTo(Map.of("Jose Nunez", 3L));
        assertThat(counts(answer, "type")).isEqualTo(Map.of("Case study", 3L));
        assertThat(counts(answer, "country")).isEqualTo(Map.of("GB", 3L));
        assertThat(counts(answer, "status")).isEqualTo(Map.of("ended", 3L));
        assertThat(index.suggested("nun", Set.of())).containsExactly("CONTRIBUTOR Jose Nunez 3");
        var chosen = index.answer(
                new Question("", Map.of(Facet.KEYWORD, List.of("CAFE CULTURE", "Café culture")), AsOf.NOW, 1, Sort.TITLE, false, null),
                Set.of());
        assertThat(chosen.total()).isEqualTo(3);
        assertThat(chosen.hits()).extracting(Answer.Hit::title).containsExactly("Éric’s three", "One", "Two");
        assertThat(chosen.facets().stream().flatMap(facet -> facet.choices().stream()).filter(Answer.Choice::chosen))
                .containsExactly(new Answer.Choice("café culture", "café culture", 3, true));
    }

    @Test
    void whateverCanBeChosenOrSuggestedHasAName() {
        var texts = ResourceBundle.getBundle("messages/search");
        var names = Stream.of(
                        Stream.of(Facet.values()).map(Facet::parameter).flatMap(facet -> Stream.of(
                                "search.facet." + facet, "search.all." + facet, "search.nothing." + facet)),
                        Stream.of(Sort.values()).map(sort -> "search.sort." + sort.parameter()),
                        Stream.of(Suggestions.Kind.values()).map(kind -> "suggest." + kind),
                        Stream.of(Withouts.CONDITION, Withouts.AS_OF).map(what -> "search.nothing." + what),
                        Derived.STATUSES.stream().map(status -> "search.status." + status))
                .flatMap(some -> some);
        assertThat(names).hasSize(36).allSatisfy(name -> assertThat(texts.getString(name)).isNotBlank());
    }

    private void tell(EntryEvent... events) {
        index.tell(events);
    }

    static EntryPublished published(UUID id, int version, Content content, @Nullable Embargo embargo) {
        return new EntryPublished(
                id, "towns", "slug-" + id, version, "CC-BY-4.0", content, VersionKind.usual(version), null, embargo);
    }

    static Content content(String title, String body, List<String> keywords, List<String> contributors) {
        return new Content(
                title,
                "en",
                new Period("2019", "2019", null, false),
                keywords,
                contributors.stream()
                        .map(name -> new Contributor(
                                null, name, List.of(new Affiliation("Trust", "GB", null)), null, List.of(), false))
                        .toList(),
                Scenario.body(body),
                List.of(),
                new Article("Case study", null, null, null, null, null, null));
    }

    static Map<String, Long> counts(Answer answer, String facet) {
        return answer.facets().stream()
                .filter(choices -> choices.facet().equals(facet))
                .flatMap(choices -> choices.choices().stream())
                .collect(Collectors.toMap(Answer.Choice::value, Answer.Choice::count));
    }
}
