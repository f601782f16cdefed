package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.query.samples.Samples;

class ShownTest {
    @Test
    void theBylineMarksWhoCountsAsCorrespondingAlsoWhereNobodyIsMarked() {
        assertThat(corresponding(false, false)).containsExactly(true, false);
        assertThat(corresponding(false, true)).containsExactly(false, true);
        assertThat(corresponding(true, true)).containsExactly(true, false);
        assertThat(corresponding()).isEmpty();
    }

    private static List<Boolean> corresponding(Boolean... marked) {
        var people = Stream.of(marked)
                .map(one -> new Contributor("Ada", "Example", List.of(), null, List.of(), one))
                .toList();
        return Byline.of(people).authors().stream().map(Byline.Author::corresponding).toList();
    }

    @Test
    void aKnowledgeBaseShowsPeopleByTheirOrganisations() {
        var groups = Byline.groups(
                Samples.content("co-production-approach-to-end-of-life-care").contributors());
        assertThat(groups).hasSize(4);
        assertThat(groups.getFirst().names()).containsExactly("Luke Conlon", "Shelley Morris");
        assertThat(groups.getFirst().organisations())
                .extracting(Byline.Place::name)
                .containsExactly("Community Choice & Inclusion", "Compassionate Communities Pembrokeshire");
        assertThat(groups.getFirst().organisations().getFirst().href())
                .isEqualTo("/organisations/Community%20Choice%20%26%20Inclusion");
        assertThat(groups.getLast().last()).isTrue();
    }

    @Test
    void aJournalNumbersEachAffiliationOnce() {
        var byline = Byline.of(Samples.content("co-production-approach-to-end-of-life-care").contributors());
        assertThat(byline.places()).extracting(Byline.Place::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(byline.authors()).extracting(Byline.Author::numbers)
                .containsExactly(List.of(1, 2), List.of(1, 2), List.of(3), List.of(4), List.of(5));
    }

    @Test
    void aCountryHasItsName() {
        var content = Samples.content("nurturing-resilient-and-compassionate-communities-in-scotland");
        var place = Byline.of(content.contributors()).places().getFirst();
        assertThat(place.country()).isEqualTo("GB");
        assertThat(Said.inEnglish(Objects.requireNonNull(place.countryName()))).isEqualTo("United Kingdom");
        assertThat(Said.in(Language.GERMAN, place.countryName())).isEqualTo("Vereinigtes Königreich");
    }

    @Test
    void linksStandUnderTheHeadingOfTheirKind() {
        var related = Related.of(Samples.content("compassionate-communities-uk").links());
        assertThat(related).extracting(one -> Said.inEnglish(one.heading())).containsExactly("Case study", "Related publications");
        var item = related.getFirst().items().getFirst();
        assertThat(item.title()).isEqualTo("Compassion is the best medicine");
        assertThat(Said.inEnglish(item.about())).isEqualTo(", March 2018, Julian Abel, Lindsay Clarke");
        assertThat(Said.in(Language.GERMAN, item.about())).isEqualTo(", März 2018, Julian Abel, Lindsay Clarke");
        assertThat(related.getLast().items()).hasSize(3);
    }

    @Test
    void linksHereLeadHereAndNobodyIsSentToAScript() {
        assertThat(Related.of(Samples.content("co-production-approach-to-end-of-life-care").links()))
                .extracting(one -> one.items().getFirst().href())
                .containsExactly("/entries/compassionate-communities-uk");
        var evil = new Link(Link.Kind.REPORT, "Report", "javascript:alert(1)", null, List.of(), null, null);
        assertThat(Related.of(List.of(evil)).getFirst().items().getFirst().href()).isNull();
    }

    @Test
    void theMarginHasThePeriodOrTheDayInTheJournal() {
        assertThat(shown("stories-from-the-valleys").margin()).asString().isEqualTo("July 2017-May 2018");
        var article = shown("nurturing-resilient-and-compassionate-communities-in-scotland");
        assertThat(article.margin()).asString().isEqualTo("16 May 2022");
        assertThat(article.volume()).isEqualTo("22 (S2), 149");
    }

    @Test
    void datesAreInWords() {
        assertThat(Dates.partial("2018")).asString().isEqualTo("2018");
        assertThat(Dates.partial("2018-03")).asString().isEqualTo("March 2018");
        assertThat(Dates.partial("2018-03-05")).asString().isEqualTo("5 March 2018");
        assertThat(Dates.partial("2018-99-99")).asString().isEqualTo("2018-99-99");
        assertThat(Said.inEnglish(Dates.moment(Instant.parse("2026-11-22T23:30:07Z")))).isEqualTo("22 November 2026, 23:30:07 UTC");
        assertThat(Said.inEnglish(Dates.asked("42"))).isEqualTo("position 42");
        assertThat(Said.inEnglish(Dates.asked("2024-05-01"))).isEqualTo("1 May 2024");
        assertThat(Said.inEnglish(Dates.asked("2024-05-01T10:00:00Z"))).isEqualTo("1 May 2024, 10:00:00 UTC");
    }

    @Test
    void licencesHaveNamesAndAddresses() {
        assertThat(Licence.of("CC-BY-4.0"))
                .isEqualTo(new Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"));
        assertThat(Licence.of("CC-BY-NC-ND-4.0").url()).isEqualTo("https://creativecommons.org/licenses/by-nc-nd/4.0/");
        assertThat(Licence.of("CC0-1.0").url()).isEqualTo("https://creativecommons.org/publicdomain/zero/1.0/");
        assertThat(Licence.of("MIT").url()).isEqualTo("https://spdx.org/licenses/MIT.html");
    }

    private static Shown shown(String slug) {
        return Shown.of(slug, Samples.content(slug), 2);
    }
}
