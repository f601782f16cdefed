package org.palimpsest.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;
import org.palimpsest.permission.Scope;
import org.palimpsest.web.session.RevokedTokens;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token must say beside being signed: for us, by us, in time, for a person with roles that can be granted. */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    /** Issuer and audience of every token. */
    static final String PALIMPSEST = "palimpsest";

    /** How far the clock of the issuer of tokens may be off. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    static final String ROLES = "roles";

    /** Slugs of the sections in which a role counts, by the names of roles; a role that it does not name counts in all. */
    static final String SECTIONS = "sections";

    /** Names of {@link Scope}; without it, a token is good for all that its roles permit. */
    static final String SCOPES = "scopes";

    private final Clock clock;

    TokenRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var wrong = new ArrayList<String>();
        if (!PALIMPSEST.equals(token.getClaims().get("iss"))) {
            wrong.add("The token's iss must be " + PALIMPSEST + ".");
        }
        if (token.getAudience() == null || !token.getAudience().contains(PALIMPSEST)) {
            wrong.add("The token's aud must contain " + PALIMPSEST + ".");
        }
        times(token, clock.instant(), wrong);
        if (token.getSubject() == null || !Caller.PERSON.matcher(token.getSubject()).matches()) {
            wrong.add("The token's sub must be a person's id: 1 to 64 of a-z, 0-9 and -.");
        }
        if (!(token.getClaims().get(ROLES) instanceof List<?> roles) || !names(Role.GRANTABLE).containsAll(roles)) {
            wrong.add("The token's roles must be a list of some of " + String.join(", ", names(Role.GRANTABLE)) + ".");
        }
        if (token.hasClaim(SECTIONS) && !isReach(token.getClaims().get(SECTIONS))) {
            wrong.add("The token's sections must be an object: names of roles, and for each a list of sections' slugs.");
        }
        if (token.hasClaim(SCOPES)
                && !(token.getClaims().get(SCOPES) instanceof List<?> scopes && names(Scope.ALL).containsAll(scopes))) {
            wrong.add("The token's scopes must be a list of some of " + String.join(", ", names(Scope.ALL)) + ".");
        }
        return wrong.isEmpty()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(wrong.stream().map(TokenRules::error).toList());
    }

    private static boolean isReach(@Nullable Object sections) {
        return sections instanceof Map<?, ?> map
                && names(Role.GRANTABLE).containsAll(map.keySet())
                && map.values().stream().allMatch(slugs -> slugs instanceof List<?> list
                        && list.stream().allMatch(String.class::isInstance));
    }

    private static void times(Jwt token, Instant now, List<String> wrong) {
        var expires = token.getExpiresAt();
        if (expires == null) {
            wrong.add("The token must tell when it expires (exp).");
        } else if (!expires.isAfter(now.minus(SKEW))) {
            wrong.add("The token has expired (exp).");
        } else if (expires.isAfter(now.plus(RevokedTokens.LONGEST_LIFE))) {
            wrong.add("The token's exp must be at most " + RevokedTokens.LONGEST_LIFE.toDays() + " days ahead.");
        }
        if (isAfter(token.getNotBefore(), now.plus(SKEW))) {
            wrong.add("The token is not valid yet (nbf).");
        }
        if (isAfter(token.getIssuedAt(), now.plus(SKEW))) {
            wrong.add("The token was issued in the future (iat).");
        }
    }

    private static boolean isAfter(@Nullable Instant time, Instant bound) {
        return time != null && time.isAfter(bound);
    }

    /** Who asks, according to a token that was found valid. */
    static Caller caller(Jwt token) {
        var roles = Objects.requireNonNull(token.getClaimAsStringList(ROLES));
        var scopes = token.getClaimAsStringList(SCOPES);
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                roles.stream().distinct().map(Role::valueOf).collect(Collectors.toMap(role -> role, role -> reach(token, role))),
                scopes == null ? Scope.PERSONAL : scopes.stream().map(Scope::valueOf).collect(Collectors.toSet()));
    }

    private static Reach reach(Jwt token, Role role) {
        var sections = token.getClaimAsMap(SECTIONS);
        return sections != null && sections.get(role.name()) instanceof List<?> slugs
                ? Reach.of(slugs.stream().map(String.class::cast).toList())
                : Reach.EVERYWHERE;
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    static OAuth2Error error(String description) {
        return new OAuth2Error("invalid_token", description, null);
    }
}
