package org.palimpsest.events;

/** What a published version is to the one before it, in the words of Crossref and JATS. */
public enum VersionKind {
    /** There was none before. */
    FIRST_PUBLICATION,
    /** A revised edition. */
    NEW_VERSION,
    /** Puts right what its authors had said wrongly. */
    CORRECTION,
    /** Puts right what went wrong as it was published. */
    ERRATUM;

    /** Whether readers must be told what was wrong. */
    public boolean needsReason() {
        return this == CORRECTION || this == ERRATUM;
    }

    /** What a version with this number, counted from 1, is if nobody says. */
    public static VersionKind usual(int version) {
        return version == 1 ? FIRST_PUBLICATION : NEW_VERSION;
    }
}
