package org.palimpsest.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One unit of work in the log. Its first event stands at {@code position}, the others follow without a gap. The form is
 * described field by field in this module's README.
 */
record Commit(
        long position,
        Instant recordedAt,
        List<StreamStart> streams,
        List<CommitEvent> events,
        String previousHash,
        String hash) {

    /** The commit that follows {@code head}; never recorded before it, whatever the clock says. */
    static Commit after(Head head, Instant now, List<StreamStart> streams, List<CommitEvent> events) {
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        Instant recordedAt = millis.isBefore(head.recordedAt()) ? head.recordedAt() : millis;
        return new Commit(head.next(), recordedAt, streams, events, head.hash(), "").signed();
    }

    private Commit signed() {
        return new Commit(position, recordedAt, streams, events, previousHash, CommitHash.of(this));
    }

    /** Whether this commit's hash is right for a commit that follows {@code head}, whatever it says it follows. */
    boolean follows(Head head) {
        return new Commit(position, recordedAt, streams, events, head.hash(), "").signed().hash().equals(hash);
    }

    long lastPosition() {
        return position + events.size() - 1;
    }

    Head head() {
        return new Head(position + events.size(), recordedAt, hash);
    }
}
