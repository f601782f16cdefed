package org.palimpsest.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the cluster is that takes the search index, and how to get in. What is not needed is empty.
 *
 * @param uri without a path
 * @param username with {@code password}, for a cluster that wants them
 * @param apiKey in their place: as Elasticsearch gives it, encoded
 * @param ca a file with the certificates (PEM) of the authorities that the cluster's own is trusted for; empty for Java's
 */
@ConfigurationProperties("palimpsest.elasticsearch")
record ElasticsearchSettings(
        @DefaultValue("http://localhost:9200") URI uri,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String ca) {

    ElasticsearchSettings {
        if (!apiKey.isBlank() && !username.isBlank()) {
            throw new IllegalArgumentException("Set either PALIMPSEST_ELASTICSEARCH_API_KEY or"
                    + " PALIMPSEST_ELASTICSEARCH_USERNAME with PALIMPSEST_ELASTICSEARCH_PASSWORD, not both.");
        }
    }

    static ElasticsearchSettings open(URI uri) {
        return new ElasticsearchSettings(uri, "", "", "", "");
    }

    /** The value of Authorization, for a cluster that wants to know who asks. */
    Optional<String> authorization() {
        if (!apiKey.isBlank()) {
            return Optional.of("ApiKey " + apiKey);
        }
        var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return username.isBlank() ? Optional.empty() : Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Trusts the given authorities alone; absent where Java's own are to be trusted. */
    Optional<SSLContext> trust() {
        if (ca.isBlank()) {
            return Optional.empty();
        }
        try (var file = Files.newInputStream(Path.of(ca))) {
            var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                authorities.setCertificateEntry("ca-" + authorities.size(), certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return Optional.of(context);
        } catch (IOException e) {
            throw new UncheckedIOException("PALIMPSEST_ELASTICSEARCH_CA cannot be read: " + ca, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("PALIMPSEST_ELASTICSEARCH_CA has no certificates in PEM: " + ca, e);
        }
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "ElasticsearchSettings[uri=" + uri + "]";
    }
}
