package org.palimpsest.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** A real handshake; the certificates are made by the JDK's own tool. */
    @Test
    void aClusterIsTrustedByItsAuthorityAlone(@TempDir Path folder) throws Exception {
        var cluster = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.setHttpsConfigurator(new HttpsConfigurator(certified(folder, "cluster")));
        cluster.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        certified(folder, "stranger");
        cluster.start();
        var uri = URI.create("https://127.0.0.1:" + cluster.getAddress().getPort());
        try (var trusting = SearchConfiguration.connect(new ElasticsearchSettings(uri, "", "", "", pem(folder, "cluster")));
                var wary = SearchConfiguration.connect(new ElasticsearchSettings(uri, "", "", "", pem(folder, "stranger")));
                var plain = SearchConfiguration.connect(ElasticsearchSettings.open(uri))) {
            assertThatThrownBy(trusting::info).hasMessageContaining("403");
            assertThatThrownBy(wary::info).isInstanceOf(SSLException.class);
            assertThatThrownBy(plain::info).isInstanceOf(SSLException.class);
        } finally {
            cluster.stop(0);
        }
    }

    private static String pem(Path folder, String name) {
        return folder.resolve(name + ".pem").toString();
    }

    private static SSLContext certified(Path folder, String name) throws Exception {
        var file = folder.resolve(name + ".p12").toFile();
        var password = "changeit".toCharArray();
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1", "-validity", "2",
                "-keystore", file.getPath(), "-storepass", new String(password));
        var store = KeyStore.getInstance(file, password);
        var certificate = Base64.getMimeEncoder().encodeToString(store.getCertificate(name).getEncoded());
        Files.writeString(Path.of(pem(folder, name)), "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... words) throws Exception {
        var command = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()), Stream.of(words));
        var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
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
