package org.palimpsest.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Tokenizer;
import org.elasticsearch.plugin.analysis.TokenizerFactory;
import org.junit.jupiter.api.Test;

class SplittingTest {

    @Test
    void edgesOfTokens() {
        assertThat(Tokens.through(edges(Map.of()), "care")).containsExactly("c|ca");
        assertThat(Tokens.through(edges(Map.of("min_gram", 2, "max_gram", 3, "preserve_original", true)), "care x"))
                .containsExactly("ca|car|care", "x");
    }

    @Test
    void edgesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> edges(Map.of("min_gram", 5, "max_gram", 3)))
                .withMessageContainingAll("[min_gram]", "5", "3");
        assertThatIllegalArgumentException().isThrownBy(() -> edges(Map.of("min_gram", 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> edges(Map.of("side", "back"))).withMessageContaining("back");
    }

    @Test
    void compoundsAreSplit() {
        assertThat(Tokens.through(delimiter(Map.of()), "co-production PowerShot SD500 Frome's"))
                .containsExactly("co", "production", "Power", "Shot", "SD", "500", "Frome");
        assertThat(Tokens.through(delimiter(Map.of("catenate_all", true, "preserve_original", true)), "co-production"))
                .containsExactly("co-production|coproduction|co", "production");
        assertThat(Tokens.through(delimiter(Map.of("protected_words", List.of("Wi-Fi"))), "Wi-Fi A-B"))
                .containsExactly("Wi-Fi", "A", "B");
        assertThatIllegalArgumentException().isThrownBy(() -> delimiter(Map.of("type_table", List.of("$ => DIGIT"))))
                .withMessageContaining("[type_table]");
    }

    @Test
    void tagsAreTakenOut() throws IOException {
        assertThat(strip(Map.of(), "<p>Caf&eacute; <b>now</b></p>")).isEqualToIgnoringWhitespace("Café now");
        assertThat(strip(Map.of("escaped_tags", List.of("b")), "<i>a</i> <b>c</b>")).isEqualTo("a <b>c</b>");
    }

    @Test
    void tokenizers() {
        assertThat(tokens(new KeywordTokens(), "Frome Town")).containsExactly("Frome Town");
        assertThat(tokens(new WhitespaceTokens(), "Frome-Town, Somerset")).containsExactly("Frome-Town,", "Somerset");
    }

    private static EdgeNGram edges(Map<String, Object> values) {
        return new EdgeNGram(Given.parameters(EdgeNGram.Parameters.class, values));
    }

    private static WordDelimiterGraph delimiter(Map<String, Object> values) {
        return new WordDelimiterGraph(Given.parameters(WordDelimiterParameters.class, values));
    }

    private static String strip(Map<String, Object> values, String html) throws IOException {
        try (Reader text = new HtmlStrip(Given.parameters(HtmlStrip.Parameters.class, values))
                .create(new StringReader(html))) {
            return text.readAllAsString();
        }
    }

    private static List<String> tokens(TokenizerFactory factory, String text) {
        Tokenizer tokenizer = factory.create();
        tokenizer.setReader(new StringReader(text));
        return Tokens.of(tokenizer);
    }
}
