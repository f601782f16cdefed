package org.palimpsest.query.search;

import java.util.Locale;

/** By what readers narrow a search, in the order in which it is offered. */
enum Facet {
    SECTION("section"),
    TYPE("derived.type"),
    KEYWORD("derived.keywords"),
    CONTRIBUTOR("derived.contributors"),
    ORGANISATION("derived.organisations"),
    COUNTRY("countries"),
    YEAR("years"),
    STATUS("derived.status");

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    static Facet of(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    String field() {
        return field;
    }

    /** Whether its values are typed by people, each in their own way. */
    boolean isSpelled() {
        return switch (this) {
            case TYPE, KEYWORD, CONTRIBUTOR, ORGANISATION -> true;
            case SECTION, COUNTRY, YEAR, STATUS -> false;
        };
    }

    /** What values begin with as people type them; of those that {@link #isSpelled are spelled} alone. */
    String begins() {
        return field.replace("derived.", "derived.begins.");
    }

    /** What is in the index for {@code value}. */
    String key(String value) {
        return isSpelled() ? Spelling.key(value) : this == COUNTRY ? value.toUpperCase(Locale.ROOT) : value;
    }

    /** Name of the request parameter, which may come more than once: any of its values will do. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
