package org.palimpsest.query.citation;

/**
 * How to cite a work in one style.
 *
 * @param style what it is called
 * @param html with titles in italics and addresses as links; safe, and without anything else in it
 */
public record Citation(String style, String html) {}
