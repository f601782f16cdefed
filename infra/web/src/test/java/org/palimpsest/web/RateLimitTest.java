package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

/** Three readings and two writings in a minute. */
class RateLimitTest {
    private final RateLimit limit = limit(new LimitSettings(true, 3, 2, 3, 2, List.of("10.0.0.0/8")));

    private static RateLimit limit(LimitSettings settings) {
        return new RateLimit(settings, new ClientNetwork(settings));
    }

    private static MockServerHttpRequest.BaseBuilder<?> request(HttpMethod method, String path, String address) {
        return MockServerHttpRequest.method(method, path).remoteAddress(new InetSocketAddress(address, 4321));
    }

    private Optional<Problem> asked(MockServerWebExchange exchange) {
        try {
            limit.filter(exchange, _ -> Mono.empty()).block(Duration.ofSeconds(5));
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    private Optional<Problem> get(String address) {
        return asked(MockServerWebExchange.from(request(HttpMethod.GET, "/entries/x", address)));
    }

    private Optional<Problem> post(String address) {
        return asked(MockServerWebExchange.from(request(HttpMethod.POST, "/api/commands/entries", address)));
    }

    private Optional<Problem> get(String person, String address) {
        var token = CallerToken.of(Jwt.withTokenValue("…").header("alg", "HS256").subject(person).claim("roles", List.of()).build());
        return asked(MockServerWebExchange.builder(request(HttpMethod.GET, "/entries/x", address)).principal(token).build());
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(get("192.0.2.1")).isEmpty();
        }
        var refused = get("192.0.2.1").orElseThrow();
        assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(refused.status().value()).isEqualTo(429);
        assertThat(Integer.parseInt(Objects.requireNonNull(refused.headers().getFirst("Retry-After")))).isBetween(1, 21);
        assertThat(get("192.0.2.2")).isEmpty();
    }

    @Test
    void writingAndReadingAreCountedApart() {
        assertThat(post("192.0.2.1")).isEmpty();
        assertThat(post("192.0.2.1")).isEmpty();
        assertThat(post("192.0.2.1")).map(Problem::type).contains(ProblemType.TOO_MANY_REQUESTS);
        assertThat(get("192.0.2.1")).isEmpty();
    }

    @Test
    void peopleWhoSayWhoTheyAreDoNotTakeFromEachOtherBehindOneAddress() {
        for (var person : List.of("olwen", "rhys", "edda")) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(person, "192.0.2.1")).isEmpty();
            }
        }
        assertThat(get("olwen", "192.0.2.9")).map(Problem::type).contains(ProblemType.TOO_MANY_REQUESTS);
    }

    @Test
    void anIpv6NetworkIsOneAsker() {
        assertThat(List.of(get("2001:db8::1"), get("2001:db8::2"), get("2001:db8::3"))).containsOnly(Optional.empty());
        assertThat(get("2001:db8::4")).map(Problem::type).contains(ProblemType.TOO_MANY_REQUESTS);
        assertThat(get("2001:db8:0:1::4")).isEmpty();
    }

    @Test
    void behindATrustedProxyEachClientCounts() {
        for (int i = 0; i < 9; i++) {
            var request = request(HttpMethod.GET, "/", "10.0.0.1").header("X-Forwarded-For", "192.0.2." + i);
            assertThat(asked(MockServerWebExchange.from(request))).isEmpty();
        }
    }

    @Test
    void howItDoesMayBeAskedWithoutEnd() {
        for (int i = 0; i < 9; i++) {
            var request = request(HttpMethod.GET, "/actuator/health", "192.0.2.1");
            assertThat(asked(MockServerWebExchange.from(request))).isEmpty();
        }
    }

    @Test
    void whereSomethingElseLimitsNothingIsCounted() {
        var open = limit(new LimitSettings(false, 1, 1, 1, 1, List.of()));
        for (int i = 0; i < 9; i++) {
            var exchange = MockServerWebExchange.from(request(HttpMethod.GET, "/", "192.0.2.1"));
            open.filter(exchange, _ -> Mono.empty()).block(Duration.ofSeconds(5));
            assertThat(exchange.getResponse().getStatusCode()).isNull();
        }
    }
}
