package org.palimpsest.eventstore.personal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys that were used last, each for a short while; that one was erased is not forgotten so soon. Thread-safe. */
final class KeyCache {

    static final int MOST = 10_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final long lifeNanos;
    private final LongSupplier nanoTime;

    /** {@code key}: null if it was erased. */
    record Entry(@Nullable SecretKey key, long since) {}

    KeyCache(Duration life, LongSupplier nanoTime) {
        this.lifeNanos = life.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The clock's reading to give to {@link #put} later, taken before the key is asked for. */
    long now() {
        return nanoTime.getAsLong();
    }

    synchronized @Nullable Entry get(String person) {
        var entry = entries.get(person);
        return entry == null || (entry.key != null && now() - entry.since > lifeNanos) ? null : entry;
    }

    /** What was asked for before an erasure may arrive after it: erased stays erased. */
    synchronized void put(String person, @Nullable SecretKey key, long asked) {
        entries.merge(person, new Entry(key, asked), (old, fresh) -> old.key == null ? old : fresh);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
