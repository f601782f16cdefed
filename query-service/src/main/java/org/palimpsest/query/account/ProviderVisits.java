package org.palimpsest.query.account;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.palimpsest.web.session.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Browsers on their way to an OpenID provider and back: authorization code with PKCE, state and nonce. What has to be known again is
 * kept under a hash of the state, and belongs to the one browser that left: a link that somebody else made leads nowhere. The checks of
 * the provider's answer are Spring Security's. Thread-safe; blocks.
 */
@Component
final class ProviderVisits {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderVisits.class);
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    /** Longer than everything that belongs to a browser and may be needed of it. */
    private static final Duration KNOWN = Duration.ofHours(2);

    private static final String PROVIDER = "provider";
    private static final String BROWSER = "browser";
    private static final String PERSON = "person";
    private static final String NEXT = "next";
    private static final String BACK = "back";
    private static final String NONCE = OidcParameterNames.NONCE;
    private static final String VERIFIER = PkceParameterNames.CODE_VERIFIER;

    private final Providers providers;
    private final OneTimeLinks links;
    private final DefaultServerOAuth2AuthorizationRequestResolver requests;
    private final OidcAuthorizationCodeReactiveAuthenticationManager checks = new OidcAuthorizationCodeReactiveAuthenticationManager(
            new WebClientReactiveAuthorizationCodeTokenResponseClient(), new OidcReactiveOAuth2UserService());

    ProviderVisits(Providers providers, OneTimeLinks links) {
        this.providers = providers;
        this.links = links;
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(providers);
        this.requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /** Why somebody came back with nothing. */
    enum Failure {
        /** What they left for is not known: it was used, is too old, or was another browser's, another person's or another provider's. */
        STALE,
        /** The provider, or they themselves there, said no. */
        REFUSED,
        /** What the provider says proves nothing, or could not be checked. */
        UNPROVEN
    }

    /**
     * How a visit ended.
     *
     * @param person who left to connect an account there; null where somebody left to sign in, and where it is not known
     * @param failure null where the provider vouches for somebody
     * @param vouched null where it does not
     */
    record Return(@Nullable String person, String next, @Nullable Failure failure, @Nullable Vouched vouched) {
        static final Return STALE = new Return(null, "", Failure.STALE, null);
    }

    /**
     * For whom a provider vouches.
     *
     * @param name what it says they are called; empty if it does not
     * @param email their address there; empty if it says none that can be one
     * @param verified whether it says that the address is theirs
     */
    record Vouched(Identity identity, String name, String email, boolean verified) {}

    /**
     * Where to send the browser.
     *
     * @param person who wants to connect an account there; null for a visitor who wants to sign in
     * @param next where to go when they are signed in
     */
    URI leave(String provider, @Nullable String person, String next, String origin, ServerWebExchange exchange) {
        // So that nothing depends on the host that somebody says they have asked.
        var ours = exchange.mutate().request(request -> request.uri(URI.create(origin + "/"))).build();
        providers.registration(provider);
        var request = Objects.requireNonNull(requests.resolve(ours, provider).block(ANSWERING));
        var what = new Document(PROVIDER, provider)
                .append(BROWSER, browser(exchange))
                .append(PERSON, person)
                .append(NEXT, next)
                .append(BACK, request.getRedirectUri())
                .append(NONCE, request.getAttribute(NONCE))
                .append(VERIFIER, request.getAttribute(VERIFIER));
        var state = links.make(Purpose.PROVIDER_VISIT, what);
        return URI.create(OAuth2AuthorizationRequest.from(request).state(state).build().getAuthorizationRequestUri());
    }

    /** What became of it; each visit ends once. */
    Return back(String provider, Caller caller, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams().toSingleValueMap();
        var state = query.getOrDefault(OAuth2ParameterNames.STATE, "");
        var left = links.find(Purpose.PROVIDER_VISIT, state).orElse(null);
        if (left == null || !isOf(left, exchange) || !provider.equals(left.getString(PROVIDER))) {
            return Return.STALE;
        }
        var person = left.getString(PERSON);
        var registration = providers.registration(provider);
        if ((person != null && !caller.is(person)) || !links.useUp(state)) {
            return Return.STALE;
        }
        var next = left.getString(NEXT);
        if (isOfAnother(registration, query)) {
            return new Return(person, next, Failure.UNPROVEN, null);
        }
        if (query.containsKey(OAuth2ParameterNames.ERROR) || !query.containsKey(OAuth2ParameterNames.CODE)) {
            return new Return(person, next, Failure.REFUSED, null);
        }
        var vouched = check(registration, left, state, query.getOrDefault(OAuth2ParameterNames.CODE, ""));
        return new Return(person, next, vouched == null ? Failure.UNPROVEN : null, vouched);
    }

    /** Whether this was kept for the browser that asks. */
    static boolean isOf(Document kept, ServerWebExchange exchange) {
        var secret = HostCookie.PROVIDER.of(exchange);
        return secret != null && Secrets.hash(secret).equals(kept.getString(BROWSER));
    }

    /** What is kept for this browser alone. */
    static Document keep(ServerWebExchange exchange) {
        return new Document(BROWSER, browser(exchange));
    }

    /** By which the browser is known when it comes back. It may be on several ways at once. */
    private static String browser(ServerWebExchange exchange) {
        var known = HostCookie.PROVIDER.of(exchange);
        var secret = known == null || known.isBlank() ? Secrets.fresh() : known;
        HostCookie.PROVIDER.set(exchange, secret, KNOWN);
        return Secrets.hash(secret);
    }

    /** RFC 9207: a provider that says who it is, is the one to which the browser was sent; one that always does, does. */
    private static boolean isOfAnother(ClientRegistration registration, Map<String, String> query) {
        var details = registration.getProviderDetails();
        var says = query.get("iss");
        boolean always = Boolean.TRUE.equals(
                details.getConfigurationMetadata().get("authorization_response_iss_parameter_supported"));
        return says == null ? always : !says.equals(details.getIssuerUri());
    }

    private @Nullable Vouched check(ClientRegistration registration, Document left, String state, String code) {
        var back = left.getString(BACK);
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(back)
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.put(NONCE, left.getString(NONCE));
                    attributes.put(VERIFIER, left.getString(VERIFIER));
                })
                .build();
        var response = OAuth2AuthorizationResponse.success(code).redirectUri(back).state(state).build();
        try {
            var checked = checks.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(
                            registration, new OAuth2AuthorizationExchange(request, response)))
                    .block(ANSWERING);
            return checked != null && checked.getPrincipal() instanceof OidcUser user ? vouched(registration, user) : null;
        } catch (RuntimeException e) {
            var why = e instanceof OAuth2AuthenticationException refused ? refused.getError().getErrorCode() : e.getClass().getName();
            LOG.warn("What the provider {} answered cannot be believed: {}", registration.getRegistrationId(), why);
            return null;
        }
    }

    private static Vouched vouched(ClientRegistration registration, OidcUser user) {
        var issuer = Objects.requireNonNull(registration.getProviderDetails().getIssuerUri());
        var said = Objects.requireNonNullElse(user.getEmail(), "");
        var email = EmailAddress.isValid(said) ? said : "";
        return new Vouched(
                new Identity(issuer, Objects.requireNonNull(user.getSubject())),
                Objects.requireNonNullElse(user.getFullName(), ""),
                email,
                !email.isEmpty() && Boolean.TRUE.equals(user.getEmailVerified()));
    }
}
