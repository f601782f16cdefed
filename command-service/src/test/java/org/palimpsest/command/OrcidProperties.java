package org.palimpsest.command;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OrcidProperties {

    @Property(tries = 300)
    void ofElevenCheckDigitsOneIsRight(@ForAll @IntRange(max = 999_999_999) int number) {
        var digits = "%015d".formatted(number);
        assertThat("0123456789X".chars().filter(check -> Orcid.isValid(grouped(digits + (char) check))))
                .hasSize(1);
    }

    @Property(tries = 300)
    void anotherDigitInOnePlaceMakesItWrong(
            @ForAll @IntRange(max = 14) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        var digits = new StringBuilder("0000000218250097");
        digits.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + by) % 10));
        assertThat(Orcid.isValid(grouped(digits.toString()))).isFalse();
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?!$)", "$1-");
    }
}
