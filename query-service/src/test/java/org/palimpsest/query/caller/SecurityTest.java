package org.palimpsest.query.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.permission.Caller;
import org.palimpsest.probe.CallerProbe;
import org.palimpsest.query.Running;
import org.palimpsest.web.CommandTokens;
import org.palimpsest.web.WebSecurity;
import org.palimpsest.web.session.RevokedTokens;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

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
        return asked(address, Map.of("Cookie", "palimpsest-token=" + token));
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
    void the_cookie_is_good_for_forms_of_our_own_pages() {
        var site = Map.of("same-origin", 400, "cross-site", 403, "same-site", 403);
        site.forEach((from, status) -> service.client()
                .post()
                .uri("/drafts/" + UUID.randomUUID() + "/submit")
                .accept(MediaType.TEXT_HTML)
                .header("Cookie", "palimpsest-token=" + good())
                .header("Sec-Fetch-Site", from)
                .body(BodyInserters.fromFormData("key", "none"))
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    @Test
    void the_cookie_opens_no_api_however_its_address_is_spelt() throws IOException, InterruptedException {
        for (var address : List.of("/%61pi/desk", "/a%70%69/desk", "/api;v=1/desk")) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + address))
                    .header("Cookie", "palimpsest-token=" + good())
                    .build();
            try (var http = HttpClient.newHttpClient()) {
                assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).as(address).isIn(400, 401);
            }
        }
    }

    @Test
    void who_was_erased_is_nobody_any_more() {
        var token = Running.token("erasmus", Instant.now().plusSeconds(60), Role.CONTRIBUTOR);
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + token)).expectStatus().isOk();
        service.bean(MongoPersonKeys.class).erase("erasmus");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> refused(token, "erased"));
        withCookie("/probe/caller", token).expectBody(String.class).isEqualTo("null []");
    }

    @Test
    void a_revoked_token_is_refused_and_one_issued_later_is_taken() {
        var expires = Instant.now().plusSeconds(60);
        var token = Running.token("rhian", expires, Role.CONTRIBUTOR);
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + token)).expectStatus().isOk();
        service.bean(RevokedTokens.class).revoke("rhian", Instant.now().minusSeconds(1800));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> refused(token, "revoked"));
        var later = Running.token("rhian", expires.plusSeconds(3000), Role.CONTRIBUTOR);
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + later)).expectStatus().isOk();
    }

    @Test
    void who_has_just_revoked_their_tokens_can_go_on_at_once() {
        service.bean(RevokedTokens.class).revoke("rosa");
        var token = service.bean(CommandTokens.class).of(new Caller("rosa", Set.of(Role.CONTRIBUTOR)));
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + token)).expectStatus().isOk();
    }

    private static void refused(String token, String why) {
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + token))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(why));
    }

    @Test
    void a_token_is_taken_from_the_form_and_never_from_an_address() {
        signIn("/sign-in?token=" + good(), "").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        signIn("/sign-in", "token=" + good()).expectStatus().isEqualTo(HttpStatus.SEE_OTHER)
                .expectCookie().httpOnly("palimpsest-token", true);
    }

    @Test
    void a_large_form_is_refused() {
        signIn("/sign-in", "token=" + "x".repeat(3_000_000)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void a_form_that_cannot_be_read_has_no_token() {
        signIn("/sign-in", "token=%zz").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static WebTestClient.ResponseSpec signIn(String address, String form) {
        return service.client().post().uri(address).contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form).exchange();
    }

    @Test
    void what_is_of_the_operation_is_for_administrators() {
        for (var address : List.of("/actuator/prometheus", "/actuator", "/actuator/readmodels")) {
            asked(address, Map.of()).expectStatus().isUnauthorized();
            asked(address, Map.of("Authorization", "Bearer " + good())).expectStatus().isForbidden();
            asked(address, Map.of("Cookie", "palimpsest-token=" + good())).expectStatus().isUnauthorized();
        }
        service.client("ada", Role.ADMINISTRATOR).get().uri("/actuator/prometheus").exchange().expectStatus().isOk();
        asked("/actuator/health", Map.of()).expectStatus().isOk();
    }

    @Test
    void a_host_that_somebody_made_up_is_repeated_nowhere() {
        for (var address : List.of("/", "/search", "/v3/api-docs", "/nothing")) {
            var page = asked(address, Map.of("Host", "evil.example", "Accept", address.startsWith("/v3") ? "*/*" : "text/html"))
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(page).as(address).isNotBlank().doesNotContain("evil.example");
        }
    }

    @Test
    void a_cookie_that_is_no_good_any_more_makes_a_stranger() {
        var expired = Running.token("otto", Instant.now().minusSeconds(120), Role.CONTRIBUTOR);
        withCookie("/probe/caller", expired).expectBody(String.class).isEqualTo("null []");
        withCookie("/probe/caller", "nonsense").expectBody(String.class).isEqualTo("null []");
    }

    @Test
    void every_answer_says_what_a_page_may_load() {
        assertThat(WebSecurity.PAGES).doesNotContain("https:", "*", "data:", "unsafe");
        for (var address : List.of("/api/sections", "/api/nothing", "/actuator/health")) {
            var headers = asked(address, Map.of()).expectBody().returnResult().getResponseHeaders();
            assertThat(String.valueOf(headers.getFirst("Content-Security-Policy")).replaceFirst(" 'sha256-[^']{44}'", ""))
                    .isEqualTo(WebSecurity.PAGES);
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
            assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()", "geolocation=()");
            assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(headers.getFirst("Strict-Transport-Security")).isNull();
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
