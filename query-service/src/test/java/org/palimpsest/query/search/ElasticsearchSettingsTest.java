package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ElasticsearchSettingsTest {
    private static final URI ANYWHERE = URI.create("https://search.example.org");

    @Test
    void theClusterIsToldWhoAsks() throws IOException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        var cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.createContext("/", exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        cluster.start();
        var uri = URI.create("http://127.0.0.1:" + cluster.getAddress().getPort());
        try (var client = SearchConfiguration.connect(new ElasticsearchSettings(uri, "", "", "a2V5", ""))) {
            assertThatThrownBy(client::info).isInstanceOf(Exception.class);
            assertThat(told.poll()).isEqualTo("ApiKey a2V5");
        } finally {
            cluster.stop(0);
        }
    }

    @Test
    void nameAndPasswordAreToldTogether() {
        assertThat(new ElasticsearchSettings(ANYWHERE, "olwen", "p:w", "", "").authorization()).contains("Basic b2x3ZW46cDp3");
        assertThat(ElasticsearchSettings.open(ANYWHERE).authorization()).isEmpty();
    }

    @Test
    void oneWayInIsEnough() {
        assertThatThrownBy(() -> new ElasticsearchSettings(ANYWHERE, "olwen", "p", "a2V5", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PALIMPSEST_ELASTICSEARCH_API_KEY");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new ElasticsearchSettings(ANYWHERE, "", "", "", "/no/such/ca.pem").trust())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("PALIMPSEST_ELASTICSEARCH_CA");
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(new ElasticsearchSettings(ANYWHERE, "olwen", "secret", "", "")).asString().doesNotContain("secret");
    }
}
