package org.palimpsest.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldingAndStemmingTest {

    @Test
    void accentsAreFolded() {
        AsciiFolding folding = new AsciiFolding(Given.parameters(AsciiFolding.Parameters.class));

        assertThat(Tokens.through(folding, "café Łódź straße")).containsExactly("cafe", "Lodz", "strasse");
    }

    @Test
    void theAccentedTokenStaysBesideItIfAskedFor() {
        AsciiFolding folding = new AsciiFolding(Given.parameters(AsciiFolding.Parameters.class,
                Map.of("preserve_original", true)));

        assertThat(Tokens.through(folding, "café tea")).containsExactly("cafe|café", "tea");
        assertThat(Tokens.normalized(folding, "café")).containsExactly("cafe");
    }

    @Test
    void porterStems() {
        assertThat(Tokens.through(new PorterStem(), "communities compassionate caring"))
                .containsExactly("commun", "compassion", "care");
    }

    @Test
    void stemmerKnowsThreeWaysOfEnglish() {
        assertThat(Tokens.through(stemmer(Map.of()), "communities")).containsExactly("commun");
        assertThat(Tokens.through(stemmer(Map.of("language", "english")), "communities")).containsExactly("commun");
        assertThat(Tokens.through(stemmer(Map.of("name", "light_english")), "communities"))
                .containsExactly("community");
        assertThat(Tokens.through(stemmer(Map.of("language", "possessive_english")), "Frome's nurses’ day’s"))
                .containsExactly("Frome", "nurses’", "day");
    }

    @Test
    void stemmerKnowsOneWayOfGermanFrenchAndSpanish() {
        assertThat(Tokens.through(stemmer(Map.of("language", "light_german")), "gemeinde gemeinden gemeindes"))
                .containsExactly("gemeind", "gemeind", "gemeind");
        assertThat(Tokens.through(stemmer(Map.of("language", "light_french")), "cheval chevaux nationale nationales"))
                .containsExactly("cheval", "cheval", "national", "national");
        assertThat(Tokens.through(stemmer(Map.of("language", "light_spanish")), "comunidad comunidades abuelos abuela"))
                .containsExactly("comunidad", "comunidad", "abuel", "abuel");
    }

    @Test
    void germanLettersAreFoundAsOthersWriteThem() {
        assertThat(Tokens.through(new GermanNormalization(), "häuser haeuser straße")).containsExactly("hauser", "hauser", "strasse");
    }

    @Test
    void whatMatchesIsReplaced() {
        PatternReplace first = new PatternReplace(Given.parameters(PatternReplace.Parameters.class,
                Map.of("pattern", "a", "replacement", "o", "all", false)));
        PatternReplace all = new PatternReplace(Given.parameters(PatternReplace.Parameters.class,
                Map.of("pattern", "^(?:ngh|g)", "replacement", "c")));

        assertThat(Tokens.through(first, "banana")).containsExactly("bonana");
        assertThat(Tokens.through(all, "cymru gymru nghymru")).containsExactly("cymru", "cymru", "cymru");
        PatternReplace none = new PatternReplace(Given.parameters(PatternReplace.Parameters.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Tokens.through(none, "a")).withMessageContaining("[pattern]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatternReplace(Given.parameters(PatternReplace.Parameters.class, Map.of("pattern", "("))))
                .withMessageContaining("no regular expression");
    }

    @Test
    void anotherLanguageIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> stemmer(Map.of("language", "klingon")))
                .withMessageContainingAll("[stemmer]", "[klingon]", "possessive_english");
    }

    @Test
    void articlesAreTakenOff() {
        Elision elision = new Elision(Given.parameters(Elision.Parameters.class, Map.of("articles", List.of("l", "qu"))));
        Elision anyCase = new Elision(Given.parameters(Elision.Parameters.class,
                Map.of("articles", List.of("l"), "articles_case", true)));

        assertThat(Tokens.through(elision, "l'avion qu’il L'air")).containsExactly("avion", "il", "L'air");
        assertThat(Tokens.through(anyCase, "L'air")).containsExactly("air");
        Elision none = new Elision(Given.parameters(Elision.Parameters.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Tokens.through(none, "l'air"))
                .withMessageContaining("[articles]");
    }

    private static Stemmer stemmer(Map<String, Object> values) {
        return new Stemmer(Given.parameters(Stemmer.Parameters.class, values));
    }
}
