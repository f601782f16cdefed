package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class PublicAddressTest {

    private static String origin(String configured, String asked) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(asked + "/entries/frome?asOf=0"));
        new PublicAddress(configured).filter(exchange, _ -> Mono.empty()).block(Duration.ofSeconds(5));
        return PublicAddress.origin(exchange);
    }

    @Test
    void theConfiguredAddressStandsWhateverWasAskedFor() {
        assertThat(origin("https://knowledge.example.org", "http://evil.example")).isEqualTo("https://knowledge.example.org");
        assertThat(origin("https://knowledge.example.org/", "http://localhost:8080")).isEqualTo("https://knowledge.example.org");
    }

    @Test
    void withoutOneOnlyThisMachineIsBelieved() {
        assertThat(origin("", "http://localhost:8080")).isEqualTo("http://localhost:8080");
        assertThat(origin("", "http://127.0.0.1:8080")).isEqualTo("http://127.0.0.1:8080");
        assertThat(origin("", "http://evil.example")).isEmpty();
        assertThat(origin("", "http://localhost.evil.example")).isEmpty();
        assertThat(origin("", "http://192.0.2.1")).isEmpty();
    }

    @Test
    void tlsIsToldByTheConfiguredAddressAlone() {
        assertThat(new PublicAddress("https://knowledge.example.org").isSecure()).isTrue();
        assertThat(new PublicAddress("http://knowledge.example.org").isSecure()).isFalse();
        assertThat(new PublicAddress("").isSecure()).isFalse();
    }

    @Test
    void whereTlsIsTheCookieNeverTravelsWithout() {
        assertThat(cookie("https://knowledge.example.org")).startsWith("__Host-palimpsest-session=t;")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(cookie("")).startsWith("palimpsest-session=t;").contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    private static String cookie(String configured) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("http://localhost/"));
        new PublicAddress(configured)
                .filter(exchange, same -> {
                    HostCookie.SESSION.set(same, "t", Duration.ofHours(1));
                    return Mono.empty();
                })
                .block();
        return exchange.getResponse().getCookies().values().iterator().next().getFirst().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"knowledge.example.org", "ftp://example.org", "https://example.org/path", "https://u@example.org",
        "https://example.org?a=b", "https:///"})
    void whatIsNoAddressOfAServerIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> new PublicAddress(url))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
