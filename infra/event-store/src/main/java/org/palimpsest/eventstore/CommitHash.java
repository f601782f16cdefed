package org.palimpsest.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a commit: SHA-256, in lower-case hexadecimal, over the commit's values in this order:
 * <ol>
 * <li>{@code previousHash} (64 zeros for the first commit)
 * <li>{@code _id}, {@code recordedAt} in milliseconds since 1970-01-01T00:00:00Z
 * <li>the number of streams, then of each stream {@code id}, {@code firstSeq}
 * <li>the number of events, then of each event {@code id}, {@code stream}, {@code streamType}, {@code seq},
 *     {@code type}, {@code revision}, {@code payload}, {@code metadata}
 * </ol>
 * Each value is written as a netstring: the length of its UTF-8 form in bytes, in decimal, a colon, the bytes, a comma.
 * Numbers are written in decimal. A value that is absent is written as {@code -,}; an event without a stream lacks
 * {@code stream}, {@code streamType} and {@code seq}.
 */
final class CommitHash {

    private final MessageDigest digest;

    private CommitHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String of(Commit commit) {
        CommitHash hash = new CommitHash();
        hash.add(commit.previousHash());
        hash.add(commit.position());
        hash.add(commit.recordedAt().toEpochMilli());
        hash.add(commit.streams().size());
        commit.streams().forEach(hash::add);
        hash.add(commit.events().size());
        commit.events().forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(StreamStart stream) {
        add(stream.id());
        add(stream.firstSeq());
    }

    private void add(CommitEvent event) {
        add(event.id());
        add(event.stream());
        add(event.streamType());
        add(event.stream() == null ? null : Long.toString(event.seq()));
        add(event.type());
        add(event.revision());
        add(event.payload());
        add(event.metadata());
    }

    private void add(long value) {
        add(Long.toString(value));
    }

    private void add(@Nullable String value) {
        if (value == null) {
            digest.update((byte) '-');
        } else {
            byte[] bytes = encode(value);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        digest.update((byte) ',');
    }

    /** Half a surrogate pair has no UTF-8 form: it would come back from the database as something else. */
    private static byte[] encode(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        // As many bytes as characters: either all are ASCII, or one became a question mark.
        boolean sound = bytes.length == value.length()
                ? value.chars().allMatch(c -> c < 128)
                : new String(bytes, UTF_8).equals(value);
        if (!sound) {
            throw new EventStoreException("Text with half a surrogate pair cannot be stored");
        }
        return bytes;
    }
}
