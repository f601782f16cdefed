package org.palimpsest.query.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A country to choose: its ISO 3166-1 code, and what it is called. */
public record Country(String code, String name) {

    /** By their names in {@code language}, in its order. */
    public static List<Country> all(Language language) {
        var order = language.order();
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, new Named(code).in(language)))
                .sorted((one, other) -> order.compare(one.name(), other.name()))
                .toList();
    }

    /** What the country with this code is called. */
    public static InWords named(String code) {
        return new Named(code);
    }

    private record Named(String code) implements InWords {
        @Override
        public String in(Language language, Texts texts) {
            return in(language);
        }

        private String in(Language language) {
            return Locale.of("", code).getDisplayCountry(language.country());
        }

        @Override
        public String toString() {
            return in(Language.ENGLISH);
        }
    }
}
