package org.palimpsest.command.http;

import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static com.nimbusds.jose.JWSAlgorithm.HS512;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.command.Samples.OLWEN;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.command.Samples;
import org.palimpsest.engines.Engines;
import org.palimpsest.permission.Caller;

class TokenTest {
    private static final String LONG_SECRET = "another-secret-that-is-long-enough-for-every-one-of-the-hmac-algorithms";

    private final App app = App.shared();

    private Reply send(String token) {
        var head = app.head();
        var reply = app.withToken(token).post("/api/commands/entries", Map.of("section", "any"));
        assertThat(app.head()).isEqualTo(head);
        return reply;
    }

    private Reply refused(String token) {
        var reply = send(token).isProblem(401, "unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer").contains("invalid_token");
        assertThat(reply.text()).doesNotContain(token);
        return reply;
    }

    private String detail(UnaryOperator<JWTClaimsSet.Builder> change) {
        return refused(Tokens.with(OLWEN, change)).json().path("detail").asString();
    }

    @Test
    void withoutATokenNothingIsDoneNorToldApart() {
        for (var path : List.of("/api/commands/entries", "/api/commands/no-such-thing", "/elsewhere", "/actuator/env")) {
            var reply = app.withoutToken().post(path, "{}").isProblem(401, "unauthenticated");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"palimpsest\"");
        }
        var basic = app.withoutToken().post("/api/commands/entries", "{}", "Authorization", "Basic dXNlcjpwYXNz");
        basic.isProblem(401, "unauthenticated");
    }

    @Test
    void aStrangerCannotMakeTheServiceReadALargeBody() {
        var large = "x".repeat(BodyFilter.MOST_BYTES + 1);
        app.withoutToken().post("/api/commands/entries", large).isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "{}", "x y"})
    void whatIsNoTokenIsRefused(String token) {
        refused(token);
    }

    @Test
    void aTokenOfAnotherHandIsRefused() {
        refused(Tokens.signed(LONG_SECRET, HS256, Tokens.claims(OLWEN)));
        refused(Tokens.signed(LONG_SECRET, HS512, Tokens.claims(OLWEN)));
        refused(new PlainJWT(Tokens.claims(OLWEN).build()).serialize());
        var token = Tokens.of(OLWEN);
        refused(new StringBuilder(token).deleteCharAt(token.indexOf('.') + 1).toString());
    }

    @Test
    void aTokenOutOfTimeIsRefused() {
        var before = Date.from(Instant.now().minusSeconds(300));
        var later = Date.from(Instant.now().plusSeconds(300));
        assertThat(detail(claims -> claims.expirationTime(before))).contains("expired");
        assertThat(detail(claims -> claims.expirationTime(null))).contains("exp");
        assertThat(detail(claims -> claims.notBeforeTime(later))).isNotBlank();
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertThat(detail(claims -> claims.issuer("elsewhere"))).contains("iss");
        assertThat(detail(claims -> claims.issuer(null))).contains("iss");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Olwen", "ol wen", "olwen@example.org", "../x", "a1234567890123456789012345678901234567890123456789012345678901234"
    })
    void aPersonIsAnOpaqueId(String person) {
        assertThat(detail(claims -> claims.subject(person))).contains("sub");
    }

    @Test
    void onlyRolesThatCanBeGrantedAreTaken() {
        assertThat(detail(claims -> claims.subject(null))).contains("sub");
        assertThat(detail(claims -> claims.claim("roles", null))).contains("roles");
        assertThat(detail(claims -> claims.claim("roles", "EDITOR"))).contains("roles");
        assertThat(detail(claims -> claims.claim("roles", List.of("EDITOR", "KING")))).contains("EDITOR", "ADMINISTRATOR");
        assertThat(detail(claims -> claims.claim("roles", List.of(1)))).contains("roles");
        assertThat(detail(claims -> claims.claim("roles", List.of("OWNER")))).doesNotContain("OWNER");
        // Good, and so heard: there is no such section.
        send(Tokens.of(OLWEN)).isProblem(422, "invalid");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertThat(detail(claims -> claims.audience("elsewhere"))).contains("aud");
        assertThat(detail(claims -> claims.audience((String) null))).contains("aud");
    }

    @Test
    void aTokenEndsWithinAYear() {
        assertThat(detail(claims -> claims.expirationTime(Date.from(Instant.ofEpochSecond(30_000_000_000L))))).contains("366");
    }

    @Test
    void aPersonRevokesTheirTokensAndNewOnesAreGood() {
        var person = new Caller("p-" + UUID.randomUUID(), Set.of());
        var before = Instant.now().minusSeconds(60);
        var lost = Tokens.with(person, claims -> claims.issueTime(Date.from(before)));
        var path = "/api/commands/people/" + person.id() + "/revoke-tokens";
        assertThat(app.withToken(lost).post(path).status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(10)).until(() -> app.withToken(lost).post(path).status() == 401);
        assertThat(refused(lost).json().path("detail").asString()).contains("revoked");
        refused(Tokens.of(person));
        var fresh = Tokens.with(person, claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(30))));
        send(fresh).isProblem(403, "not-permitted");
    }

    @Test
    void onlyThePersonAndAdministratorsRevoke() {
        var path = "/api/commands/people/p-" + UUID.randomUUID() + "/revoke-tokens";
        app.as(OLWEN).post(path).isProblem(403, "not-permitted");
        app.as(Samples.EDDA).post(path).isProblem(403, "not-permitted");
        assertThat(app.as(Samples.ADA).post(path).status()).isEqualTo(204);
        app.as(Samples.ADA).post("/api/commands/people/Nobody%20Here/revoke-tokens").isProblem(400, "malformed");
    }

    @Test
    void withAShortSecretTheServiceDoesNotStart() {
        assertThatThrownBy(() -> App.on(Engines.shared().mongodbUri(), "a-secret-of-less-than-32-bytes").close())
                .rootCause()
                .hasMessageContaining("PALIMPSEST_TOKEN_SECRET")
                .hasMessageContaining("32 bytes");
    }
}
