package org.palimpsest.query.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.citation.WorkOf.person;
import static org.palimpsest.query.citation.WorkOf.titled;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.query.Contents;
import org.palimpsest.query.samples.Samples;

class CitationsTest {
    private static final Citations CITATIONS = new Citations();

    private static String cited(Work work) {
        return CITATIONS.of(work).stream()
                .map(one -> one.style() + ": " + Jsoup.parseBodyFragment(one.html()).text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void anAbstractIsCitedAsItsJournalDoes() {
        var content = Samples.content("nurturing-resilient-and-compassionate-communities-in-scotland");
        assertThat(cited(WorkOf.of(content)).lines()).containsExactly(
                "Vancouver: Andrew M, Hendry A, Bunce A. Nurturing Resilient and Compassionate Communities in Scotland. International"
                        + " Journal of Integrated Care [Internet]. 2022 May 16;22(S2):149. Available from:"
                        + " https://p.example/entries/x/versions/2 [version 2]",
                "APA: Andrew, M., Hendry, A., & Bunce, A. (2022). Nurturing Resilient and Compassionate Communities in Scotland."
                        + " International Journal of Integrated Care, 22(S2), 149. https://p.example/entries/x/versions/2 [version 2]",
                "Chicago: Andrew, Mandy, Anne Hendry, and Alison Bunce. 2022. “Nurturing Resilient and Compassionate Communities in"
                        + " Scotland.” International Journal of Integrated Care 22 (S2): 149. https://p.example/entries/x/versions/2."
                        + " [version 2]",
                "Harvard: Andrew, M., Hendry, A. and Bunce, A. (2022) ‘Nurturing Resilient and Compassionate Communities in Scotland,’"
                        + " International Journal of Integrated Care, 22(S2), p. 149. Available at:"
                        + " https://p.example/entries/x/versions/2. [version 2]",
                "MLA: Andrew, Mandy, et al. “Nurturing Resilient and Compassionate Communities in Scotland.” International Journal of"
                        + " Integrated Care, vol. 22, no. S2, May 2022, p. 149, https://p.example/entries/x/versions/2. [version 2]");
    }

    @Test
    void whatNoJournalPublishedIsAVersionHere() {
        assertThat(cited(WorkOf.of(Samples.content("compassionate-communities-uk"))).lines()).containsExactly(
                "Vancouver: Abel J. Compassionate Communities UK [Internet]. Research – communities. Palimpsest; 2026. Available from:"
                        + " https://p.example/entries/x/versions/2 [version 2]",
                "APA: Abel, J. (2026, November 22). Compassionate Communities UK. In Research – communities (Version 2). Palimpsest."
                        + " https://p.example/entries/x/versions/2",
                "Chicago: Abel, Julian. 2026. “Compassionate Communities UK.” In Research – Communities, version 2. Palimpsest,"
                        + " November 22. https://p.example/entries/x/versions/2.",
                "Harvard: Abel, J. (2026) ‘Compassionate Communities UK,’ Research – communities. Palimpsest. Available at:"
                        + " https://p.example/entries/x/versions/2. [version 2]",
                "MLA: Abel, Julian. “Compassionate Communities UK.” Research – Communities, Version 2, Palimpsest, 22 Nov. 2026,"
                        + " https://p.example/entries/x/versions/2.");
    }

    @Test
    void whatIsWithdrawnIsCitedSoInEveryStyle() {
        var taken = new Work.Taken(Instant.parse("2026-11-24T08:00:00Z"), "By mistake");
        assertThat(cited(WorkOf.of(titled("T", List.of(), null), taken)).lines())
                .hasSize(Style.values().length)
                .allMatch(line -> line.endsWith("[withdrawn 24 November 2026]"));
    }

    @Test
    void groupsAreWholeAndManyAuthorsAreEtAl() {
        var group = titled("T", List.of(person(null, "Sustaining Dunbar")), null);
        assertThat(cited(WorkOf.of(group)).lines()).allMatch(line -> line.contains("Sustaining Dunbar"));
        var many = titled("T", IntStream.range(0, 30).mapToObj(i -> person("A", "N" + i)).toList(), null);
        assertThat(cited(WorkOf.of(many)).lines()).allMatch(line -> !line.contains("N20 A"));
    }

    @Test
    void wordsThatLookLikeMarkupStayWords() {
        var all = CITATIONS.of(WorkOf.of(WorkOf.everything()));
        assertThat(all).hasSize(5).allSatisfy(one -> {
            var html = Jsoup.parseBodyFragment(one.html());
            assertThat(html.text()).containsIgnoringCase("Compassion & <i>towns</i>").contains("Journal of <Care>");
            assertThat(html.body().getAllElements().eachAttr("style")).isEmpty();
            assertThat(html.select("a").eachAttr("href")).allMatch(address -> address.startsWith("https://doi.org/10.1/a"));
        });
    }

    @Test
    void aSuppressedNameIsInNoCitationAfterwards() {
        var before = titled("T", List.of(person("Ada", "Example")), null);
        assertThat(cited(WorkOf.of(before))).contains("Example");
        assertThat(cited(WorkOf.of(titled("T", List.of(), null)))).doesNotContain("Example");
    }

    @Test
    void whatIsMissingLeavesNoHole() {
        var article = new Article(null, "Journal", null, null, null, "10.1/x", null);
        assertThat(cited(WorkOf.of(titled("Why?", List.of(), article)))).doesNotContain("..", ",,", "()", ", .");
    }

    @Property(tries = 100)
    void anyContentIsCitedWithoutMarkupOfItsOwn(@ForAll("contents") Content content) {
        assertThat(CITATIONS.of(WorkOf.of(content))).hasSize(5).allSatisfy(one -> {
            var html = Jsoup.parseBodyFragment(one.html()).body();
            assertThat(html.getAllElements().stream().map(element -> element.tagName())).isSubsetOf("body", "a", "i");
        });
    }

    @Provide
    Arbitrary<Content> contents() {
        return Contents.contents();
    }
}
