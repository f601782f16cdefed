package org.palimpsest.query.search;

import java.util.Map;
import org.palimpsest.query.pages.Country;

/** What values of facets are called, in English. */
record Labels(Map<Facet, Map<String, String>> spellings, Map<String, String> sections) {

    /** @param key what is in the index */
    String of(Facet facet, String key) {
        return switch (facet) {
            case SECTION -> sections.getOrDefault(key, key);
            case COUNTRY -> Country.named(key).toString();
            case TYPE, KEYWORD, CONTRIBUTOR, ORGANISATION -> spellings.getOrDefault(facet, Map.of()).getOrDefault(key, key);
            case YEAR, STATUS -> key;
        };
    }
}
