package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * Something of an entry that is served to nobody, on no way: page, API, search, history, difference or export. The log
 * still holds it.
 *
 * @param text the passage as it reads, without marks; the keyword; or the contributor's name as it is shown. Null for a
 *     version
 * @param version number of a published version; null for all else
 * @param replacement what is shown instead of a contributor's name; null where the contributor is left out, and for all
 *     else
 */
public record Suppression(Kind kind, @Nullable String text, @Nullable Integer version, @Nullable String replacement) {
    /** What is suppressed. */
    public enum Kind {
        /** Each occurrence of a text, wherever the entry or what was said about it has it. */
        PASSAGE,
        /** A keyword, in every state of the entry. */
        KEYWORD,
        /** A credited person, in every state of the entry. */
        CONTRIBUTOR,
        /**
         * A published version as a whole, and the work on it since the version before; and once the next version is
         * published, the work on that one too, which began with the same text.
         */
        VERSION
    }
}
