package org.palimpsest.query.account;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which OpenID providers people can come in ({@code PALIMPSEST_PROVIDERS_ORCID_ISSUER} and so on).
 *
 * @param providers by the names that stand for them in addresses, in their order; none, unless an installation says so
 */
@ConfigurationProperties("palimpsest")
record ProviderSettings(@DefaultValue Map<String, Provider> providers) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,30}");

    /**
     * One of them.
     *
     * @param issuer its address, under which it describes itself (OpenID Connect Discovery)
     * @param clientId what it calls this installation
     * @param clientSecret what it knows this installation by; may be absent where it wants none
     * @param name what people call it; else the host of its address
     */
    record Provider(URI issuer, String clientId, @Nullable String clientSecret, @Nullable String name) {
        String title() {
            return Objects.requireNonNullElse(name, issuer.getHost());
        }
    }

    /** Throws {@link IllegalArgumentException} for what can be no provider, and says what would be right. */
    ProviderSettings {
        providers = new TreeMap<>(providers);
        providers.forEach(ProviderSettings::check);
    }

    private static void check(String id, Provider provider) {
        var setting = "PALIMPSEST_PROVIDERS_" + id.toUpperCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(setting + ": a provider's name is made of at most 30 of a-z and 0-9.");
        }
        @Nullable URI issuer = provider.issuer;
        if (issuer == null || issuer.getHost() == null || issuer.getRawQuery() != null || !isSafe(issuer)) {
            throw new IllegalArgumentException(setting + "_ISSUER must be the address of an OpenID provider, such as"
                    + " https://orcid.org; without TLS only on this machine. It is “" + issuer + "”.");
        }
        @Nullable String client = provider.clientId;
        if (client == null || client.isBlank()) {
            throw new IllegalArgumentException(setting + "_CLIENT_ID is missing: it is what the provider calls this installation.");
        }
    }

    private static boolean isSafe(URI issuer) {
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(issuer.getHost());
        return "https".equals(issuer.getScheme()) || ("http".equals(issuer.getScheme()) && here);
    }
}
