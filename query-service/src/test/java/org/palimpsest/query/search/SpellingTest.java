package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void caseAccentsAndBlanksMakeNoDifference() {
        assertThat(Spelling.key(" Café\u00A0\tÀ la  CARTE ")).isEqualTo("cafe a la carte");
        assertThat(Spelling.key("Straße")).isEqualTo(Spelling.key("STRASSE"));
        assertThat(Spelling.key("मेल")).isNotEqualTo(Spelling.key("मल"));
        assertThat(Spelling.key("が")).isNotEqualTo(Spelling.key("か"));
        assertThat(Spelling.key("\uD83D\uDE00".repeat(200))).hasSizeLessThan(260).doesNotEndWith("\uD83D");
    }

    @Test
    void titlesAreSortedFromTheirFirstLetter() {
        assertThat(Spelling.sorted("“Éire”")).isEqualTo("eire”");
        assertThat(Spelling.sorted("…")).isNotEmpty();
    }

    @Test
    void aValueBeginsWithEachOfItsWords() {
        assertThat(Spelling.begins("End-of-Life Care").map(one -> one.replace(Spelling.WHOLE, '=').replace(Spelling.PART, '~')))
                .containsExactly("end-of-life care=End-of-Life Care", "of-life care~End-of-Life Care", "life care~End-of-Life Care",
                        "care~End-of-Life Care");
        assertThat(Spelling.begins("Care").map(Spelling::value)).containsExactly("Care");
        assertThat(Spelling.begins("x".repeat(300))).isEmpty();
    }

    @Test
    void lettersThatMeanSomethingToAnExpressionMeanThemselves() {
        assertThat(Spelling.literally("a.b* (c)")).isEqualTo("a\\.b\\*\\ \\(c\\)");
    }

    @Test
    void swappedNeighboursAreOneMistake() {
        assertThat(Corrections.distance("communtiy", "community")).isEqualTo(1);
        assertThat(Corrections.distance("communitee", "community")).isEqualTo(2);
        assertThat(Corrections.distance("", "abc")).isEqualTo(3);
    }
}
