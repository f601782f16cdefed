package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.query.search.Asked.Condition;
import org.palimpsest.query.search.Asked.Field;

class AskedTest {
    @Test
    void conditionsStandBesideWords() {
        var asked = Asked.of("-author:\"Ada\" -draft -“first draft” homes");
        assertThat(asked.words()).isEqualToNormalizingWhitespace("homes");
        assertThat(asked.conditions()).containsExactly(
                new Condition(Field.CONTRIBUTOR, "Ada", true, true, "-author:\"Ada\""),
                new Condition(null, "draft", false, true, "-draft"),
                new Condition(null, "first draft", true, true, "-“first draft”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "co-production", "\"a -b title:c\"", "https://example.org", "title: hubs", "nonsense:hubs", "year:soon", "- hubs", "2019-2020",
        "title:", "--", "jet interference with supersonic flow -dash experimental papers", "-\"\"", "keyword:\"\"", "a title:\" "
    })
    void whatIsNoConditionIsWords(String text) {
        assertThat(Asked.of(text).conditions()).isEmpty();
        assertThat(Asked.of(text).words().strip()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @CsvSource({"year:2019, 2019", "YEAR:2015-2019, 2015-2019", "Author:x, x", "-nonsense:x, nonsense x", "-2019, 2019"})
    void conditionsAreKnownHoweverTheyAreSpelled(String text, String value) {
        assertThat(Asked.of(text).words()).isEmpty();
        assertThat(Asked.of(text).conditions()).extracting(Condition::text).containsExactly(value);
    }

    @Test
    void aBlankAtTheEndFinishesTheLastWord() {
        assertThat(Words.of(Asked.of("pembro -title:x").words()).begun()).isEqualTo("pembro");
        assertThat(Words.of(Asked.of("pembro -title:x ").words()).begun()).isNull();
    }

    @Test
    void thereAreOnlySoMany() {
        assertThat(Asked.of("-\"a\" ".repeat(500)).conditions()).hasSize(20);
        assertThat(Asked.of("title:" + "a.".repeat(100)).conditions()).isEmpty();
    }
}
