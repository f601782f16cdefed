package org.palimpsest.web.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to be told.
 *
 * @param id the same for the same event, however often it is seen
 * @param entry that it is about
 * @param round of review that it is about, 0 before the first
 * @param person who is to be told; null for all editors
 * @param except who did it, and need not be told
 * @param position of the event in the log: what is told is not read from anything older
 * @param at when it happened
 * @param comment under that entry that it is about; null where it is about none
 */
public record Notice(
        String id,
        NoticeKind kind,
        UUID entry,
        int round,
        @Nullable String person,
        @Nullable String except,
        long position,
        Instant at,
        @Nullable UUID comment) {

    /** About no comment. */
    public Notice(
            String id,
            NoticeKind kind,
            UUID entry,
            int round,
            @Nullable String person,
            @Nullable String except,
            long position,
            Instant at) {
        this(id, kind, entry, round, person, except, position, at, null);
    }
}
