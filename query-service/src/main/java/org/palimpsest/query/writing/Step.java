package org.palimpsest.query.writing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of writing, in order, each with the parts that it asks for. The last one asks for nothing. */
enum Step {
    TEXT,
    PEOPLE,
    DETAILS,
    CHECK;

    Set<Part> parts() {
        return switch (this) {
            case TEXT -> EnumSet.of(Part.TITLE, Part.LANGUAGE, Part.BODY);
            case PEOPLE -> EnumSet.of(Part.CONTRIBUTORS);
            case DETAILS -> EnumSet.of(Part.PERIOD, Part.KEYWORDS, Part.LINKS, Part.ARTICLE);
            case CHECK -> EnumSet.noneOf(Part.class);
        };
    }

    /** As it stands in addresses. */
    public String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one after this; the last one itself. */
    public Step next() {
        return switch (this) {
            case TEXT -> PEOPLE;
            case PEOPLE -> DETAILS;
            case DETAILS, CHECK -> CHECK;
        };
    }

    static Optional<Step> at(String address) {
        return Stream.of(values()).filter(step -> step.address().equals(address)).findFirst();
    }

    /** Where what {@code path} names is asked for. */
    static Step asking(String path) {
        return Stream.of(values())
                .filter(step -> step.parts().stream()
                        .anyMatch(part -> path.startsWith("content." + part.name().toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElse(TEXT);
    }
}
