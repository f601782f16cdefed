package org.palimpsest.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.springframework.test.web.reactive.server.WebTestClient;

class ReadModelsEndpointTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "A title that is nobody's business"));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient operator() {
        return service.client("operator", Role.ADMINISTRATOR);
    }

    @Test
    void health_is_told_in_one_character_set() {
        var health = service.client().get().uri("/actuator/health").header("Accept", "application/json;charset=utf-16");
        health.exchange().expectStatus().isEqualTo(406).expectBody().jsonPath("$.detail").isEqualTo("Accept application/json.");
    }

    @Test
    void only_administrators_may_look_or_ask() {
        for (var address : new String[] {"/actuator/readmodels", "/actuator/readmodels/library"}) {
            service.client().get().uri(address).exchange().expectStatus().isUnauthorized();
            service.client("edda", Role.EDITOR).get().uri(address).exchange().expectStatus().isForbidden();
        }
        var library = "/actuator/readmodels/library";
        service.client()
                .post()
                .uri(library)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json");
        service.client("edda", Role.EDITOR, Role.REVIEWER).post().uri(library).exchange().expectStatus().isForbidden();
        var expired = Running.token("operator", Instant.now().minusSeconds(120), Role.ADMINISTRATOR);
        service.client()
                .post()
                .uri(library)
                .header("Authorization", "Bearer " + expired)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(states()).doesNotContain("\"generation\":2");
    }

    @Test
    void health_stays_open_and_measures_are_for_administrators() {
        for (var address : new String[] {"/actuator/health", "/actuator/health/readiness"}) {
            service.client().get().uri(address).exchange().expectStatus().isOk();
        }
        service.client().get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
        service.client("edda", Role.EDITOR).get().uri("/actuator/prometheus").exchange().expectStatus().isForbidden();
        service.client("ada", Role.ADMINISTRATOR).get().uri("/actuator/prometheus").exchange().expectStatus().isOk();
    }

    @Test
    void it_tells_of_every_read_model_how_it_stands_and_nothing_of_what_is_in_it() {
        assertThat(states())
                .contains("\"library\":[", "\"search\":[", "\"history\":[", "\"desk\":[")
                .contains("\"state\":\"LIVE\"", "\"position\":0", "\"head\":0", "library generation 1: live, 1 of 1 events")
                .doesNotContain("business");
    }

    @Test
    void a_read_model_that_is_none_is_an_error_that_names_the_others() {
        operator()
                .post()
                .uri("/actuator/readmodels/nonsense")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no such read model. There are: comments, desk, history, library, people, search, searches, synonyms.");
    }

    @Test
    void a_rebuild_is_begun_and_told_of() {
        operator()
                .post()
                .uri("/actuator/readmodels/desk")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$[1].generation")
                .isEqualTo(2);
    }

    private static String states() {
        return String.valueOf(operator()
                .get()
                .uri("/actuator/readmodels")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
