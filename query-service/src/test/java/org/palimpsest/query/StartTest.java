package org.palimpsest.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.probe.ThreadProbe;
import org.palimpsest.query.library.Library;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class StartTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(ThreadProbe.class), List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec get(String address) {
        return service.client().get().uri(address).exchange();
    }

    @Test
    void it_is_healthy_and_says_of_what() {
        get("/actuator/health")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.mongodb.status")
                .isEqualTo("UP")
                .jsonPath("$.components.readModels.status")
                .isEqualTo("UP");
    }

    @Test
    void before_the_first_event_a_search_finds_nothing() {
        get("/api/search?q=compassion")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0)
                .jsonPath("$.facets.length()")
                .isEqualTo(8);
        var page = get("/search?q=compassion").expectStatus().isOk().expectBody(String.class).returnResult();
        assertThat(page.getResponseBody()).contains("Nothing was found");
    }

    @Test
    void it_counts_how_far_each_read_model_is() {
        var administrator = service.client("ada", Role.ADMINISTRATOR);
        var text = administrator.get().uri("/actuator/prometheus").exchange().expectStatus().isOk().expectBody(String.class).returnResult();
        assertThat(text.getResponseBody())
                .contains("palimpsest_read_model_position{")
                .contains("read_model=\"" + Library.MODEL + "\"")
                .contains("palimpsest_read_model_lag_events{");
    }

    @Test
    void controllers_run_on_virtual_threads() {
        get("/api/probe").expectBody(String.class).isEqualTo("virtual");
    }

    @Test
    void a_fault_of_ours_is_a_problem_that_tells_nothing_of_the_inside() {
        var body = get("/api/probe/fault")
                .expectStatus()
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("/problems/internal").doesNotContain("secret", "IllegalState");
    }

    @Test
    void an_address_that_is_not_there_is_a_problem() {
        get("/api/nothing")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown")
                .jsonPath("$.instance")
                .isEqualTo("/api/nothing");
    }

    @Test
    void a_method_that_is_not_there_is_a_problem_that_names_the_others() {
        service.client()
                .post()
                .uri("/api/sections")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
                .expectHeader()
                .valueEquals("Allow", "GET")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(405);
    }

    @Test
    void a_method_that_nobody_knows_is_such_a_problem_too() {
        for (var name : List.of("QUERY", "TRACE", "PALIMPSEST")) {
            service.client()
                    .method(HttpMethod.valueOf(name))
                    .uri("/api/sections")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
                    .expectHeader()
                    .valueEquals("Allow", "GET");
        }
    }

    @Test
    void without_a_long_enough_secret_it_does_not_start() {
        assertThatThrownBy(() -> new Running(List.of(), List.of("palimpsest.token.secret=short")))
                .rootCause()
                .hasMessageContaining("PALIMPSEST_TOKEN_SECRET")
                .hasMessageContaining("32 bytes");
    }

    @Test
    void without_a_master_key_it_does_not_start() {
        assertThatThrownBy(() -> new Running(List.of(), List.of("palimpsest.master-key=")))
                .rootCause()
                .hasMessageContaining("PALIMPSEST_MASTER_KEY")
                .hasMessageContaining("PALIMPSEST_MASTER_KEY_FILE");
    }
}
