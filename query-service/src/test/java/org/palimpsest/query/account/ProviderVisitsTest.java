package org.palimpsest.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.query.Running;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What a provider says, and is not believed. Nobody takes commands here; so the page that asks for a name is as far as somebody comes. */
class ProviderVisitsTest {
    private static final String SUBJECT = "0000-0002-1825-0097";

    private static FakeProvider provider;
    private static Running service;

    @BeforeAll
    static void start() throws Exception {
        provider = new FakeProvider();
        service = new Running(
                List.of(),
                List.of(
                        "palimpsest.limits.trusted-proxies=127.0.0.0/8,::1",
                        "palimpsest.providers.fake.issuer=" + provider.issuer(),
                        "palimpsest.providers.fake.client-id=" + FakeProvider.CLIENT,
                        "palimpsest.providers.fake.client-secret=" + FakeProvider.SECRET,
                        "palimpsest.providers.fake.name=Fake",
                        "palimpsest.providers.away.issuer=http://localhost:1",
                        "palimpsest.providers.away.client-id=" + FakeProvider.CLIENT));
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    private static EntityExchangeResult<byte[]> get(String address, String cookie) {
        return service.client()
                .get()
                .uri(URI.create("http://localhost:" + service.port() + address))
                .accept(MediaType.TEXT_HTML)
                .headers(headers -> {
                    if (!cookie.isEmpty()) {
                        headers.set(HttpHeaders.COOKIE, "palimpsest-provider=" + cookie);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** A browser that was sent to the provider. */
    private record Away(URI address, String cookie) {
        static Away now() {
            var sent = get("/sign-in/with/fake", "");
            assertThat(sent.getStatus().value()).isEqualTo(303);
            var cookie = Objects.requireNonNull(sent.getResponseCookies().getFirst("palimpsest-provider"));
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
            return new Away(Objects.requireNonNull(sent.getResponseHeaders().getLocation()), cookie.getValue());
        }

        MultiValueMap<String, String> query() {
            return UriComponentsBuilder.fromUri(address).build().getQueryParams();
        }

        String said(String name) {
            return Objects.requireNonNull(query().getFirst(name));
        }

        EntityExchangeResult<byte[]> back() {
            return get("/sign-in/with/fake/back?code=" + UUID.randomUUID() + "&state=" + said("state"), cookie);
        }
    }

    private static JWTClaimsSet.Builder right(Away away) {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(FakeProvider.CLIENT)
                .subject(SUBJECT)
                .claim("nonce", away.said("nonce"))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static void answers(String token) {
        provider.answers("/token", Map.of("access_token", "any", "token_type", "Bearer", "expires_in", 60, "id_token", token));
        provider.answers("/userinfo", Map.of("sub", SUBJECT, "name", "Ines <b>Featherstonehaugh"));
    }

    private static String page(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }

    private static void isNotBelieved(EntityExchangeResult<byte[]> answer, String why) {
        assertThat(answer.getStatus().value()).as(why).isEqualTo(400);
        assertThat(page(answer)).as(why).contains("does not prove who you are");
        assertThat(answer.getResponseCookies()).as(why).doesNotContainKey("palimpsest-session");
    }

    @Test
    void whatItSaysRightlyIsBelieved() throws Exception {
        var away = Away.now();
        assertThat(away.address().toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(away.said("scope")).isEqualTo("openid");
        assertThat(away.said("code_challenge_method")).isEqualTo("S256");
        assertThat(away.said("response_type")).isEqualTo("code");
        answers(provider.signed(right(away).build()));
        var back = away.back();
        assertThat(back.getStatus().value()).isEqualTo(303);
        var form = Objects.requireNonNull(back.getResponseHeaders().getLocation()).toString();
        assertThat(form).startsWith("/sign-up/with?link=");
        var sent = UriComponentsBuilder.fromUriString("?" + provider.asked()).build().getQueryParams();
        var challenge = MessageDigest.getInstance("SHA-256")
                .digest(Objects.requireNonNull(sent.getFirst("code_verifier")).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)).isEqualTo(away.said("code_challenge"));
        assertThat(sent.getFirst("redirect_uri")).contains("sign-in", "fake", "back");
        var shown = page(get(form, away.cookie()));
        assertThat(shown).contains("Ines &lt;b&gt;Featherstonehaugh", "name=\"email\"");
        assertThat(get(form, "another browser").getStatus().value()).isEqualTo(404);
    }

    @Test
    void whatIsSignedByNobodyOrSomebodyElseIsNotBelieved() throws JOSEException {
        var other = new RSAKeyGenerator(2048).keyID("one").generate();
        var away = Away.now();
        answers(FakeProvider.signed(JWSAlgorithm.RS256, right(away).build(), new RSASSASigner(other)));
        isNotBelieved(away.back(), "another key");
        away = Away.now();
        answers(FakeProvider.signed(JWSAlgorithm.HS256, right(away).build(), new MACSigner(FakeProvider.SECRET)));
        isNotBelieved(away.back(), "the secret as a key");
        away = Away.now();
        answers(new PlainJWT(right(away).build()).serialize());
        isNotBelieved(away.back(), "no signature");
        away = Away.now();
        answers("nonsense");
        isNotBelieved(away.back(), "no token");
        away = Away.now();
        provider.answers("/token", Map.of("access_token", "any", "token_type", "Bearer"));
        isNotBelieved(away.back(), "no id_token");
    }

    @Test
    void whatIsForSomebodyElseOrAnotherTimeIsNotBelieved() throws JOSEException {
        var away = Away.now();
        answers(provider.signed(right(away).audience("elsewhere").build()));
        isNotBelieved(away.back(), "audience");
        away = Away.now();
        answers(provider.signed(right(away).issuer("http://localhost:2").build()));
        isNotBelieved(away.back(), "issuer");
        away = Away.now();
        answers(provider.signed(right(away).claim("nonce", "of another visit").build()));
        isNotBelieved(away.back(), "nonce");
        away = Away.now();
        answers(provider.signed(right(away).expirationTime(Date.from(Instant.now().minusSeconds(300))).build()));
        isNotBelieved(away.back(), "expired");
        away = Away.now();
        answers(provider.signed(right(away).build()));
        provider.answers("/userinfo", Map.of("sub", "somebody else", "email", "olwen@example.org", "email_verified", true));
        isNotBelieved(away.back(), "userinfo of another subject");
    }

    @Test
    void anAddressCountsOnlyIfItIsOneAndSaidToBeTheirs() throws JOSEException {
        for (var said : List.of(
                Map.of("sub", SUBJECT, "email", "olwen@example.org"),
                Map.of("sub", SUBJECT, "email", "olwen@example.org", "email_verified", false),
                Map.of("sub", SUBJECT, "email", "olwen@example.org\nBcc: victim@example.org", "email_verified", true))) {
            var away = Away.now();
            answers(provider.signed(right(away).build()));
            provider.answers("/userinfo", said);
            var form = Objects.requireNonNull(away.back().getResponseHeaders().getLocation()).toString();
            assertThat(page(get(form, away.cookie()))).as(said.toString()).contains("name=\"email\"");
        }
        var away = Away.now();
        answers(provider.signed(right(away).build()));
        provider.answers("/userinfo", Map.of("sub", SUBJECT, "email", "olwen@example.org", "email_verified", true));
        var form = Objects.requireNonNull(away.back().getResponseHeaders().getLocation()).toString();
        assertThat(page(get(form, away.cookie()))).contains("olwen@example.org").doesNotContain("name=\"email\"");
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyElseOut() {
        assertThat(get("/sign-in/with/away", "").getStatus().value()).isEqualTo(503);
        var page = get("/sign-in", "");
        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(page(page)).contains("/sign-in/with/fake", "/sign-in/with/away", "Go on with Fake", "Go on with localhost");
    }

    @Test
    void aVisitorWhoIsSentAwayTooOftenIsStoppedInTheirOwnNetwork() {
        int left = 0;
        while (left < 200 && sentAwayFrom("192.0.2.9") == 503) {
            left++;
        }
        // Meanwhile some of the tries come back: one in nine seconds.
        assertThat(left).isBetween(100, 150);
        assertThat(sentAwayFrom("192.0.2.9")).isEqualTo(429);
        assertThat(sentAwayFrom("198.51.100.7")).isEqualTo(503);
    }

    private static int sentAwayFrom(String network) {
        return service.client()
                .get()
                .uri("/sign-in/with/away")
                .header("X-Forwarded-For", network)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }
}
