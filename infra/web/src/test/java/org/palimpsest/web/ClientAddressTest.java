package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {
    private final ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "2001:db8::1", ""));

    private String from(String remote, String... forwarded) {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(remote, 1))
                .header("X-Forwarded-For", forwarded)
                .build();
        return Objects.requireNonNull(addresses.of(request)).getHostAddress();
    }

    @Test
    void whatAStrangerForwardsIsNotBelieved() {
        assertThat(from("192.0.2.7", "198.51.100.1")).isEqualTo("192.0.2.7");
    }

    @Test
    void aTrustedProxyTellsWhoAskedIt() {
        assertThat(from("10.1.2.3", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(from("2001:db8::1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(from("10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @Test
    void whatTheClientItselfWroteBeforeAProxyIsNotBelieved() {
        assertThat(from("10.1.2.3", "203.0.113.9, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(from("10.1.2.3", "203.0.113.9", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void aRowOfTrustedProxiesIsFollowed() {
        assertThat(from("10.1.2.3", "198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
        assertThat(from("10.1.2.3", "10.9.9.9")).isEqualTo("10.9.9.9");
    }

    @Test
    void nonsenseIsNotBelieved() {
        assertThat(from("10.1.2.3", "localhost")).isEqualTo("10.1.2.3");
        assertThat(from("10.1.2.3", "198.51.100.1, unknown")).isEqualTo("10.1.2.3");
    }

    @Test
    void whatIsNoNetworkIsRefusedAtTheStart() {
        for (var wrong : List.of("proxy.example.org", "10.0.0.0/99", "10.0.0.0/x")) {
            assertThatThrownBy(() -> new ClientAddress(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PALIMPSEST_TRUSTED_PROXIES");
        }
    }
}
