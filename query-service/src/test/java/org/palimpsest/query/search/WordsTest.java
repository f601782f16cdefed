package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void wordsThatSayNothingAreLeftOut() {
        var words = Words.of("What is the cost of a compassionate community?");
        assertThat(words.all()).containsExactly("cost", "compassionate", "community");
        assertThat(words.pairs()).containsExactly("cost compassionate", "compassionate community");
        assertThat(words.begun()).isNull();
    }

    @Test
    void wordsThatSayNothingAreSearchedForWhereThereAreNoOthers() {
        assertThat(Words.of("To be or not to be").all()).containsExactly("To", "be", "or", "not");
    }

    @Test
    void phrasesKeepAllOfTheirWords() {
        assertThat(Words.of("“end of life” care").phrases()).containsExactly("end of life");
    }

    @Test
    void theLastWordIsBegunIfItIsSearchedFor() {
        assertThat(Words.of("hubs in pembro").begun()).isEqualTo("pembro");
        assertThat(Words.of("hubs and").begun()).isNull();
        assertThat(Words.of("hubs Hubs").all()).containsExactly("hubs");
    }

    @Test
    void ofVeryManyWordsTheLongestStayInOrder() {
        var many = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        var words = Words.of(many + " gerontology");
        assertThat(words.all()).hasSize(Words.MOST).contains("w100").doesNotContain("w9", "w10").endsWith("gerontology");
        assertThat(words.begun()).isEqualTo("gerontology");
    }
}
