package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.search.FindTest.content;
import static org.palimpsest.query.search.FindTest.counts;
import static org.palimpsest.query.search.FindTest.published;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.query.reading.AsOf;

/** What editors have said means the same finds the same, and never more than that. */
class MeansTheSameTest {
    private SearchedIndex index;

    @BeforeEach
    void start() {
        index = new SearchedIndex(List.of());
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
    }

    private static EntryEvent entry(String title, String body, String... keywords) {
        return published(UUID.randomUUID(), 1, content(title, body, List.of(keywords), List.of()), null);
    }

    private List<String> titles(String words) {
        return index.answer(words, Long.MAX_VALUE).hits().stream().map(Answer.Hit::title).toList();
    }

    @Test
    void aSynonymFindsAsLongAsItIsOne() {
        index.tell(entry("Parks", "A codesign."), entry("Bridges", "A coproduction."), entry("Mines", "Coal."));
        assertThat(titles("codesign")).containsExactly("Parks");
        index.synonyms(List.of(List.of("co-production", "codesign", "coproduction")));
        assertThat(titles("codesign")).containsExactly("Parks", "Bridges");
        assertThat(titles("co production")).containsExactlyInAnyOrder("Parks", "Bridges");
        assertThat(titles("codesign parks")).as("what is beside it must still be there").containsExactly("Parks");
        assertThat(titles("what do people say about the codesign of parks and gardens")).startsWith("Parks").contains("Bridges");
        index.synonyms(List.of());
        assertThat(titles("codesign")).containsExactly("Parks");
    }

    @Test
    void manyWordsAreOneOnlySideBySide() {
        index.tell(
                entry("One", "Care at the end of life."),
                entry("Two", "Palliative care."),
                entry("Three", "Care was palliative in a life with no end."));
        index.synonyms(List.of(List.of("palliative care", "end of life")));
        assertThat(titles("end of life")).containsExactlyInAnyOrder("One", "Two", "Three");
        index.synonyms(List.of(List.of("hospice", "palliative care")));
        assertThat(titles("hospice")).containsExactly("Two");
        var excerpt = index.answer("hospice", Long.MAX_VALUE).hits().getFirst().excerptHtml().getFirst();
        assertThat(excerpt.replace("</mark> <mark>", " ")).contains("<mark>Palliative care</mark>");
    }

    @Test
    void whatIsQuotedOrLeftOutIsMeantAsItIs() {
        index.tell(entry("Parks", "A codesign."), entry("Bridges", "A co-production."));
        index.synonyms(List.of(List.of("co-production", "codesign")));
        assertThat(titles("\"co-production\"")).containsExactly("Bridges");
        assertThat(titles("\"codesign\"")).containsExactly("Parks");
        assertThat(titles("-codesign")).containsExactly("Bridges");
        assertThat(titles("codesign -\"co-production\"")).containsExactly("Parks");
        assertThat(titles("title:codesign")).isEmpty();
        assertThat(index.answer("\"codesign\"", Long.MAX_VALUE).also()).isEmpty();
    }

    /** By BM25 alone a word that one entry in twenty has counts many times as much as one that all others have. */
    @Test
    void aSynonymNeverCountsMoreThanTheWordItself() {
        var all = Stream.concat(
                IntStream.range(0, 20).mapToObj(i -> entry("Common " + i, "A hub for people.")),
                Stream.of(entry("Rare", "A nexus for people."), entry("Rarer", "A meeting place for people.")));
        index.tell(all.toArray(EntryEvent[]::new));
        index.synonyms(List.of(List.of("hub", "nexus", "meeting place")));
        var first = index.answer("hub", Long.MAX_VALUE);
        assertThat(first.total()).isEqualTo(22);
        assertThat(first.hits()).hasSize(20).allSatisfy(hit -> assertThat(hit.title()).startsWith("Common"));
        assertThat(titles("the nexus of hills that people in towns and villages know")).first().isEqualTo("Rare");
        var both = index.answer("people hub", Long.MAX_VALUE);
        assertThat(both.hits()).hasSize(20).allSatisfy(hit -> assertThat(hit.title()).startsWith("Common"));
    }

    @Test
    void whatAGroupHasIsNotCorrected() {
        index.tell(entry("Gardens", "The community."), entry("Towns", "The community again."), entry("Halls", "A community of people."));
        assertThat(index.answer("comunity", Long.MAX_VALUE).corrected()).isEqualTo("community");
        index.synonyms(List.of(List.of("comunity", "gardens")));
        var answer = index.answer("comunity", Long.MAX_VALUE);
        assertThat(answer.corrected()).isNull();
        assertThat(answer.offered()).isNull();
        assertThat(answer.hits()).extracting(Answer.Hit::title).containsExactly("Gardens");
        assertThat(answer.also()).containsExactly(new Answer.Also("comunity", List.of("gardens")));
    }

    @Test
    void facetsCountWhatIsFoundAndChooseWhatTheySay() {
        index.tell(entry("Parks", "A codesign.", "codesign"), entry("Bridges", "A coproduction.", "coproduction"));
        index.synonyms(List.of(List.of("coproduction", "codesign")));
        var answer = index.answer("codesign", Long.MAX_VALUE);
        assertThat(counts(answer, "keyword")).isEqualTo(Map.of("codesign", 1L, "coproduction", 1L));
        var chosen = new Question("", Map.of(Facet.KEYWORD, List.of("codesign")), AsOf.NOW, 1);
        assertThat(index.answer(chosen, Set.of()).hits()).extracting(Answer.Hit::title).containsExactly("Parks");
    }

    @Test
    void whatIsSearchedForAloneStandsInQuotationMarks() {
        assertThat(alone("codesign of parks", "codesign")).isEqualTo("\"codesign\" of parks");
        assertThat(alone("parks -codesign year:2019 codesign", "codesign")).isEqualTo("parks -codesign year:2019 \"codesign\"");
        assertThat(alone("\"codesign\" Codesign", "Codesign")).isEqualTo("\"codesign\" \"Codesign\"");
        assertThat(alone("co -x production", "co  production")).isEqualTo("\"co  production\"");
        assertThat(alone("so many words that a dash is a dash-codesign", "codesign")).endsWith("dash- \"codesign\"");
    }

    private static String alone(String text, String typed) {
        return new Question(text, Map.of(), AsOf.NOW, 1).quoting(typed).text();
    }
}
