package org.palimpsest.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.Role;
import org.palimpsest.probe.HeldProbe;
import org.palimpsest.probe.PoisonProjection;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.library.Library;
import org.palimpsest.readmodels.generation.Inside;
import org.palimpsest.web.Headers;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class FreshnessTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(PoisonProjection.class, HeldProbe.class), List.of());
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec get(String address, Object position) {
        return service.client()
                .get()
                .uri(address)
                .header(Headers.POSITION, position.toString())
                .exchange();
    }

    private static long publish(String slug) {
        var event = new EntryPublished(UUID.randomUUID(), "towns", slug, 1, "CC-BY-4.0", Content.EMPTY);
        return service.append("edda", Role.EDITOR, event);
    }

    @Test
    void who_writes_reads_it_at_once() {
        for (int i = 0; i < 20; i++) {
            long position = publish("entry-" + i);
            var answer = get("/api/entries/entry-" + i, position).expectStatus().isOk();
            var told = Objects.requireNonNull(
                    answer.expectBody().returnResult().getResponseHeaders().getFirst(Headers.POSITION));
            assertThat(Long.parseLong(told)).isGreaterThanOrEqualTo(position);
        }
    }

    @Test
    void nobody_is_told_of_positions_who_names_none() {
        publish("told-to-nobody");
        service.caughtUp();
        for (var address : List.of("/api/sections", "/api/entries/told-to-nobody", "/api/search?q=x", "/", "/sections/towns")) {
            service.client().get().uri(address).exchange().expectHeader().doesNotExist(Headers.POSITION);
        }
        get("/api/sections", 0).expectHeader().valueEquals(Headers.POSITION, "0");
    }

    @Test
    void events_that_a_read_model_does_not_care_for_move_it_on_as_well() {
        long position = service.append("otto", Role.OWNER, new KeyClaimed("slug:" + UUID.randomUUID(), "x", null));
        get("/api/sections", position).expectStatus().isOk();
    }

    @Test
    void a_read_model_that_does_not_come_that_far_is_a_503_after_two_seconds() {
        var processor = Inside.processor(service, Library.MODEL);
        service.caughtUp(Library.MODEL);
        processor.shutDown();
        try {
            long position = publish("late");
            var start = Instant.now();
            get("/api/entries/late", position)
                    .expectStatus()
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                    .expectHeader()
                    .valueEquals("Retry-After", "1")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/position-not-reached");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
            get("/api/sections", position - 1).expectStatus().isOk();
        } finally {
            processor.start();
        }
    }

    @Test
    void a_request_reads_to_its_end_from_what_it_waited_for() {
        service.client("otto", Role.CONTRIBUTOR)
                .get()
                .uri("/api/probe/held")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("otto reads on");
    }

    @Test
    void who_must_sign_in_first_waits_for_nothing() {
        for (var address : List.of("/api/desk", "/api/drafts/" + UUID.randomUUID(), "/api/people/me")) {
            get(address, "999999999").expectStatus().isUnauthorized().expectHeader().doesNotExist(Headers.POSITION);
        }
        get("/desk", "999999999").expectStatus().isSeeOther().expectHeader().location("/sign-in");
    }

    @Test
    void what_is_no_position_of_this_log_is_refused() {
        for (var text : new String[] {"-1", "soon", "1e3", "999999999", "99999999999999999999", ""}) {
            get("/api/sections", text)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.violations[0].path")
                    .isEqualTo(Headers.POSITION);
        }
    }

    @Test
    void a_cookie_counts_like_the_header_but_one_from_another_log_is_passed_over() {
        long position = publish("by-cookie");
        service.client()
                .get()
                .uri("/api/entries/by-cookie")
                .cookie(Headers.POSITION, Long.toString(position))
                .exchange()
                .expectStatus()
                .isOk();
        for (var text : new String[] {"999999999", "soon"}) {
            service.client()
                    .get()
                    .uri("/api/sections")
                    .cookie(Headers.POSITION, text)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }
}
