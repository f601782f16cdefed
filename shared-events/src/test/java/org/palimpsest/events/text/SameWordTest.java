package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWordTest {
    @ParameterizedTest
    @CsvSource({
        "Co-Production, co production",
        "co–production, co production",
        "'  End  of life ', end of life",
        "Straße, strasse",
        "Pembrokeshiré, pembrokeshire",
        "valley’s, valley's",
        "“valleys’”, valleys",
        "C++, c",
        "हिन्दी, हिन्दी",
        "…, ''"
    })
    void spellingsOfOneWordHaveOneKey(String word, String key) {
        assertThat(SameWord.key(word)).isEqualTo(key);
    }
}
