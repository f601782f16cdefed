package org.palimpsest.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.titled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.permission.Caller;

/** Two services on one database. */
class ConcurrentWritersTest {
    private static final Scratch SCRATCH = Engines.shared().scratch();
    private static final List<App> APPS = new ArrayList<>();

    @BeforeAll
    static void start() {
        APPS.add(App.on(SCRATCH));
        APPS.add(App.on(SCRATCH));
    }

    @AfterAll
    static void stop() {
        APPS.forEach(App::close);
        SCRATCH.close();
    }

    @Test
    void ofThoseWhoChangeTheSameVersionOneWinsAndTheOthersAreTold() throws Exception {
        var draft = new House(APPS.getFirst()).draft(COMPLETE);
        var tag = draft.header("ETag");
        for (int round = 0; round < 10; round++) {
            var seen = tag;
            var name = "Round " + round + " writer ";
            var replies = atOnce(8, writer -> () -> app(writer)
                    .as(OLWEN)
                    .put(House.entry(draft) + "/draft", titled(name + writer), "If-Match", seen));
            var won = replies.stream().filter(reply -> reply.status() == 200).toList();
            assertThat(won).hasSize(1);
            tag = won.getFirst().header("ETag");
            for (var reply : replies) {
                assertThat(reply.status()).isIn(200, 412);
                assertThat(reply.header("ETag")).isEqualTo(tag);
            }
        }
        assertThat(events(draft.id(), TitleRevised.class::isInstance)).hasSize(1 + 10);
    }

    @Test
    void nobodysChangeIsLostWhereAllMayHaveTheirs() throws Exception {
        var draft = new House(APPS.getFirst()).draft(COMPLETE);
        app(1).as(OLWEN).post(House.entry(draft) + "/submit").isDone(200);
        for (int i = 0; i < 8; i++) {
            new House(app(i)).reviewer(new Caller("reviewer-" + i, Set.of(Role.REVIEWER)));
        }
        var replies = atOnce(8, writer -> () -> app(writer)
                .as(EDDA)
                .post(House.entry(draft) + "/reviewers", Map.of("reviewer", "reviewer-" + writer)));
        replies.forEach(reply -> reply.isDone(200));
        assertThat(replies.stream().map(Reply::sequence)).doesNotHaveDuplicates();
        assertThat(events(draft.id(), ReviewerAssigned.class::isInstance)).hasSize(8);
    }

    @Test
    void oneOfThoseThatArePublishedWithTheSameWishGetsItAndTheOthersAnAddressOfTheirOwn() throws Exception {
        var section = new House(APPS.getFirst()).section(0);
        var body = Map.of("section", section, "slug", "wanted", "content", COMPLETE);
        var drafts = new ArrayList<Reply>();
        for (int i = 0; i < 8; i++) {
            var draft = app(i).as(OLWEN).post("/api/commands/entries", body).isDone(201);
            app(i).as(OLWEN).post(House.entry(draft) + "/submit").isDone(200);
            app(i).as(EDDA).post(House.entry(draft) + "/accept").isDone(200);
            drafts.add(draft);
        }
        atOnce(8, writer -> () -> app(writer).as(EDDA).post(House.entry(drafts.get(writer)) + "/publish").isDone(200));
        assertThat(drafts.stream()
                        .flatMap(draft -> events(draft.id(), SlugAssigned.class::isInstance).stream())
                        .map(event -> ((SlugAssigned) event).slug()))
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains("wanted");
    }

    @Test
    void equalRequestsToDifferentServicesAreCarriedOutOnce() throws Exception {
        var body = Map.of("section", new House(APPS.getFirst()).section(0), "content", COMPLETE);
        var replies = atOnce(8, writer -> () -> app(writer)
                .as(OLWEN)
                .post("/api/commands/entries", body, "Idempotency-Key", "same-for-all"));
        replies.forEach(reply -> reply.isDone(201));
        assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
    }

    private static App app(int writer) {
        return APPS.get(writer % APPS.size());
    }

    private static List<Reply> atOnce(int writers, IntFunction<Callable<Reply>> request)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Reply>();
            for (var reply : threads.invokeAll(IntStream.range(0, writers).mapToObj(request).toList())) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static List<?> events(String stream, Predicate<Object> filter) {
        var log = APPS.getFirst().bean(MongoEventStorageEngine.class);
        return log.readEvents(stream).asStream().map(event -> event.getPayload()).filter(filter).toList();
    }
}
