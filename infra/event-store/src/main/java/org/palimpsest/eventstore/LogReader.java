package org.palimpsest.eventstore;

import com.mongodb.client.MongoCursor;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log forward from a commit's first position, page by page, up to the end that it finds. A page is one find of
 * {@code pageSize} commits, so that an abandoned reader holds nothing open on the server. Not thread-safe.
 */
final class LogReader implements Iterator<Commit> {

    private final Commits commits;
    private final int pageSize;
    private long next;
    private int left;
    private @Nullable MongoCursor<Commit> page;

    LogReader(Commits commits, long start, int pageSize) {
        this.commits = commits;
        this.pageSize = pageSize;
        this.next = start;
    }

    /** False at the end that there is now; asked again later, it looks again. */
    @Override
    public boolean hasNext() {
        if (page != null && page.hasNext()) {
            return true;
        }
        boolean more = page == null || left == 0;
        page = more ? commits.from(next).limit(pageSize).batchSize(pageSize).iterator() : null;
        left = pageSize;
        return page != null && page.hasNext();
    }

    /** @throws EventStoreException if positions are missing, which no writer of this module can cause */
    @Override
    public Commit next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException();
        }
        Commit commit = page.next();
        if (commit.position() != next) {
            throw new EventStoreException(
                    "The log is damaged: position " + next + " is missing, the next commit is at " + commit.position());
        }
        next = commit.head().next();
        left--;
        return commit;
    }
}
