package org.palimpsest.eventstore;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream through the unique index alone. MongoDB cannot sort by an index over an array, so a stream is asked
 * for in windows of sequence numbers, each sorted by position and never larger than {@value #WINDOW} commits. Because
 * streams have no gaps, a window that is not filled is the last.
 */
final class StreamReader {

    static final int WINDOW = 256;

    private final Commits commits;

    StreamReader(Commits commits) {
        this.commits = commits;
    }

    /** The commits that hold the events of {@code stream} from {@code seq} on; the first may begin before it. */
    Iterator<Commit> from(String stream, long seq) {
        var windows = new Windows(stream, seq);
        // Most often a commit begins there: a snapshot is of its stream as some commit left it.
        return seq == 0 || windows.beginsWith(seq) ? windows : new Windows(stream, startOf(stream, seq));
    }

    /** The sequence number that comes next in {@code stream}: 0 if there is no such stream. */
    long end(String stream) {
        long from = 0;
        long step = WINDOW;
        while (true) {
            Document beyond = commits.startsIn(stream, from + step, Long.MAX_VALUE).first();
            if (beyond != null) {
                from = firstSeq(beyond, stream);
                step *= 2;
            } else if (step > WINDOW) {
                step = WINDOW;
            } else {
                break;
            }
        }
        Commit last = commits.ofStream(stream, from, from + WINDOW).sort(descending("_id")).first();
        return last == null ? 0 : end(last, stream);
    }

    /** The first sequence number of the last commit of {@code stream} that begins at or before {@code seq}. */
    private long startOf(String stream, long seq) {
        for (long width = 16, to = seq + 1; to > 0; width *= 8) {
            long from = Math.max(0, to - width);
            Document commit = commits.startsIn(stream, from, to).sort(descending("_id")).first();
            if (commit != null) {
                return firstSeq(commit, stream);
            }
            to = from;
        }
        return 0;
    }

    private static long firstSeq(Document commit, String stream) {
        return commit.getList("streams", Document.class).stream()
                .filter(start -> stream.equals(start.getString("id")))
                .findFirst().orElseThrow().getLong("firstSeq");
    }

    private static long end(Commit commit, String stream) {
        return 1 + commit.events().stream()
                .filter(event -> stream.equals(event.stream()))
                .mapToLong(CommitEvent::seq).max().orElseThrow();
    }

    private final class Windows implements Iterator<Commit> {

        private final String stream;
        private long next;
        private long bound;
        private Iterator<Commit> window = List.<Commit>of().iterator();
        private @Nullable Commit first;

        Windows(String stream, long from) {
            this.stream = stream;
            this.next = from;
            this.bound = from;
        }

        /** Whether there is a commit and its events of this stream begin with {@code seq}. Before anything is read. */
        boolean beginsWith(long seq) {
            if (!hasNext()) {
                return false;
            }
            first = window.next();
            return first.streams().contains(new StreamStart(stream, seq));
        }

        @Override
        public boolean hasNext() {
            // What stops before its window does has ended: streams have no gaps.
            if (first == null && !window.hasNext() && next >= bound) {
                bound = next + WINDOW;
                window = commits.ofStream(stream, next, bound).sort(ascending("_id")).batchSize(WINDOW).iterator();
            }
            return first != null || window.hasNext();
        }

        @Override
        public Commit next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Commit commit = first == null ? window.next() : first;
            first = null;
            next = end(commit, stream);
            return commit;
        }
    }
}
