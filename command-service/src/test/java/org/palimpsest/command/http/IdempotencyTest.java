package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.Samples.titled;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";
    private static final String ENTRIES = "/api/commands/entries";

    private final App app = App.shared();
    private final House house = new House(app);
    private final String key = UUID.randomUUID().toString();

    private static void same(Reply first, Reply again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        for (var header : new String[] {"Location", "ETag", "Palimpsest-Position", "Content-Type"}) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBeforeAndDoesNothing() {
        var body = Map.of("section", house.section(0), "content", COMPLETE);
        var first = app.as(OLWEN).post(ENTRIES, body, KEY, key).isDone(201);
        assertThat(first.position()).isEqualTo(app.head());
        // What comes between does not change the answer.
        app.as(OLWEN).post(House.entry(first) + "/submit").isDone(200);
        var head = app.head();
        same(first, app.as(OLWEN).post(ENTRIES, body, KEY, key));
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void aRepeatedRequestIsNotRefusedForWhatItDidItself() {
        var draft = house.draft(COMPLETE);
        var submitted = app.as(OLWEN).post(House.entry(draft) + "/submit", "", KEY, key, "If-Match", draft.header("ETag"));
        submitted.isDone(200);
        var again = app.as(OLWEN).post(House.entry(draft) + "/submit", "", KEY, key, "If-Match", draft.header("ETag"));
        same(submitted, again);
    }

    @Test
    void aKeyBelongsToOneRequestOfOnePerson() {
        var draft = house.draft(COMPLETE);
        var path = House.entry(draft) + "/draft";
        var tag = draft.header("ETag");
        var changed = app.as(OLWEN).put(path, titled("One"), KEY, key, "If-Match", tag).isDone(200);
        var head = app.head();
        var other = app.as(OLWEN).put(path, titled("Two"), KEY, key, "If-Match", tag);
        other.isProblem(422, "idempotency-key-reused");
        other = app.as(OLWEN).put(path, titled("One"), KEY, key, "If-Match", changed.header("ETag"));
        other.isProblem(422, "idempotency-key-reused");
        other = app.as(OLWEN).post(House.entry(draft) + "/submit", "", KEY, key);
        other.isProblem(422, "idempotency-key-reused");
        assertThat(app.head()).isEqualTo(head);
        app.as(OTTO).post(ENTRIES, Map.of("section", house.section(0)), KEY, key).isDone(201);
    }

    @Test
    void whatFailedMayBeTriedAgainWithTheSameKey() {
        var draft = house.draft(COMPLETE);
        app.as(EDDA).post(House.entry(draft) + "/accept", "", KEY, key).isProblem(409, "wrong-state");
        app.as(OLWEN).post(House.entry(draft) + "/submit").isDone(200);
        app.as(EDDA).post(House.entry(draft) + "/accept", "", KEY, key).isDone(200);
    }

    @Test
    void whatChangesNothingIsNotRemembered() {
        var draft = house.draft(COMPLETE);
        var head = app.head();
        for (int i = 0; i < 2; i++) {
            app.as(OLWEN).put(House.entry(draft) + "/draft", COMPLETE, KEY, key, "If-Match", draft.header("ETag")).isDone(200);
        }
        assertThat(app.head()).isEqualTo(head);
    }

    @RepeatedTest(5)
    void ofEqualRequestsAtTheSameTimeOneIsCarriedOut() throws Exception {
        var body = Map.of("section", house.section(0), "content", COMPLETE);
        var head = app.head();
        var created = atOnce(() -> app.as(OLWEN).post(ENTRIES, body, KEY, key).isDone(201));
        // One commit, whose last event is the claim of the key.
        assertThat(app.head()).isEqualTo(created.position()).isEqualTo(head + created.sequence() + 2);
        var submitted = atOnce(() -> app.as(OLWEN).post(House.entry(created) + "/submit", "", KEY, key + "-2").isDone(200));
        assertThat(submitted.position()).isEqualTo(app.head());
    }

    private static Reply atOnce(Callable<Reply> request) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(Stream.generate(() -> request).limit(8).toList());
            for (var reply : replies) {
                same(replies.getFirst().get(), reply.get());
            }
            return replies.getFirst().get();
        }
    }
}
