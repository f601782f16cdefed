package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.web.Headers;

class SearchTest {
    private static final String UK = "compassionate-communities-uk";
    private static final String WALES = "co-production-approach-to-end-of-life-care";
    private static final String HUBS = "compassionate-creative-co-productive-community-hubs";
    private static final String SCOTLAND = "nurturing-resilient-and-compassionate-communities-in-scotland";
    private static final String ANCHORS = "community-anchor-organisations";
    private static final String VALLEYS = "stories-from-the-valleys";

    private static Running service;
    private static long position;

    @BeforeAll
    static void start() {
        service = new Running();
        position = service.append("morgan", Role.EDITOR, Samples.events());
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void compassionFindsByItsStem() {
        assertThat(slugs("q", "compassion")).contains(UK, WALES, HUBS, SCOTLAND);
        assertThat(slugs("q", "compassionately")).contains(UK, HUBS, SCOTLAND);
    }

    @Test
    void titlesCountMoreThanBodies() {
        assertThat(slugs("q", "compassionate communities uk")).startsWith(UK);
        assertThat(slugs("q", "stories")).startsWith(VALLEYS);
    }

    @Test
    void accentsAreFoldedOnEitherSide() {
        assertThat(slugs("q", "Pembrokeshiré")).contains(WALES);
        assertThat(slugs("q", "PÊMBROKE")).contains(WALES);
    }

    @Test
    void pluralsAndPossessivesAreFound() {
        assertThat(slugs("q", "hub")).contains(HUBS);
        assertThat(slugs("q", "Henderson")).contains(ANCHORS);
        assertThat(slugs("q", "henderson's study")).contains(ANCHORS);
        assertThat(slugs("q", "valley’s story")).contains(VALLEYS);
    }

    @Test
    void contributorsOrganisationsAndKeywordsAreFound() {
        assertThat(slugs("q", "Bethan Smith")).containsExactly(VALLEYS);
        assertThat(slugs("q", "Cynefin")).containsExactly(VALLEYS);
        assertThat(slugs("q", "sensemaker")).containsExactly(VALLEYS);
    }

    @ParameterizedTest
    @CsvSource({"communitee, communit", "comunity, community", "supersonc, ", "compasion, compassion", "Pembrokshire, pembrokeshire"})
    void misspelledWordsFindWhatWasMeant(String typed, @Nullable String meant) {
        var answer = ask("q", typed);
        if (meant == null) {
            assertThat(answer.corrected()).isNull();
        } else {
            assertThat(answer.corrected()).startsWith(meant);
            assertThat(answer.q()).isEqualTo(typed);
            assertThat(answer.total()).isPositive();
            var asTyped = ask("q", typed, "typed", "true");
            assertThat(asTyped.total()).isZero();
            assertThat(asTyped.offered()).isEqualTo(answer.corrected());
        }
    }

    @Test
    void thePageSaysWhatWasSearchedForInstead() {
        assertThat(page("/search?q=comunity%20hubs"))
                .contains("Showing results for “community hubs”.", "Search instead for “comunity hubs”", "typed=true");
    }

    @Test
    void whatIsInQuotationMarksIsMeantSo() {
        assertThat(ask("q", "\"comunity hubs\"").corrected()).isNull();
    }

    @Test
    void conditionsNarrow() {
        assertThat(slugs("q", "title:hubs")).containsExactly(HUBS);
        assertThat(slugs("q", "keyword:\"end-of-life care\"")).containsExactlyInAnyOrder(UK, WALES);
        assertThat(slugs("q", "author:Hotson")).containsExactly(HUBS);
        assertThat(slugs("q", "compassion -title:hubs")).contains(UK, WALES).doesNotContain(HUBS);
        assertThat(slugs("q", "compassion -hubs -\"end of life\"")).doesNotContain(HUBS, WALES, UK);
        assertThat(slugs("q", "section:conference-abstracts")).hasSize(1);
        assertThat(slugs("q", "section:\"Conference Abstracts\"")).hasSize(1);
        assertThat(ask("q", "year:2016-2017").total()).isEqualTo(ask("year", "2016", "year", "2017").total()).isPositive();
        assertThat(ask("q", "country:\"United Kingdom\"").total()).isEqualTo(ask("country", "gb").total()).isPositive();
        assertThat(ask("q", "language:English").total()).isEqualTo(ask("q", "language:en").total()).isPositive();
        assertThat(ask("q", "-language:en").total()).isEqualTo(7 - ask("q", "language:en").total());
    }

    @Test
    void sortedByTitleAndByDay() {
        assertThat(ask("sort", "title").hits()).extracting(hit -> Spelling.sorted(hit.title())).isSorted();
        assertThat(ask("q", "compassion", "sort", "newest").hits())
                .extracting(Answer.Hit::publishedAt)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(page("/search?q=compassion&sort=title&keyword=networks"))
                .contains("name=\"sort\" value=\"title\"", "href=\"/search?q=compassion&amp;sort=title\"");
    }

    @Test
    void searchEnginesAreToldOfWhatWasFoundAndOfNothingElse() {
        var found = Jsoup.parse(page("/search?q=communities"));
        assertThat(found.select("meta[name=robots]")).isEmpty();
        assertThat(found.select("meta[name=description]").attr("content")).contains("entries: ", "; ");
        for (var other : List.of("q=comunity", "q=nothingofthekind", "q=networks&page=9", "q=networks&sort=title", "q=networks+nothingofthekind")) {
            var page = Jsoup.parse(page("/search?" + other));
            assertThat(page.select("meta[name=robots]").attr("content")).as(other).isEqualTo("noindex");
            assertThat(page.select("meta[name=description]")).as(other).isEmpty();
        }
    }

    @Test
    void choicesAreTheSameHoweverTheyAreSpelled() {
        assertThat(slugs("contributor", "ANNE  HENDRY")).containsExactly(SCOTLAND);
        assertThat(counts(ask("keyword", "Networks"), "keyword")).containsKey("networks").doesNotContainKey("Networks");
    }

    @Test
    void allValuesOfAFacetCanBeReached() {
        var first = facet(ask(), "keyword");
        var all = facet(ask("all", "keyword"), "keyword");
        assertThat(first.choices()).hasSize(12);
        assertThat(first.more()).isTrue();
        assertThat(all.choices()).hasSizeGreaterThan(12).startsWith(first.choices().getFirst());
        assertThat(all.more()).isFalse();
        assertThat(page("/search")).contains("/search?all=keyword#narrow").contains("All keywords");
        assertThat(page("/search?all=keyword")).contains("<details open");
    }

    @Test
    void nothingFoundHelps() {
        var answer = ask("q", "SenseMaker -stories", "keyword", "networks", "asOf", "2999-01-01");
        assertThat(answer.total()).isZero();
        assertThat(ask("q", "SenseMaker", "keyword", "networks").without())
                .containsExactly(new Answer.Without("keyword", "networks", 1));
        assertThat(ask("q", "SenseMaker -stories").without()).containsExactly(new Answer.Without("condition", "-stories", 1));
        assertThat(ask("q", "compassion", "asOf", "2020-01-01").without()).extracting(Answer.Without::what).containsExactly("asOf");
        assertThat(answer.sections()).extracting(Answer.Choice::count).containsExactly(6L, 1L);
        assertThat(page("/search?q=SenseMaker&keyword=networks"))
                .contains("With any keyword, not only networks", "href=\"/search?q=SenseMaker\"", "Or read through a section");
    }

    @Test
    void suggestionsBeginAsIsTyped() {
        assertThat(suggested("comp")).contains("ENTRY Compassionate Communities UK");
        assertThat(suggested("hots")).containsExactly("CONTRIBUTOR Mike Hotson 1");
        assertThat(suggested("edinb")).contains("ORGANISATION Edinburgh University 1");
        assertThat(suggested("conf")).contains("SECTION Conference Abstracts 1");
        assertThat(suggested("END-OF-LIFE C")).contains("KEYWORD end-of-life care 2");
        assertThat(suggested("x")).isEmpty();
        assertThat(suggested("]\"\\.*[a-z]")).isEmpty();
        assertThat(page("/suggest?q=hots"))
                .contains("role=\"listbox\"", "data-address=\"/search?contributor=Mike%20Hotson\"", "Contributor");
    }

    @Test
    void wordsMayStandInDifferentFields() {
        assertThat(slugs("q", "Hotson hubs toolkit")).containsExactly(HUBS);
    }

    @Test
    void phrasesMustStandTogether() {
        assertThat(slugs("q", "\"community hubs\"")).containsExactly(HUBS);
        var answer = ask("q", "“hubs community”");
        assertThat(answer.relaxed()).isTrue();
        assertThat(answer.hits()).extracting(Answer.Hit::slug).contains(HUBS);
    }

    @Test
    void theLastWordMayBeBegun() {
        assertThat(slugs("q", "pembro")).contains(WALES);
        assertThat(slugs("q", "pembro ", "typed", "true")).isEmpty();
    }

    @Test
    void someOfTheWordsAreBetterThanNothing() {
        var answer = ask("q", "SenseMaker dinosaurs");
        assertThat(answer.relaxed()).isTrue();
        assertThat(answer.hits()).extracting(Answer.Hit::slug).containsExactly(VALLEYS);
        assertThat(ask("q", "dinosaurs").hits()).isEmpty();
    }

    @Test
    void phrasesAreNotInTheWayOfSomeOfTheWords() {
        var answer = ask("q", "\"community hubs\" dinosaurs");
        assertThat(answer.relaxed()).isTrue();
        assertThat(answer.hits()).extracting(Answer.Hit::slug).startsWith(HUBS);
    }

    @Test
    void aFewWordsNarrow() {
        var both = ask("q", "compassion SenseMaker ");
        assertThat(ask("q", "compassion").total()).isGreaterThan(1);
        assertThat(slugs("q", "community toolkit Hotson ")).containsExactly(HUBS);
        assertThat(both.total()).isPositive();
    }

    @Test
    void ofALongerQuestionWhatHasAllOfItComesFirstAndThenWhatHasSome() {
        var answer = ask("q", "What are compassionate creative community hubs by Hotson?");
        assertThat(answer.relaxed()).isFalse();
        assertThat(answer.hits()).extracting(Answer.Hit::slug).startsWith(HUBS).contains(UK, SCOTLAND);
        var some = ask("q", "Which compassionate creative community hubs have dinosaurs?");
        assertThat(some.relaxed()).isTrue();
        assertThat(some.hits()).extracting(Answer.Hit::slug).startsWith(HUBS);
    }

    @Test
    void whatIsRelaxedIsTheSameOnEveryPage() {
        var first = ask("q", "SenseMaker dinosaurs");
        var second = ask("q", "SenseMaker dinosaurs", "page", "2");
        assertThat(second.hits()).isEmpty();
        assertThat(second.relaxed()).isTrue();
        assertThat(second.total()).isEqualTo(first.total()).isEqualTo(1);
        assertThat(second.pages()).isEqualTo(first.pages()).isEqualTo(1);
    }

    @Test
    void aPageAfterTheLastSaysWhichPagesThereAre() {
        var page = service.client().get().uri("/search?q=compassion&page=9").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(page)
                .contains("4 entries", "There is no page 9; the last one is page 1.", "href=\"/search?q=compassion\"")
                .doesNotContain("Nothing was found", "page 9 of 1", "Page 9 of 1");
        var nothing = service.client().get().uri("/search?q=dinosaurs&page=9").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(nothing).contains("Nothing was found").doesNotContain("There is no page");
    }

    @Test
    void withoutWordsEverythingNewestFirst() {
        var answer = ask();
        assertThat(answer.total()).isEqualTo(7);
        assertThat(answer.hits()).extracting(Answer.Hit::publishedAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void hitsMarkWhatWasFound() {
        var hit = ask("q", "compassion").hits().stream().filter(h -> h.slug().equals(UK)).findFirst().orElseThrow();
        assertThat(hit.titleHtml()).isEqualTo("<mark>Compassionate</mark> Communities UK");
        assertThat(hit.excerptHtml()).anyMatch(passage -> passage.contains("<mark>Compassionate</mark>"));
        assertThat(hit.sectionTitle()).isEqualTo("Research – communities");
        assertThat(ask("q", "pembro").hits().getFirst().excerptHtml())
                .anyMatch(passage -> passage.contains("<mark>Pembrokeshire</mark>"));
    }

    @Test
    void whatIsNotMarkedIsStillEscaped() {
        var hit = ask("q", "Conlon").hits().getFirst();
        assertThat(hit.organisations()).contains("Community Choice & Inclusion");
        assertThat(ask("q", "anchors").hits().getFirst().titleHtml())
                .contains("<mark>Anchor</mark>", "Scotland &amp; the UK");
        assertThat(ask("contributor", "Oliver Escobar").hits().getFirst().titleHtml()).contains("&amp;");
    }

    @Test
    void facetsCountAndNarrow() {
        var answer = ask();
        assertThat(counts(answer, "section"))
                .isEqualTo(Map.of("research-communities", 6L, "conference-abstracts", 1L));
        assertThat(counts(answer, "keyword")).containsEntry("end-of-life care", 2L).hasSize(12);
        assertThat(counts(answer, "organisation")).containsEntry("Edinburgh University", 1L);
        assertThat(counts(answer, "year")).containsEntry("2022", 3L).containsEntry("2018", 4L);
        assertThat(slugs("keyword", "end-of-life care")).containsExactlyInAnyOrder(UK, WALES);
        assertThat(slugs("contributor", "Anne Hendry")).containsExactly(SCOTLAND);
        assertThat(slugs("year", "2017")).contains(HUBS, VALLEYS).doesNotContain(SCOTLAND);
    }

    @Test
    void aFacetOffersItsOtherValuesAndTheOthersHeedTheChoice() {
        var answer = ask("section", "conference-abstracts");
        assertThat(answer.total()).isEqualTo(1);
        assertThat(counts(answer, "section"))
                .isEqualTo(Map.of("research-communities", 6L, "conference-abstracts", 1L));
        assertThat(counts(answer, "year")).isEqualTo(Map.of("2022", 1L));
        assertThat(slugs("keyword", "networks", "keyword", "creativity")).containsExactlyInAnyOrder(UK, HUBS);
        assertThat(slugs("keyword", "networks", "section", "conference-abstracts")).isEmpty();
    }

    @Test
    void whatIsChosenStaysOnOfferEvenWithoutResults() {
        var answer = ask("q", "SenseMaker", "keyword", "networks");
        assertThat(answer.total()).isZero();
        assertThat(counts(answer, "keyword")).containsEntry("networks", 0L);
    }

    @Test
    void pagesAreBounded() {
        assertThat(ask("page", "2").hits()).isEmpty();
        assertThat(ask("page", "1").pages()).isEqualTo(1);
        assertThat(ask("page", "500").hits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=501", "page=x", "page=-1", "page=99999999999", "year=soon", "sort=size", "status=none", "all=words", "asOf=yesterday"})
    void whatCannotBeIsAProblemThatNamesIt(String parameter) {
        service.client()
                .get()
                .uri("/api/search?" + parameter)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].path")
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "\"\"", "((", "title:x AND", "*", "?*", "/.*/", "a~9", "\\", "!!!", "+-+-", "a\u0000b", "'", "<b>",
                "-", "--", "-\"", "title:", "title:\"\"", "-title:", "year:soon", "section:/", "type:*", "language:", "country:Nowhere",
                "${x}", "{{x}}", "% %41", "[* TO *]", "\uD83D\uDE00", "and or not"
            })
    void nothingThatIsTypedIsAnError(String text) {
        assertThat(ask("q", text).total()).isNotNegative();
    }

    @Test
    void longQuestionsAreAnsweredUpToAPage() {
        assertThat(ask("q", "communities ".repeat(250)).total()).isPositive();
        assertThat(ask("q", "共".repeat(3000)).total()).isZero();
        assertThat(ask("q", "a.".repeat(1500)).total()).isNotNegative();
        var manyWords = IntStream.range(0, 500).mapToObj(i -> "x" + i).collect(Collectors.joining(" "));
        assertThat(slugs("q", manyWords + " SenseMaker")).containsExactly(VALLEYS);
        var manyPhrases = IntStream.range(0, 250).mapToObj(i -> "\"x y" + i + "\"").collect(Collectors.joining(" "));
        assertThat(slugs("q", manyPhrases + " SenseMaker")).containsExactly(VALLEYS);
        service.client().get().uri("/api/search?q=" + "x".repeat(3001)).exchange().expectStatus().isBadRequest();
    }

    @Test
    void aRebuildMakesTheSameIndexDocumentByDocument() {
        var indexes = service.bean(SearchIndexes.class);
        var client = service.bean(ElasticsearchClient.class);
        var before = IndexContents.intervals(client, indexes.read());
        assertThat(before).hasSize(7);
        var rebuilt = service.rebuilt(SearchProjection.MODEL);
        assertThat(IndexContents.intervals(client, indexes.of(rebuilt))).isEqualTo(before);
    }

    @Test
    void whatIsRelatedIsFoundByWordsAlone() {
        service.client().get().uri("/api/entries/" + UK + "/related").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.related[0].slug").isEqualTo(WALES)
                .jsonPath("$.related[0].keywords[0]").isEqualTo("end-of-life care")
                .jsonPath("$.related[?(@.slug == '" + UK + "')]").isEmpty();
    }

    @Test
    void aDayOfThePastHasWhatWasThereAtItsEnd() {
        assertThat(ask("q", "compassion", "asOf", "2020-01-01").total()).isZero();
        assertThat(ask("q", "compassion", "asOf", "2999-01-01").total()).isEqualTo(4);
        assertThat(ask("q", "compassion", "asOf", Long.toString(position)).asOf()).isEqualTo(Long.toString(position));
    }

    private static String page(String address) {
        return Objects.requireNonNull(service.client().get().uri(URI.create("http://localhost:" + service.port() + address)).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody());
    }

    private static Answer.Choices facet(Answer answer, String name) {
        return answer.facets().stream().filter(facet -> facet.facet().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> suggested(String text) {
        var answer = service.client().get().uri("/api/suggest?q={q}", text)
                .header(Headers.POSITION, Long.toString(position))
                .exchange().expectStatus().isOk().expectBody(Suggestions.class).returnResult().getResponseBody();
        return Objects.requireNonNull(answer).suggestions().stream()
                .map(one -> one.kind() + " " + one.label() + (one.entries() == null ? "" : " " + one.entries()))
                .toList();
    }

    private static Answer ask(String... parameters) {
        var uri = new StringBuilder("/api/search");
        var values = new ArrayList<Object>();
        for (int i = 0; i < parameters.length; i += 2) {
            uri.append(i == 0 ? "?" : "&").append(parameters[i]).append("={value}");
            values.add(parameters[i + 1]);
        }
        var answer = service.client()
                .get()
                .uri(uri.toString(), values.toArray())
                .header(Headers.POSITION, Long.toString(position))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Answer.class)
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static List<String> slugs(String... parameters) {
        return ask(parameters).hits().stream().map(Answer.Hit::slug).toList();
    }

    private static Map<String, Long> counts(Answer answer, String facet) {
        return answer.facets().stream()
                .filter(choices -> choices.facet().equals(facet))
                .flatMap(choices -> choices.choices().stream())
                .collect(Collectors.toMap(Answer.Choice::value, Answer.Choice::count));
    }
}
