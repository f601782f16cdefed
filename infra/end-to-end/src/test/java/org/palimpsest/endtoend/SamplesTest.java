package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

class SamplesTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String ABSTRACT = "/entries/nurturing-resilient-and-compassionate-communities-in-scotland";

    @Test
    void a_search_finds_the_word_and_its_relatives() {
        var titles = StreamSupport.stream(
                        HOUSE.web().json("/api/search?q=compassion").get("hits").spliterator(), false)
                .map(hit -> hit.get("title").asString())
                .toList();

        assertThat(titles)
                .contains("Compassionate Communities UK")
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(title -> title.startsWith("Developing a Community development"));
        assertThat(HOUSE.web().get("/search?q=compassion").body()).contains("Compassionate</mark> Communities UK");
    }

    @Test
    void the_section_shows_its_six_entries_one_after_the_other() {
        var page = HOUSE.web().get("/sections/research-communities").body();

        assertThat(page)
                .contains(
                        "Compassionate Communities UK",
                        "Developing a Community development, public health and co-production approach to end of life care",
                        "The Role of Community Anchor Organisations in Scotland &amp; the UK",
                        "Compassionate, Creative, Co-productive Community Hubs: pilot project",
                        "The Impetus for Peace Studies to Make a Collaborative Turn",
                        "Stories from the Valleys");
        assertThat(page.split("<article", -1)).hasSize(7);
    }

    @Test
    void the_abstract_shows_its_authors_headings_and_citation() {
        var page = HOUSE.web().get(ABSTRACT).body();

        assertThat(page)
                .contains("Mandy Andrew", "Anne Hendry", "Alison Bunce")
                .contains("Health And Social Care Alliance Scotland")
                .contains("Introduction", "Aims Objectives Theory or Methods", "Highlights or Results or Key Findings")
                .contains("Conclusions", "Implications for applicability/transferability sustainability and limitations")
                .contains("Andrew M, Hendry A, Bunce A.", "International Journal of Integrated Care", "2022 May 16;22(S2):149")
                .contains("16 May 2022");
    }

    @Test
    void loading_the_samples_again_adds_no_event() throws Exception {
        assertThat(HOUSE.loadSamples()).isEqualTo(HOUSE.loadSamples());

        var next = new Author(HOUSE).draft("after-the-samples", "{}");
        assertThat(next).isNotBlank();
    }

    @Test
    void reviewers_of_a_double_anonymized_section_stay_unknown_to_readers_and_authors() {
        var history = HOUSE.web().get("/api" + ABSTRACT + "/history").body();
        var page = HOUSE.web().get(ABSTRACT + "/history").body();

        var token = "Bearer " + HOUSE.token("demo-contributor");
        var authors = HOUSE.web().get("/api" + ABSTRACT + "/history", "Authorization", token).body();

        assertThat(history).doesNotContain("demo-reviewer");
        assertThat(authors).doesNotContain("demo-reviewer").contains("Reviewer 1");
        assertThat(page).doesNotContain("demo-reviewer");
    }
}
