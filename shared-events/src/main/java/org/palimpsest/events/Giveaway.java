package org.palimpsest.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something in a draft that may tell its reviewers who wrote it, with the words around it.
 *
 * @param field in which it stands, as in {@code content.body}
 * @param heading that it stands under; null where it stands under none
 * @param paragraph its number below that heading, from 1; 0 where it stands in no paragraph
 * @param address where a link leads; null of all else
 */
public record Giveaway(
        Kind kind,
        String field,
        @Nullable String heading,
        int paragraph,
        String before,
        String found,
        String after,
        @Nullable String address) {
    private static final int MARK = 8;

    /** What it is. */
    public enum Kind {
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

    /**
     * By which an author says that this can stay: 16 hexadecimal digits that follow from all of it. Where it stands elsewhere, or among
     * other words, it is another.
     */
    public String mark() {
        var all = Stream.of(kind.name(), field, heading, Integer.toString(paragraph), before, found, after, address)
                .map(part -> part == null ? "-" : part.length() + ":" + part)
                .collect(Collectors.joining(","));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
