package org.palimpsest.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log forward from a commit's first position, page by page, up to the end that it finds. A page is what MongoDB
 * answers at once: {@code pageSize} commits, or fewer if these are 16 MB. While one page is read the next one is fetched
 * already: so there are never more than two in memory, and an abandoned reader holds nothing open on the server. Not
 * thread-safe.
 */
final class LogReader implements Iterator<Commit> {

    private final Commits commits;
    private final int pageSize;
    private long next;
    private Iterator<Commit> page = List.<Commit>of().iterator();
    private @Nullable CompletableFuture<Commits.Page> ahead;
    /** Whether the page is known to be the last there was. */
    private boolean atEnd;

    LogReader(Commits commits, long start, int pageSize) {
        this.commits = commits;
        this.pageSize = pageSize;
        this.next = start;
    }

    /**
     * False at the end that there is now; asked again later, it looks again.
     *
     * @throws com.mongodb.MongoException if the database cannot be asked; asked again, it goes on at the same place
     */
    @Override
    public boolean hasNext() {
        if (page.hasNext()) {
            return true;
        }
        if (atEnd) {
            atEnd = false;
            return false;
        }
        var fetching = ahead;
        // Forgotten before it is known how it ended: what has failed is asked for anew.
        ahead = null;
        var fetched = fetching == null ? commits.page(next, pageSize) : join(fetching);
        page = fetched.commits().iterator();
        ahead = fetched.more() ? fetch(fetched.commits().getLast().head().next()) : null;
        atEnd = !fetched.more() && page.hasNext();
        return page.hasNext();
    }

    /** @throws EventStoreException if positions are missing, which no writer of this module can cause */
    @Override
    public Commit next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Commit commit = page.next();
        if (commit.position() != next) {
            throw new EventStoreException(
                    "The log is damaged: position " + next + " is missing, the next commit is at " + commit.position());
        }
        next = commit.head().next();
        return commit;
    }

    private CompletableFuture<Commits.Page> fetch(long start) {
        return CompletableFuture.supplyAsync(
                () -> commits.page(start, pageSize), task -> Thread.ofVirtual().name("log-page").start(task));
    }

    private static Commits.Page join(CompletableFuture<Commits.Page> fetched) {
        try {
            return fetched.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }
}
