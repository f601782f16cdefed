package org.palimpsest.events;

/**
 * What the authors say to one report, as they submit the version that follows from it.
 *
 * @param reviewer whose report of the round before it is about
 * @param text lines
 */
public record ReviewResponse(String reviewer, String text) {}
