package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    @Test
    void theFirstWrongCharacterIsNamedWithItsPlace() {
        assertThat(Characters.firstWrong("ab\u0007c\u0000", true)).isEqualTo("Character 3 cannot be taken: U+0007 BEL.");
        assertThat(Characters.firstWrong("a\nb", false)).contains("Character 2", "U+000A");
        assertThat(Characters.firstWrong("😀\u202e", false)).contains("Character 2", "U+202E RIGHT-TO-LEFT OVERRIDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\ud800", "\uffff", "\u007f", "\u0085"})
    void whatCannotBeShownOrTurnsTheTextIsNowhereAllowed(String text) {
        assertThat(Characters.areAllowed(text, true)).isFalse();
        assertThat(Characters.areAllowed(text, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2066", "\u2067", "\u2068", "\u2069", "\n", "\t"})
    void isolatesAndLineBreaksAreForRunningTextAlone(String text) {
        assertThat(Characters.areAllowed(text, true)).isTrue();
        assertThat(Characters.areAllowed(text, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Llên", "תשובה", "共同生产", "a\u200eb\u200f", "👩\u200d🔬"})
    void whatPeopleWriteIsAllowed(String text) {
        assertThat(Characters.firstWrong(text, false)).isNull();
    }
}
