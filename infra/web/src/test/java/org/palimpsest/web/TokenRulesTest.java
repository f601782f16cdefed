package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TokenRules rules = new TokenRules(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Jwt token(Consumer<Jwt.Builder> change) {
        var token = Jwt.withTokenValue("…")
                .header("alg", "HS256")
                .issuer("palimpsest")
                .audience(List.of("palimpsest"))
                .subject("olwen")
                .claim("roles", List.of("EDITOR"))
                .expiresAt(NOW.plusSeconds(600));
        change.accept(token);
        return token.build();
    }

    private List<String> wrong(Consumer<Jwt.Builder> change) {
        return rules.validate(token(change)).getErrors().stream().map(OAuth2Error::getDescription).toList();
    }

    @Test
    void aGoodTokenTellsWhoAsks() {
        assertThat(wrong(_ -> {})).isEmpty();
        assertThat(TokenRules.caller(token(_ -> {}))).isEqualTo(new Caller("olwen", Set.of(Role.EDITOR)));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() {
        assertThat(wrong(token -> token.claims(claims -> claims.remove("aud")))).singleElement().asString().contains("aud");
        assertThat(wrong(token -> token.audience(List.of("elsewhere")))).singleElement().asString().contains("aud");
        assertThat(wrong(token -> token.audience(List.of("elsewhere", "palimpsest")))).isEmpty();
    }

    @Test
    void aTokenBySomebodyElseIsRefused() {
        assertThat(wrong(token -> token.claim("iss", "elsewhere"))).singleElement().asString().contains("iss");
        assertThat(wrong(token -> token.claims(claims -> claims.remove("iss")))).singleElement().asString().contains("iss");
    }

    @Test
    void aTokenEndsAndNotInTheFarFuture() {
        assertThat(wrong(token -> token.claims(claims -> claims.remove("exp")))).singleElement().asString().contains("exp");
        assertThat(wrong(token -> token.expiresAt(NOW.minusSeconds(61)))).singleElement().asString().contains("expired");
        assertThat(wrong(token -> token.expiresAt(NOW.plus(Duration.ofDays(366))))).isEmpty();
        assertThat(wrong(token -> token.expiresAt(NOW.plus(Duration.ofDays(367))))).singleElement().asString().contains("366");
        assertThat(wrong(token -> token.expiresAt(Instant.ofEpochSecond(30_000_000_000L))))
                .singleElement().asString().contains("366");
    }

    @Test
    void aTokenOfTheFutureIsNotTakenYet() {
        assertThat(wrong(token -> token.notBefore(NOW.plusSeconds(61)))).singleElement().asString().contains("nbf");
        assertThat(wrong(token -> token.issuedAt(NOW.plusSeconds(61)))).singleElement().asString().contains("iat");
        assertThat(wrong(token -> token.notBefore(NOW.plusSeconds(59)).issuedAt(NOW.plusSeconds(59)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Olwen", "ol wen", "olwen@example.org", "../x"})
    void aPersonIsAnOpaqueId(String person) {
        assertThat(wrong(token -> token.subject(person))).singleElement().asString().contains("sub");
    }

    @Test
    void onlyRolesThatCanBeGrantedAreTaken() {
        assertThat(wrong(token -> token.claim("roles", "EDITOR"))).singleElement().asString().contains("roles");
        assertThat(wrong(token -> token.claim("roles", List.of("EDITOR", "KING")))).singleElement().asString().contains("roles");
        assertThat(wrong(token -> token.claim("roles", List.of("OWNER")))).singleElement().asString().doesNotContain("OWNER");
        assertThat(wrong(token -> token.claim("roles", List.of()))).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(wrong(token -> token.subject("Olwen").claim("iss", "elsewhere"))).hasSize(2);
    }
}
