package org.palimpsest.readmodels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.probe.PoisonProjection;
import org.palimpsest.query.Running;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;

/** Builds that are cut short, and code of another version. */
class BuildTest {
    private static final List<Class<?>> PROBE = List.of(PoisonProjection.class);
    private static final int EVENTS = 100;
    private static final int PER_BATCH = 10;
    private static final String BATCHES = "palimpsest.rebuild.batch=" + PER_BATCH;

    private Running service;

    @BeforeEach
    void start() {
        service = new Running(PROBE, List.of(BATCHES));
        IntStream.range(0, EVENTS).forEach(i ->
                service.append("otto", Role.OWNER, new TitleRevised(new UUID(0, i % 7), "title " + i)));
        service.caughtUp(PoisonProjection.MODEL);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static long position(Running node, Generation generation) {
        return node.bean(Stores.class).tokens().completedPrefix(generation.processor());
    }

    private static State state(Running node, Generation generation) {
        return node.bean(Registry.class).find(generation).map(GenerationRecord::state).orElse(State.DROPPED);
    }

    @Test
    void a_build_that_is_cut_short_twice_goes_on_where_it_was() {
        var before = service.live(PoisonProjection.MODEL);
        var documents = Inside.documents(service.database(), before);
        var next = new Generation(PoisonProjection.MODEL, before.number() + 1);
        service.bean(PoisonProjection.class).away(true);
        service.bean(Rebuilds.class).start(PoisonProjection.MODEL);
        await().until(() -> state(service, next) == State.REPLAY);

        // Neither of them comes to the end; the first one, whose store is away from the start, gets nowhere.
        for (int round = 1; round <= 2; round++) {
            long reached = (long) round * 3 * PER_BATCH - 1;
            try (var node = service.another(PROBE, List.of(BATCHES, "probe.away-after=3"))) {
                await().atMost(Duration.ofSeconds(60)).until(() -> position(node, next) == reached);
                assertThat(node.bean(PoisonProjection.class).batches()).isEqualTo(3);
            }
        }
        try (var node = service.another(PROBE, List.of(BATCHES))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> state(service, next) == State.LIVE);
            assertThat(node.bean(PoisonProjection.class).batches()).isEqualTo((EVENTS - 6 * PER_BATCH) / PER_BATCH);
        }
        await().until(() -> service.live(PoisonProjection.MODEL).equals(next));
        assertThat(Inside.documents(service.database(), next)).isEqualTo(documents);
    }

    @Test
    void long_events_are_taken_in_fewer_at_a_time() {
        var next = new Generation(PoisonProjection.MODEL, service.live(PoisonProjection.MODEL).number() + 1);
        service.bean(PoisonProjection.class).away(true);
        service.bean(Rebuilds.class).start(PoisonProjection.MODEL);
        await().until(() -> state(service, next) == State.REPLAY);
        // More than the JSON of one event, less than that of two.
        try (var node = service.another(PROBE, List.of("palimpsest.rebuild.characters=100"))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> state(service, next) == State.LIVE);
            assertThat(node.bean(PoisonProjection.class).batches()).isEqualTo(EVENTS / 2);
        }
    }

    @Test
    void a_new_version_is_built_while_the_old_code_serves_and_is_ready_when_it_can_be_read() {
        var second = new ReadModel(PoisonProjection.MODEL.name(), 2);
        var old = service.live(PoisonProjection.MODEL);
        try (var node = service.another(PROBE, List.of(BATCHES, "probe.version=2", "probe.away-after=2"))) {
            await().until(() -> position(node, new Generation(second, old.number() + 1)) == 2 * PER_BATCH - 1);
            assertThat(node.isReady()).isFalse();
            assertThat(service.isReady()).isTrue();
            assertThat(service.live(PoisonProjection.MODEL)).isEqualTo(old);

            node.bean(PoisonProjection.class).away(false);
            await().atMost(Duration.ofSeconds(30)).until(node::isReady);
            var built = node.live(second);
            assertThat(Inside.documents(node.database(), built)).isEqualTo(Inside.documents(node.database(), old));

            // The old code still reads what it knows, and that goes on.
            service.append("otto", Role.OWNER, new TitleRevised(new UUID(0, 1), "one more"));
            service.caughtUp(PoisonProjection.MODEL);
            node.caughtUp(second);
            assertThat(service.isReady()).isTrue();
            assertThat(service.live(PoisonProjection.MODEL)).isEqualTo(old);
            assertThat(state(node, old)).isEqualTo(State.RETIRED);
            assertThat(Inside.documents(node.database(), built)).isEqualTo(Inside.documents(node.database(), old));
        }
    }

    @Test
    void while_nothing_can_be_read_readers_are_told_to_come_back() {
        service.database().getCollection("read_models").deleteOne(new Document("_id", "library"));
        await().until(() -> !service.isReady());
        service.client()
                .get()
                .uri("/api/sections")
                .exchange()
                .expectStatus()
                .is5xxServerError()
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/being-built");
    }

    @Test
    void a_node_that_stood_still_asks_before_it_answers() {
        var before = service.live(PoisonProjection.MODEL);
        var after = service.rebuilt(PoisonProjection.MODEL);
        try (var asleep = service.another(List.of(), List.of())) {
            var generations = asleep.bean(Generations.class);
            asleep.bean(ReadModelSupervisor.class).stop();
            assertThat(generations.of(PoisonProjection.MODEL)).isEqualTo(after);
            var next = service.rebuilt(PoisonProjection.MODEL);
            await().atMost(Duration.ofSeconds(10)).until(() -> generations.of(PoisonProjection.MODEL).equals(next));
        }
        assertThat(before).isNotEqualTo(after);
    }
}
