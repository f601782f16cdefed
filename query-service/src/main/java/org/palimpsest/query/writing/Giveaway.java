package org.palimpsest.query.writing;

import org.jspecify.annotations.Nullable;

/**
 * Something in a draft that may tell its reviewers who wrote it, with the words around it.
 *
 * @param step at which it can be changed
 * @param field of that step's form
 * @param heading that it stands under; null where it stands under none
 * @param paragraph its number below that heading, from 1; 0 where it stands in no paragraph
 * @param address where a link leads; null of all else
 */
record Giveaway(
        Kind kind,
        Step step,
        String field,
        @Nullable String heading,
        int paragraph,
        String before,
        String found,
        String after,
        @Nullable String address) {

    /** What it is. */
    enum Kind {
        /** The name of a contributor. */
        NAME,
        /** The same, after “our earlier work” and the like. */
        OWN_WORK,
        /** A contributor's initials, as in “W.F. wrote it”. */
        INITIALS,
        EMAIL,
        ORCID,
        AFFILIATION,
        /** An address that may lead to a contributor. Reviewers are not given it; what it stands under they read. */
        LINK,
        /** Whom authors thank, or who paid them. */
        ACKNOWLEDGEMENT
    }

    /** Which part of the draft it stands in: {@code title}, {@code body}, {@code files}, {@code links}, … */
    public String area() {
        var part = field.replaceFirst("^content\\.", "");
        return part.contains(".") ? part.substring(0, part.indexOf('.')) : part;
    }
}
