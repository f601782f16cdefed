package org.palimpsest.readmodels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.probe.PoisonProjection;
import org.palimpsest.probe.PoisonProjection.Titles;
import org.palimpsest.query.Running;
import org.palimpsest.readmodels.Generation;

class DeadLettersTest {
    private static Running service;
    private static PoisonProjection projection;

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = new Running(List.of(PoisonProjection.class), List.of("palimpsest.rebuild.batch=3", "palimpsest.rebuild.grace=0s"));
        projection = service.bean(PoisonProjection.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void heal() {
        projection.poison();
        projection.refuse();
        projection.away(false);
        events().all().forEach(event -> events().drop(event.id(), "test", "cleaned up"));
        assertThat(events().all()).isEmpty();
    }

    private static ParkedEvents events() {
        return service.bean(ParkedEvents.class);
    }

    private static Stream<TitleRevised> titles(UUID entry, String... titles) {
        return Stream.of(titles).map(title -> new TitleRevised(entry, title));
    }

    private static long append(Stream<?>... events) {
        return service.append(
                "otto", Role.OWNER, Stream.of(events).<Object>flatMap(some -> some).toList());
    }

    private static List<String> kept(UUID entry) {
        return kept(service.live(PoisonProjection.MODEL), entry);
    }

    private static List<String> kept(Generation generation, UUID entry) {
        var titles = service.database().getCollection(generation.collection("titles"), Titles.class);
        return Optional.ofNullable(titles.find(Filters.eq(entry)).first()).map(Titles::titles).orElse(List.of());
    }

    private static void caughtUp() {
        service.caughtUp(PoisonProjection.MODEL);
    }

    @Test
    void a_poisoned_event_parks_its_own_stream_and_no_half_of_it_is_written() {
        projection.poison("bad");
        append(titles(one, "a", "b"), titles(other, "x"), titles(one, "bad", "c"), titles(other, "y"));
        append(titles(one, "d"), titles(other, "z"));
        caughtUp();
        assertThat(kept(one)).containsExactly("a", "b");
        assertThat(kept(other)).containsExactly("x", "y", "z");
        assertThat(events().all()).extracting(ParkedEvent::stream).containsOnly(one.toString()).hasSize(3);
        assertThat(events().all().getFirst().failure()).isEqualTo(IllegalStateException.class.getName());
        assertThat(events().all()).element(2).satisfies(last -> assertThat(last.failure()).isNull());
    }

    @Test
    void what_goes_before_a_poisoned_event_at_the_end_of_a_batch_is_written() {
        projection.poison("bad");
        append(titles(other, "x"), titles(one, "a", "bad"));
        caughtUp();
        assertThat(kept(other)).containsExactly("x");
        assertThat(kept(one)).containsExactly("a");
    }

    @Test
    void once_it_can_be_taken_in_it_is_and_the_rest_of_the_stream_in_order() {
        projection.poison("bad");
        append(titles(one, "a", "bad", "b"), titles(other, "x"));
        append(titles(one, "c"));
        caughtUp();
        projection.poison();
        assertThat(events().retry(one.toString(), "ada")).isEqualTo(3);
        assertThat(events().all()).isEmpty();
        append(titles(one, "d"));
        caughtUp();
        assertThat(kept(one)).containsExactly("a", "bad", "b", "c", "d");
    }

    @Test
    void what_fails_again_stays_with_all_that_follows() {
        projection.poison("bad", "worse");
        append(titles(one, "bad", "a", "worse", "b"));
        caughtUp();
        assertThat(events().retry(events().all().getFirst().id(), "ada")).isEqualTo(1);
        assertThat(events().all()).hasSize(4);
        projection.poison("worse");
        events().retry(one.toString(), "ada");
        assertThat(kept(one)).containsExactly("bad", "a");
        assertThat(events().all()).hasSize(2);
        assertThat(events().all().getFirst().failure()).isNotNull();
    }

    @Test
    void what_is_given_up_is_left_out_and_who_did_so_why_is_kept() {
        projection.poison("bad");
        long position = append(titles(one, "a", "bad"));
        append(titles(one, "b"));
        caughtUp();
        assertThat(events().drop(events().all().getFirst().id(), "ada", "A test, not a title.")).isEqualTo(1);
        assertThat(kept(one)).containsExactly("a", "b");
        assertThat(events().all()).isEmpty();
        var note = service.database().getCollection("dead_letters_settled").find(Filters.eq("position", position));
        assertThat(note).singleElement().satisfies(kept -> assertThat(kept)
                .containsEntry("how", "dropped")
                .containsEntry("by", "ada")
                .containsEntry("reason", "A test, not a title.")
                .containsKey("at"));
    }

    @Test
    void what_was_given_up_is_left_out_of_a_rebuild_too_unless_it_can_be_taken_in_by_then() {
        projection.poison("no title");
        projection.refuse("far too long");
        append(titles(one, "a", "no title", "b"), titles(other, "far too long", "x"));
        caughtUp();
        var failed = events().all().stream().filter(event -> event.failure() != null).toList();
        failed.forEach(event -> events().drop(event.id(), "ada", "It is none."));
        assertThat(kept(service.rebuilt(PoisonProjection.MODEL), one)).containsExactly("a", "b");
        assertThat(kept(other)).containsExactly("x");
        assertThat(events().all()).isEmpty();
        projection.poison();
        assertThat(kept(service.rebuilt(PoisonProjection.MODEL), one)).containsExactly("a", "no title", "b");
    }

    @Test
    void a_whole_stream_can_be_given_up() {
        projection.poison("bad");
        append(titles(one, "a", "bad", "b"));
        caughtUp();
        assertThat(events().drop(one.toString(), "ada", "All of it.")).isEqualTo(2);
        assertThat(kept(one)).containsExactly("a");
        append(titles(one, "c"));
        caughtUp();
        assertThat(kept(one)).containsExactly("a", "c");
    }

    @Test
    void events_that_come_again_are_parked_once() {
        projection.poison("again");
        append(titles(one, "a", "again", "b"));
        caughtUp();
        var processor = Inside.processor(service, PoisonProjection.MODEL);
        var name = service.live(PoisonProjection.MODEL).processor();
        var tokens = service.bean(Stores.class).tokens();
        processor.shutDown();
        tokens.fetchToken(name, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(-1), name, 0);
        tokens.releaseClaim(name, 0);
        processor.start();
        caughtUp();
        assertThat(events().all()).hasSize(2);
        assertThat(kept(one)).containsExactly("a");
    }

    @Test
    void a_store_that_is_away_parks_nothing_and_everything_comes_again() {
        projection.away(true);
        append(titles(one, "a", "b"));
        await().until(() -> !service.bean(Rebuilds.class).isKept(PoisonProjection.MODEL));
        service.client().get().uri("/actuator/health").exchange().expectStatus().is5xxServerError();
        assertThat(events().all()).isEmpty();
        projection.away(false);
        caughtUp();
        assertThat(kept(one)).containsExactly("a", "b");
        assertThat(service.bean(Rebuilds.class).isKept(PoisonProjection.MODEL)).isTrue();
    }

    @Test
    void what_a_store_refuses_for_its_content_is_found_and_parked_alone() {
        projection.refuse("too long");
        append(titles(other, "x"), titles(one, "a", "too long", "b"), titles(other, "y"));
        caughtUp();
        assertThat(kept(one)).containsExactly("a");
        assertThat(kept(other)).containsExactly("x", "y");
        assertThat(events().all()).hasSize(2);
        projection.refuse();
        events().retry(one.toString(), "ada");
        assertThat(kept(one)).containsExactly("a", "too long", "b");
    }

    @Test
    void an_event_that_was_parked_behind_one_just_taken_in_does_not_wait_for_ever() {
        append(titles(one, "a"));
        caughtUp();
        projection.poison("late");
        append(titles(one, "late"));
        caughtUp();
        projection.poison();
        service.database()
                .getCollection("dead_letters")
                .updateOne(Filters.eq("sequence", one.toString()), new Document("$set", new Document("cause", null)));
        await().atMost(Duration.ofSeconds(20)).until(() -> kept(one).equals(List.of("a", "late")));
        assertThat(events().all()).isEmpty();
    }

    @Test
    void a_rebuild_parks_for_itself_and_says_so_and_what_the_old_one_had_parked_goes_with_it() {
        projection.poison("bad");
        append(titles(one, "a", "bad", "b"), titles(other, "x", "y", "z"));
        caughtUp();
        projection.poison("y");
        var rebuilt = service.rebuilt(PoisonProjection.MODEL);
        assertThat(kept(rebuilt, one)).containsExactly("a", "bad", "b");
        assertThat(kept(rebuilt, other)).containsExactly("x");
        assertThat(service.bean(Rebuilds.class).of(PoisonProjection.MODEL).getLast()).satisfies(standing -> {
            assertThat(standing.parked()).isEqualTo(2);
            assertThat(standing.summary()).endsWith(", 2 parked");
        });
        projection.poison();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.bean(Rebuilds.class).of(PoisonProjection.MODEL).size() == 1);
        assertThat(events().all()).extracting(ParkedEvent::stream).containsOnly(other.toString());
        events().retry(other.toString(), "ada");
        assertThat(kept(rebuilt, other)).containsExactly("x", "y", "z");
    }

