package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.query.search.Thesaurus.Meant;

class ThesaurusTest {
    private static final Thesaurus THESAURUS = new Thesaurus(List.of(
            List.of("co-production", "coproduction", "codesign"),
            List.of("end of life", "palliative care"),
            List.of("care", "support"),
            List.of("it", "information technology")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codesign of parks         | codesign           | co-production, coproduction",
                "Co Production             | Co Production      | coproduction, codesign",
                "CODÉSIGN                  | CODÉSIGN           | co-production, coproduction",
                "the END OF LIFE           | END OF LIFE        | palliative care",
                "palliative care           | palliative care    | end of life",
                "it                        | it                 | information technology"
            })
    void whatStandsInAGroupIsFoundTheLongestFirst(String text, String typed, String others) {
        assertThat(THESAURUS.in(text)).containsExactly(new Meant(typed, List.of(others.split(", "))));
    }

    @Test
    void eachIsFoundOnce() {
        assertThat(THESAURUS.in("codesign, care and Codesign").stream().map(Meant::typed)).containsExactly("codesign", "care");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"codesign\"",
                "“palliative care”",
                "\"codesign",
                "co, production",
                "co \"x\" production",
                "codesigned",
                "how is it done"
            })
    void whatIsQuotedOrPartedOrSaysNothingIsMeantAsItIs(String text) {
        assertThat(THESAURUS.in(text)).isEmpty();
    }

    @Test
    void itKnowsEachPartOfItsWords() {
        assertThat(List.of("Codesign", "palliative", "co", "PRODUCTION")).allMatch(THESAURUS::has);
        assertThat(THESAURUS.has("codesing")).isFalse();
    }

    @Test
    void ofVeryManyOnlySomeAreSearchedFor() {
        var large = new Thesaurus(IntStream.range(0, 10)
                .mapToObj(group -> IntStream.range(0, 20).mapToObj(word -> "g" + group + "w" + word).toList())
                .toList());
        var text = String.join(" ", IntStream.range(0, 10).mapToObj(group -> "g" + group + "w0").toList());
        assertThat(large.in(text).stream().mapToInt(meant -> meant.others().size()).sum()).isEqualTo(40);
    }
}
