package org.palimpsest.query.search;

import ai.onnxruntime.OrtException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that is loaded beside the service's start, which does not wait for it: until it is there, and where it cannot run, words
 * alone are searched. What was asked lately is remembered, for each page of an answer asks it again. Thread-safe.
 */
final class MeaningInTime implements Meaning, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningInTime.class);
    private static final int REMEMBERED = 1000;

    private final CompletableFuture<MiniLm> model = new CompletableFuture<>();
    private final Cache<String, List<Float>> asked = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @param on if not, there is none and never will be */
    MeaningInTime(boolean on) {
        if (on) {
            Thread.ofPlatform().daemon().name("meaning-load").start(this::load);
        } else {
            model.cancel(false);
        }
    }

    private void load() {
        try {
            var loaded = MiniLm.load();
            if (!model.complete(loaded)) {
                loaded.close();
            }
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            LOG.warn("The model cannot run here, so entries are searched by their words alone (PALIMPSEST_SEARCH_MEANING=false spares"
                    + " this attempt): {}", e.toString());
            model.completeExceptionally(e);
        }
    }

    /** Of a question. */
    @Override
    public List<Float> of(String text) {
        return model.isDone() && !model.isCompletedExceptionally() ? asked.get(text, model.join()::of) : List.of();
    }

    /** When it is loaded; cancelled where it is not wanted, and failed where it cannot be. It remembers nothing of what it is asked. */
    CompletableFuture<? extends Meaning> loaded() {
        return model;
    }

    @Override
    public void close() throws OrtException {
        if (!model.cancel(false) && !model.isCompletedExceptionally()) {
            model.join().close();
        }
    }
}
