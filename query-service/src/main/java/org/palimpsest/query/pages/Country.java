package org.palimpsest.query.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A country to choose: its ISO 3166-1 code, and what it is called. */
public record Country(String code, String name) {

    /** By their names in English, the language of the pages. */
    public static List<Country> all() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, name(code)))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** What the country with this code is called. */
    public static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.UK);
    }
}
