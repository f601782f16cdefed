package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out in the background what the entries mean of which the index that is read does not know it yet, newest first. So an entry is
 * found by its words at once, and by its meaning soon after. Several nodes may do the same; the later one changes nothing.
 *
 * <p>Thread-safe; works on one thread of its own.
 */
final class MeaningFiller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningFiller.class);
    private static final int AT_ONCE = 32;

    /** Within which Elasticsearch finds what was written. */
    private static final long FOUND_MILLIS = 1100;

    /** What another node wrote, or was left when something was away. */
    private static final long LOOK_AGAIN_SECONDS = 60;

    /** As long as a text may take. */
    private static final long ENDED_MILLIS = 5000;

    private final Supplier<SearchIndex> index;
    private final Supplier<? extends Meaning> model;
    private final KeptMeanings kept;
    private final Semaphore written = new Semaphore(1);
    private final Set<String> refused = new HashSet<>();
    private final Thread thread;

    /** @param model waits until it is loaded, and throws where it cannot be, or is not wanted */
    MeaningFiller(Supplier<SearchIndex> index, Supplier<? extends Meaning> model, KeptMeanings kept) {
        this.index = index;
        this.model = model;
        this.kept = kept;
        this.thread = Thread.ofPlatform().daemon().name("meaning").start(this::work);
    }

    /** Something was written that may lack it. */
    void wake() {
        written.release();
    }

    private void work() {
        try {
            var meaning = model.get();
            while (!Thread.currentThread().isInterrupted()) {
                written.tryAcquire(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                written.drainPermits();
                TimeUnit.MILLISECONDS.sleep(FOUND_MILLIS);
                fillAll(meaning);
            }
        } catch (InterruptedException | CompletionException | CancellationException _) {
            // It ends with the service, or there is no model.
        }
    }

    private void fillAll(Meaning meaning) {
        try {
            while (!Thread.currentThread().isInterrupted() && fill(meaning)) {
                // There may be more.
            }
        } catch (BeingBuiltException | UncheckedIOException | ElasticsearchException | MongoException | IllegalStateException e) {
            LOG.debug("Later: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.warn("What entries mean cannot be written down; they are found by their words alone until it is tried again.", e);
        }
    }

    /** Whether there was anything to do. */
    private boolean fill(Meaning meaning) {
        var read = index.get();
        var missing = read.withoutMeaning(AT_ONCE, refused);
        var writes = new ArrayList<SearchIndex.Write>();
        for (var write : missing) {
            try {
                writes.add(write.meaning(of(write.interval(), meaning)));
            } catch (RuntimeException e) {
                refused.add(write.id());
                LOG.warn("It cannot be said what {} means; it is found by its words alone.", write.id(), e);
            }
        }
        // What has been taken back meanwhile is not overwritten, and nothing of it may be left.
        var newer = read.write(writes, true);
        writes.stream().filter(write -> newer.contains(write.id())).forEach(write -> kept.forget(write.interval()));
        return !missing.isEmpty();
    }

    private List<Float> of(Interval interval, Meaning meaning) {
        var known = kept.of(List.of(interval)).get(MeaningText.key(interval));
        if (known != null) {
            return known;
        }
        var found = meaning.of(MeaningText.of(interval));
        kept.keep(interval, found);
        return found;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(ENDED_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
