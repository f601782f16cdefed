package org.palimpsest.eventstore.personal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.eventstore.PersonErasedException;

class MongoPersonKeysTest {

    private static final String MASTER = MasterKeys.generate();

    private final Database store = new Database();
    private final AtomicLong nanos = new AtomicLong();
    private final MongoPersonKeys keys = process();

    @AfterEach
    void drop() {
        store.close();
    }

    @Test
    void a_person_has_one_key_wherever_it_is_asked_for_and_others_have_others() {
        var key = keys.toSeal("olwen");

        assertThat(keys.toOpen("olwen")).isEqualTo(key);
        assertThat(process().toSeal("olwen")).isEqualTo(key);
        assertThat(process().toOpen("olwen")).isEqualTo(key);
        assertThat(keys.toSeal("rhys")).isNotEqualTo(key);
    }

    @Test
    void many_who_need_a_first_key_at_once_get_the_same() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<SecretKey>> calls =
                    IntStream.range(0, 16).mapToObj(_ -> process()).map(one -> (Callable<SecretKey>) () -> one.toSeal("olwen")).toList();
            var seen = new HashSet<SecretKey>();
            for (var made : threads.invokeAll(calls)) {
                seen.add(made.get());
            }
            assertThat(seen).hasSize(1);
        }
        assertThat(store.keys()).hasSize(1);
    }

    @Test
    void it_lies_wrapped_and_nothing_tells_the_key() {
        var key = keys.toSeal("olwen");

        assertThat(store.keys().getFirst().keySet()).containsExactlyInAnyOrder("_id", "masterKey", "key");
        assertThat(store.raw()).doesNotContain(new String(key.getEncoded(), ISO_8859_1));
    }

    @Test
    void a_wrapped_key_under_another_persons_name_is_refused() {
        keys.toSeal("olwen");
        keys.toSeal("rhys");
        var collection = store.database.getCollection(KeyDocuments.NAME);
        var olwens = Objects.requireNonNull(collection.find(new Document("_id", "person:olwen")).first());
        collection.updateOne(new Document("_id", "person:rhys"), new Document("$set", new Document("key", olwens.get("key"))));

        assertThatThrownBy(() -> process().toOpen("rhys")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void an_erased_key_is_gone_leaves_a_mark_and_is_never_made_again() {
        keys.toSeal("olwen");
        keys.erase("olwen");

        for (var one : List.of(keys, process())) {
            assertThat(one.toOpen("olwen")).isNull();
            assertThatThrownBy(() -> one.toSeal("olwen")).isInstanceOf(PersonErasedException.class);
        }
        assertThat(store.keys().getFirst().keySet()).containsExactly("_id", "erasedAt");
    }

    @Test
    void erasing_again_or_where_there_was_no_key_is_the_same() {
        keys.erase("olwen");
        var first = store.keys();
        process().erase("olwen");

        assertThat(store.keys()).isEqualTo(first);
        assertThatThrownBy(() -> process().toSeal("olwen")).isInstanceOf(PersonErasedException.class);
    }

    @Test
    void another_process_forgets_within_the_stated_time() {
        var other = process();
        var key = other.toSeal("olwen");
        keys.erase("olwen");

        assertThat(other.toOpen("olwen")).as("as long as it may remember").isEqualTo(key);
        nanos.addAndGet(MongoPersonKeys.FORGOTTEN_WITHIN.plus(Duration.ofMillis(1)).toNanos());
        assertThat(other.toOpen("olwen")).isNull();
    }

    @Test
    void a_key_that_never_was_is_not_taken_for_an_erased_one() {
        assertThatThrownBy(() -> keys.toOpen("nobody"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("person:nobody");
    }

    @Test
    void with_another_master_key_it_does_not_start() {
        keys.toSeal("olwen");

        assertThatThrownBy(() -> new MongoPersonKeys(store.database, MasterKeys.of(MasterKeys.generate())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PALIMPSEST_MASTER_KEY", MasterKey.of(MASTER).id());
    }

    @Test
    void pseudonyms_are_the_same_in_every_process_and_tell_nothing() {
        var email = keys.pseudonyms("email").of("olwen@example.org");

        assertThat(email).matches("[A-Za-z0-9_-]{43}");
        assertThat(process().pseudonyms("email").of("olwen@example.org")).isEqualTo(email);
        assertThat(keys.pseudonyms("email").of("rhys@example.org")).isNotEqualTo(email);
        assertThat(keys.pseudonyms("other").of("olwen@example.org")).isNotEqualTo(email);
    }

    private MongoPersonKeys process() {
        return new MongoPersonKeys(store.database, MasterKeys.of(MASTER), nanos::get);
    }
}
