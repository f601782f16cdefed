package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * What the authors say to one point of a report, as they submit the version that follows from it.
 *
 * @param reviewer whose report of the round before it is about
 * @param question the answer to which it is about, as it was asked; null where it is about the report as a whole
 * @param text lines
 */
public record ReviewResponse(String reviewer, @Nullable ReviewQuestion question, String text) {
    /** About the report as a whole. */
    public ReviewResponse(String reviewer, String text) {
        this(reviewer, null, text);
    }
}
