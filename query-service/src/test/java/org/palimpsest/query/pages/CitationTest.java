package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.samples.Samples;

class CitationTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-22T23:30:00Z");

    @Test
    void theAbstractIsCitedAsItsJournalDoes() {
        var content = Samples.content("nurturing-resilient-and-compassionate-communities-in-scotland");
        assertThat(cite(content))
                .isEqualTo("Andrew M, Hendry A, Bunce A. Nurturing Resilient and Compassionate Communities in Scotland."
                        + " International Journal of Integrated Care. 2022;22(S2):149.");
    }

    @Test
    void whatNoJournalPublishedIsAVersionHere() {
        assertThat(cite(Samples.content("compassionate-communities-uk")))
                .isEqualTo("Abel J. Compassionate Communities UK. Research – communities. Palimpsest; 2026 Nov 22"
                        + " [version 2]. Available from: https://p.example/entries/x/versions/2");
    }

    @Test
    void whatIsWithdrawnIsCitedAsWithdrawn() {
        assertThat(cite(content("T", List.of(), null), Instant.parse("2026-11-24T08:00:00Z")))
                .isEqualTo("T. Research – communities. Palimpsest; 2026 Nov 22 [version 2]. Available from:"
                        + " https://p.example/entries/x/versions/2 [withdrawn 2026 Nov 24]");
    }

    @Test
    void allGivenNamesAreInitialsAndGroupsAreWhole() {
        assertThat(Citation.author(person("Jean-Paul M.", "Sartre"))).isEqualTo("Sartre JPM");
        assertThat(Citation.author(person("élise", "Ó Briain"))).isEqualTo("Ó Briain É");
        assertThat(Citation.author(person(null, "Sustaining Dunbar"))).isEqualTo("Sustaining Dunbar");
    }

    @Test
    void moreThanSixAuthorsAreEtAl() {
        var authors = IntStream.range(0, 7).mapToObj(i -> person("A", "N" + i)).toList();
        assertThat(cite(content("T", authors, null))).startsWith("N0 A, N1 A, N2 A, N3 A, N4 A, N5 A, et al. T. ");
    }

    @Test
    void whatIsMissingLeavesNoHole() {
        var article = new Article(null, "Journal", null, null, null, "10.1/x", null);
        assertThat(cite(content("Why?", List.of(), article))).isEqualTo("Why? Journal. 2026. doi:10.1/x");
    }

    private static String cite(Content content) {
        return cite(content, null);
    }

    private static String cite(Content content, @Nullable Instant withdrawnAt) {
        return Citation.vancouver(
                content, 2, PUBLISHED, "Research – communities", "https://p.example/entries/x/versions/2", withdrawnAt);
    }

    private static Content content(String title, List<Contributor> contributors, @Nullable Article article) {
        return new Content(title, null, null, List.of(), contributors, Node.EMPTY_DOC, List.of(), article);
    }

    private static Contributor person(@Nullable String given, String family) {
        return new Contributor(given, family, List.of(), null, List.of(), false);
    }
}
