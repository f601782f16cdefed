package org.palimpsest.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ProviderSettingsTest {

    private static ProviderSettings bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return Binder.get(environment).bindOrCreate("palimpsest", ProviderSettings.class);
    }

    @Test
    void anInstallationHasAsManyAsItsEnvironmentSays() {
        assertThat(bound(Map.of()).providers()).isEmpty();
        var settings = bound(Map.of(
                "PALIMPSEST_PROVIDERS_ORCID_ISSUER", "https://orcid.org",
                "PALIMPSEST_PROVIDERS_ORCID_CLIENT_ID", "APP-1",
                "PALIMPSEST_PROVIDERS_ORCID_CLIENT_SECRET", "secret",
                "PALIMPSEST_PROVIDERS_ORCID_NAME", "ORCID",
                "PALIMPSEST_PROVIDERS_HERE_ISSUER", "http://localhost:8180/realms/here",
                "PALIMPSEST_PROVIDERS_HERE_CLIENT_ID", "palimpsest"));
        assertThat(settings.providers().keySet()).containsExactly("here", "orcid");
        assertThat(settings.providers().values()).extracting(ProviderSettings.Provider::title).containsExactly("localhost", "ORCID");
        assertThat(settings.providers().values()).extracting(ProviderSettings.Provider::clientSecret).containsExactly(null, "secret");
    }

    @Test
    void whatCannotBeAProviderIsNamed() {
        for (var issuer : List.of("http://id.example.org", "ftp://id.example.org", "id.example.org", "https://id.example.org?x=y")) {
            assertThatThrownBy(() -> bound(Map.of(
                            "PALIMPSEST_PROVIDERS_ONE_ISSUER", issuer, "PALIMPSEST_PROVIDERS_ONE_CLIENT_ID", "palimpsest")))
                    .as(issuer)
                    .rootCause()
                    .hasMessageContainingAll("PALIMPSEST_PROVIDERS_ONE_ISSUER", issuer);
        }
        assertThatThrownBy(() -> bound(Map.of("PALIMPSEST_PROVIDERS_ONE_CLIENT_ID", "palimpsest")))
                .rootCause()
                .hasMessageContaining("PALIMPSEST_PROVIDERS_ONE_ISSUER");
        assertThatThrownBy(() -> bound(Map.of("PALIMPSEST_PROVIDERS_ONE_ISSUER", "https://id.example.org")))
                .rootCause()
                .hasMessageContaining("PALIMPSEST_PROVIDERS_ONE_CLIENT_ID is missing");
    }
}
