package org.palimpsest.events;

/**
 * The rules of a section.
 *
 * @param reviewsRequired reviews that a round must have before an entry can be accepted, 0 to 9
 * @param licence an SPDX identifier such as {@code CC-BY-4.0}, under which versions are published
 */
public record Policy(int reviewsRequired, Anonymity anonymity, CommentPolicy comments, String licence) {}
