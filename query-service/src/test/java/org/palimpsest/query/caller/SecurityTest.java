package org.palimpsest.query.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.probe.CallerProbe;
import org.palimpsest.query.Running;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class SecurityTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(CallerProbe.class), List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String good() {
        return Running.token("otto", Instant.now().plusSeconds(60), Role.CONTRIBUTOR, Role.REVIEWER);
    }

    private static WebTestClient.ResponseSpec asked(String address, Map<String, String> headers) {
        return service.client()
                .get()
                .uri(address)
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    private static WebTestClient.ResponseSpec withCookie(String address, String token) {
        return asked(address, Map.of("Cookie", TokenOfRequest.COOKIE + "=" + token));
    }

    @Test
    void a_token_tells_who_asks() {
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + good()))
                .expectBody(String.class)
                .isEqualTo("otto [CONTRIBUTOR, REVIEWER]");
        asked("/api/probe/caller", Map.of()).expectBody(String.class).isEqualTo("null []");
    }

    @Test
    void a_token_that_is_no_good_is_a_401_and_not_a_stranger() {
        var expired = Running.token("otto", Instant.now().minusSeconds(120), Role.CONTRIBUTOR);
        var tooMuch = Running.token("otto", Instant.now().plusSeconds(60), Role.OWNER);
        var noId = Running.token("Otto <otto@example.org>", Instant.now().plusSeconds(60));
        var changed = good().replaceFirst("\\.[^.]{4}", ".abcd");
        var unsigned = "eyJhbGciOiJub25lIn0." + good().split("\\.", -1)[1] + ".";
        for (var header : List.of(
                "Bearer " + expired,
                "Bearer " + tooMuch,
                "Bearer " + noId,
                "Bearer " + changed,
                "Bearer " + unsigned,
                "Bearer nonsense",
                "Bearer",
                "Basic b3R0bzpvdHRv")) {
            asked("/api/sections", Map.of("Authorization", header))
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueMatches("WWW-Authenticate", "Bearer.*")
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/unauthenticated");
        }
    }

    @Test
    void the_cookie_counts_for_pages_only() {
        withCookie("/probe/caller", good()).expectBody(String.class).isEqualTo("otto [CONTRIBUTOR, REVIEWER]");
        withCookie("/api/probe/caller", good()).expectBody(String.class).isEqualTo("null []");
        withCookie("/api/desk", good()).expectStatus().isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void a_cookie_that_is_no_good_any_more_makes_a_stranger() {
        var expired = Running.token("otto", Instant.now().minusSeconds(120), Role.CONTRIBUTOR);
        withCookie("/probe/caller", expired).expectBody(String.class).isEqualTo("null []");
        withCookie("/probe/caller", "nonsense").expectBody(String.class).isEqualTo("null []");
    }

    @Test
    void every_answer_says_what_a_page_may_load() {
        for (var address : List.of("/api/sections", "/api/nothing", "/actuator/health")) {
            var headers = asked(address, Map.of()).expectBody().returnResult().getResponseHeaders();
            assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo(SecurityRules.CONTENT_SECURITY_POLICY);
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        }
    }

    @Test
    void an_address_with_tricks_in_it_is_a_problem() {
        asked("/api/entries/a%2500b", Map.of())
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void other_sites_are_told_nothing() {
        asked("/api/sections", Map.of("Origin", "https://elsewhere.example"))
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }
}
