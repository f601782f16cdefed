package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchResultMapperTest {
    @Test
    void aBeginningIsCutBetweenWords() {
        assertThat(SearchResultMapper.beginning("word ".repeat(60))).hasSizeLessThan(243).endsWith("word …");
        assertThat(SearchResultMapper.beginning("x".repeat(300))).isEqualTo("x".repeat(240) + " …");
    }

    @Test
    void linesOfAListAreSeparatedAndEverythingIsEscaped() {
        assertThat(SearchResultMapper.beginning("Aims:\none\ntwo <b>\nEnd.")).isEqualTo("Aims: one; two &lt;b&gt;; End.");
        assertThat(SearchResultMapper.passage("one\n<mark>two</mark>\nthree")).isEqualTo("one; <mark>two</mark>; three …");
        assertThat(SearchResultMapper.passage("It <mark>ends</mark>.")).isEqualTo("It <mark>ends</mark>.");
    }
}
