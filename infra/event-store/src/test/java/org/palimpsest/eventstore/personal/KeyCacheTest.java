package org.palimpsest.eventstore.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private final AtomicLong nanos = new AtomicLong();
    private final KeyCache cache = new KeyCache(Duration.ofNanos(10), nanos::get);

    @Test
    void a_key_is_remembered_for_a_while_counted_from_when_it_was_asked_for() {
        nanos.set(5);
        cache.put("olwen", Seal.newKey(), 0);

        assertThat(cache.get("olwen")).isNotNull();
        nanos.set(11);
        assertThat(cache.get("olwen")).isNull();
    }

    @Test
    void an_answer_that_arrives_after_an_erasure_does_not_undo_it() {
        long asked = cache.now();
        cache.put("olwen", null, cache.now());
        cache.put("olwen", Seal.newKey(), asked);
        nanos.set(1_000);

        assertThat(cache.get("olwen")).isNotNull().extracting(KeyCache.Entry::key).isNull();
    }

    @Test
    void it_does_not_grow_for_ever_and_keeps_what_was_used_last() {
        for (int i = 0; i <= KeyCache.MOST; i++) {
            cache.put("person-" + i, Seal.newKey(), 0);
            assertThat(cache.get("person-0")).isNotNull();
        }
        assertThat(cache.get("person-1")).isNull();
        assertThat(cache.get("person-2")).isNotNull();
    }
}
