package org.palimpsest.query.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The OpenID providers of this installation. What one says of itself is asked when somebody wants to come in by it, and not at the
 * start: a provider that is away keeps nobody else out. Thread-safe; blocks.
 */
@Component
@EnableConfigurationProperties(ProviderSettings.class)
public final class Providers implements ReactiveClientRegistrationRepository {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final String OPENID = "openid";

    /** What is asked for beside who it is, where the provider has it to tell. */
    private static final List<String> WISHES = List.of("profile", "email");

    private final ProviderSettings settings;
    private final LoadingCache<String, ClientRegistration> registrations =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(this::ask);

    Providers(ProviderSettings settings) {
        this.settings = settings;
    }

    /**
     * One of them.
     *
     * @param id what stands for it in addresses
     * @param name what people call it
     * @param issuer its address
     */
    public record Provider(String id, String name, String issuer) {}

    /** All, in the order of their ids. */
    public List<Provider> all() {
        return settings.providers().entrySet().stream()
                .map(one -> new Provider(one.getKey(), one.getValue().title(), one.getValue().issuer().toString()))
                .toList();
    }

    /** Throws {@link Problem} 404 where there is none. */
    public Provider of(String id) {
        return all().stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow(() -> Problem.unknown("This site has no such provider to sign in with."));
    }

    /** What people call the provider with this address; its host where it is none of this installation's any more. */
    public String name(String issuer) {
        return settings.providers().values().stream()
                .filter(one -> one.issuer().toString().equals(issuer))
                .map(ProviderSettings.Provider::title)
                .findFirst()
                .orElseGet(() -> Optional.ofNullable(URI.create(issuer).getHost()).orElse(issuer));
    }

    /** What it is to Spring Security; throws {@link Problem} 503 if it cannot be asked. */
    ClientRegistration registration(String id) {
        try {
            return registrations.get(id);
        } catch (RuntimeException e) {
            LOG.warn("The provider {} cannot be asked what it is: {}", id, e.toString());
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    of(id).name() + " cannot be reached just now. Try again in a moment, or sign in with your password.");
        }
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return settings.providers().containsKey(id)
                ? Mono.fromCallable(() -> registration(id)).subscribeOn(Schedulers.boundedElastic())
                : Mono.empty();
    }

    private ClientRegistration ask(String id) {
        var provider = settings.providers().get(id);
        if (provider == null) {
            throw new IllegalArgumentException("There is no provider “" + id + "”.");
        }
        var found = ClientRegistrations.fromOidcIssuerLocation(provider.issuer().toString())
                .registrationId(id)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .redirectUri("{baseUrl}/sign-in/with/{registrationId}/back")
                .build();
        return ClientRegistration.withClientRegistration(found).scope(scopes(found)).build();
    }

    private static Set<String> scopes(ClientRegistration provider) {
        var scopes = new LinkedHashSet<>(List.of(OPENID));
        var known = provider.getProviderDetails().getConfigurationMetadata().get("scopes_supported");
        WISHES.stream().filter(wish -> !(known instanceof List<?> all) || all.contains(wish)).forEach(scopes::add);
        return scopes;
    }
}
