package org.palimpsest.events.text;

/**
 * Something that is not as it must be.
 *
 * @param path where: names and indices joined by dots, such as {@code body.content.2.attrs.level}
 * @param message what is wrong, for the person who wrote it
 * @param valid what would be right
 */
public record Violation(String path, String message, String valid) {}
