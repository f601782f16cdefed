package org.palimpsest.query.reading;

import java.util.UUID;

/**
 * What pages are made of, in the words in which read models tell that it has changed
 * ({@link org.palimpsest.readmodels.WatchedCollection}). Each alone stands for all of its kind.
 */
public final class Parts {
    /** Published entries. */
    public static final String ENTRY = "entry";
    /** What can be read in a section. */
    public static final String ENTRIES_OF = "entries-of";
    /** A section's own title and rules. */
    public static final String SECTION = "section";
    /** The issues of a section. */
    public static final String ISSUES_OF = "issues-of";
    /** Who has a credit on an entry. */
    public static final String CREDITS_OF = "credits-of";
    /** Names and profiles. */
    public static final String PERSON = "person";
    /** What is said under an entry. */
    public static final String COMMENTS_OF = "comments-of";

    private Parts() {}

    public static String entry(UUID id) {
        return ENTRY + ":" + id;
    }

    public static String entriesOf(String section) {
        return ENTRIES_OF + ":" + section;
    }

    public static String section(String slug) {
        return SECTION + ":" + slug;
    }

    public static String issuesOf(String section) {
        return ISSUES_OF + ":" + section;
    }

    public static String creditsOf(UUID entry) {
        return CREDITS_OF + ":" + entry;
    }

    public static String person(String id) {
        return PERSON + ":" + id;
    }

    public static String commentsOf(UUID entry) {
        return COMMENTS_OF + ":" + entry;
    }
}
