package org.palimpsest.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which links keep the past that is read. */
class LinksInThePastTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            /                                | /?asOf=2024-05-01
            /#sections                       | /?asOf=2024-05-01#sections
            /search                          | /search?asOf=2024-05-01
            /search?keyword=a%26b            | /search?keyword=a%26b&asOf=2024-05-01
            /sections/towns                  | /sections/towns?asOf=2024-05-01
            /sections/towns?page=2#frome     | /sections/towns?page=2&asOf=2024-05-01#frome
            /sections/towns/issues           | /sections/towns/issues?asOf=2024-05-01
            /sections/towns/issues/22/S2     | /sections/towns/issues/22/S2?asOf=2024-05-01
            /entries/frome                   | /entries/frome?asOf=2024-05-01
            /entries/frome/related           | /entries/frome/related?asOf=2024-05-01
            """)
    void thoseToPagesWithAPastDo(String link, String kept) {
        assertThat(LinksInThePast.keep(link, "2024-05-01")).isEqualTo(kept);
        assertThat(LinksInThePast.keep(link, null)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/sections/new",
        "/sections/towns/policy",
        "/search/feed.atom",
        "/entries/frome/versions/1",
        "/entries/frome/history",
        "/entries/frome/comments",
        "/entries/frome?asOf=2020-01-01",
        "/search?q=x&asOf=2020-01-01",
        "/account",
        "/palimpsest.css?v=1",
        "#main",
        "//elsewhere.example/entries/frome",
        "https://elsewhere.example/search",
        "mailto:somebody@example.org"
    })
    void othersAndThoseThatNameOneDoNot(String link) {
        assertThat(LinksInThePast.keep(link, "2024-05-01")).isEqualTo(link);
    }

    @Test
    void aMomentStandsInAnAddressAsItMust() {
        assertThat(LinksInThePast.keep("/", "2024-05-01T12:00:00+02:00")).isEqualTo("/?asOf=2024-05-01T12%3A00%3A00%2B02%3A00");
        assertThat(LinksInThePast.keep("/", "\"&#")).isEqualTo("/?asOf=%22%26%23");
    }

    @Test
    void linksInATextOfAnEntryDoAsWell() {
        var text = "<p><a href=\"/search?q=a&amp;keyword=b$1\">one</a> <a href=\"#x-note-1\">1</a>"
                + " <a href=\"/account\" title=\"t\">two</a></p>";
        assertThat(LinksInThePast.keepInText(text, "2024-05-01"))
                .isEqualTo(text.replace("b$1", "b$1&amp;asOf=2024-05-01"));
        assertThat(LinksInThePast.keepInText(text, null)).isSameAs(text);
    }
}