    @Test
    void operators_see_where_and_what_kind_but_nothing_of_what_is_in_it() {
        projection.poison("bad");
        append(titles(one, "bad"));
        caughtUp();
        var body = service.client("ada", Role.ADMINISTRATOR)
                .get()
                .uri("/actuator/deadletters")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body)
                .contains(one.toString(), "IllegalStateException", "TitleRevised", "\"readModel\":\"probe\"")
                .doesNotContain("secret", "bad");
        service.client().get().uri("/actuator/deadletters").exchange().expectStatus().isUnauthorized();
        service.client("edda", Role.EDITOR).get().uri("/actuator/deadletters").exchange().expectStatus().isForbidden();
        var measures = service.client("ada", Role.ADMINISTRATOR)
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(measures.getResponseBody()).contains("palimpsest_read_model_parked_events{read_model=\"probe_v1\"} 1.0");
    }

    @Test
    void over_http_they_are_retried_and_dropped() {
        projection.poison("bad", "worse");
        append(titles(one, "bad"), titles(other, "worse"));
        caughtUp();
        settle(Map.of("action", "drop", "what", one.toString()), 400);
        settle(Map.of("action", "burn", "what", one.toString()), 400);
        settle(Map.of("action", "retry", "what", "nothing"), 404);
        projection.poison("bad");
        settle(Map.of("action", "retry", "what", other.toString()), 200);
        assertThat(kept(other)).containsExactly("worse");
        settle(Map.of("action", "drop", "what", one.toString(), "reason", "because"), 200);
        assertThat(events().all()).isEmpty();
        assertThat(service.database().getCollection("dead_letters_settled").find(Filters.eq("reason", "because")))
                .singleElement()
                .satisfies(note -> assertThat(note.getString("by")).isEqualTo("ada"));
    }

    private static void settle(Map<String, String> what, int status) {
        var operator = service.client("ada", Role.ADMINISTRATOR);
        operator.post().uri("/actuator/deadletters").bodyValue(what).exchange().expectStatus().isEqualTo(status);
    }
}
