package org.palimpsest.query.search;

import java.util.Locale;

/** By what readers narrow a search, in the order in which it is offered. */
enum Facet {
    SECTION("Section", "section"),
    KEYWORD("Keyword", "keywords.value"),
    CONTRIBUTOR("Contributor", "contributors.value"),
    ORGANISATION("Organisation", "organisations.value"),
    YEAR("Year", "years");

    private final String title;
    private final String field;

    Facet(String title, String field) {
        this.title = title;
        this.field = field;
    }

    static Facet of(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    String title() {
        return title;
    }

    String field() {
        return field;
    }

    /** Name of the request parameter, which may come more than once: any of its values will do. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
