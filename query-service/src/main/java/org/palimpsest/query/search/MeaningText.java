package org.palimpsest.query.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is read of an entry, to know what it is about. */
final class MeaningText {
    /** The model reads about a thousand characters; more than this it would only take apart in vain. */
    private static final int LONGEST = 4000;

    private MeaningText() {}

    /** The title, and as much of the body as counts. */
    static String of(Interval interval) {
        var text = interval.title() + ". " + interval.body();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The same for the same text of the same entry, and for no other. */
    static String key(Interval interval) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(of(interval).getBytes(StandardCharsets.UTF_8));
            return interval.entryId() + "/" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
