package org.palimpsest.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
    private static final String SECRET = "a secret of the test with enough bytes";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TokenSigner signer = new TokenSigner(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_token_says_who_signed_it_for_whom_since_when_and_until_when() throws Exception {
        var token = SignedJWT.parse(signer.sign("olwen", Duration.ofDays(30), List.of("EDITOR")));

        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("palimpsest");
        assertThat(claims.getAudience()).containsExactly("palimpsest");
        assertThat(claims.getSubject()).isEqualTo("olwen");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EDITOR");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void an_operator_is_an_administrator_for_an_hour_by_a_name_that_a_person_can_have() throws Exception {
        var claims = SignedJWT.parse(signer.operator("Zoë B.")).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("operator-zo--b-");
        assertThat(claims.getStringListClaim("roles")).containsExactly("ADMINISTRATOR");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
        assertThat(SignedJWT.parse(signer.operator("x".repeat(99))).getJWTClaimsSet().getSubject()).hasSize(64);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenSigner("short", Clock.systemUTC()).operator("root"))
                .withMessageContaining("32 bytes");
    }
}
