package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * A picture or an attachment of an entry, as it is kept: without what tells who made it where.
 *
 * @param name as its author named it, and unlike each other in the entry
 * @param sha256 of the bytes that are kept, 64 lower-case hexadecimal digits
 * @param mediaType by its content, such as {@code image/png}
 * @param size in bytes
 * @param width of a picture, in pixels; null for all else
 * @param height of a picture, in pixels; null for all else
 * @param alternative what a picture shows, for people who do not see it; null for what is decorative, and for all else
 */
public record AttachedFile(
        String name,
        String sha256,
        String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String alternative) {
    private static final String SCHEME = "file:";

    /** Whether it can stand in the text. */
    public boolean canStandInText() {
        return width != null && height != null;
    }

    /** How a picture in a body points to it. */
    public String address() {
        return SCHEME + name;
    }

    /** Whether {@code src} points to a file of the entry, be it there or not. */
    public static boolean isAddress(@Nullable String src) {
        return src != null && src.startsWith(SCHEME);
    }

    /** The same file under another name. */
    public AttachedFile named(String another) {
        return new AttachedFile(another, sha256, mediaType, size, width, height, alternative);
    }

    /** The same file with other words for it. */
    public AttachedFile described(@Nullable String words) {
        return new AttachedFile(name, sha256, mediaType, size, width, height, words);
    }
}
