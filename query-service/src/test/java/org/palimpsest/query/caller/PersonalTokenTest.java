package org.palimpsest.query.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.probe.CallerProbe;
import org.palimpsest.query.Running;
import org.palimpsest.web.session.PersonalToken;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.Secrets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What opens for the tokens that people make. */
class PersonalTokenTest {
    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running(List.of(CallerProbe.class), List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec asked(String address, Map<String, String> headers) {
        return service.client()
                .get()
                .uri(address)
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    private static void refused(String token) {
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + token))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer.*invalid_token.*")
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("has expired, has been revoked, or never was"));
    }

    @Test
    void a_token_tells_who_asks_with_the_roles_that_the_log_gives_them_now() {
        var secret = personal("petra", Role.EDITOR);
        var bearer = Map.of("Authorization", "Bearer " + secret);
        asked("/api/probe/caller", bearer).expectBody(String.class).isEqualTo("petra []");
        service.append("administrator", Role.ADMINISTRATOR, new RoleGranted("petra", Role.EDITOR));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> asked("/api/probe/caller", bearer).expectBody(String.class).isEqualTo("petra [EDITOR]"));
        asked("/probe/caller", bearer).expectBody(String.class).isEqualTo("petra [EDITOR]");
        asked("/api/desk", bearer).expectStatus().isOk();
        service.append("administrator", Role.ADMINISTRATOR, new RoleRevoked("petra", Role.EDITOR));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> asked("/api/probe/caller", bearer).expectBody(String.class).isEqualTo("petra []"));
    }

    @Test
    void a_token_that_is_no_good_is_refused_whatever_is_wrong_with_it() {
        var secret = personal("pat", Role.CONTRIBUTOR);
        var tokens = service.bean(PersonalTokens.class);
        asked("/api/probe/caller", Map.of("Authorization", "Bearer " + secret)).expectStatus().isOk();
        for (var wrong : List.of(
                secret.substring(0, secret.length() - 1),
                secret + "x",
                PersonalTokens.PREFIX + secret.substring(PersonalTokens.PREFIX.length()).toUpperCase(Locale.ROOT),
                PersonalTokens.PREFIX,
                PersonalTokens.PREFIX + Secrets.fresh(),
                PersonalTokens.PREFIX + Secrets.hash(secret),
                PersonalTokens.PREFIX + "x".repeat(2_000),
                PersonalTokens.PREFIX + tokens.of("pat").getFirst().id())) {
            refused(wrong);
        }
        tokens.revoke("pat", tokens.of("pat").getFirst().id());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> refused(secret));
    }

    @Test
    void a_token_of_somebody_erased_is_refused() {
        var secret = personal("erased-pat", Role.CONTRIBUTOR);
        service.bean(MongoPersonKeys.class).erase("erased-pat");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> refused(secret));
    }

    @Test
    void a_token_sends_no_form_is_no_cookie_and_administers_only_if_it_was_made_for_it() {
        for (var address : List.of("/account/tokens", "/account/sign-out-everywhere", "/account/delete", "/sign-in", "/nothing")) {
            service.client()
                    .post()
                    .uri(address)
                    .header("Authorization", "Bearer " + personal("polly", Role.CONTRIBUTOR))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue("old=guess&name=more&days=7")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        asked("/probe/caller", Map.of("Cookie", "palimpsest-token=" + personal("polly", Role.CONTRIBUTOR)))
                .expectBody(String.class)
                .isEqualTo("null []");
        service.client()
                .post()
                .uri("/sign-in")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("token=" + personal("polly", Role.CONTRIBUTOR))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        service.append("administrator", Role.ADMINISTRATOR, new RoleGranted("priya", Role.ADMINISTRATOR));
        var reads = Map.of("Authorization", "Bearer " + personal("priya"));
        var administers = Map.of("Authorization", "Bearer " + personal("priya", Role.ADMINISTRATOR));
        asked("/actuator/prometheus", administers).expectStatus().isOk();
        asked("/actuator/prometheus", reads).expectStatus().isForbidden();
        asked("/people", reads).expectStatus().isOk();
    }

    /** The secret of a new one. */
    private static String personal(String person, Role... roles) {
        var now = Instant.now();
        var token = new PersonalToken(UUID.randomUUID(), person, "script", Set.of(roles), now, now.plusSeconds(600), null);
        return service.bean(PersonalTokens.class).make(token).orElseThrow();
    }
}
