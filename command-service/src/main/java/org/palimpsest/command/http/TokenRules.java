package org.palimpsest.command.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token must say beside being signed, in time and ours. */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    private static final String ROLES = "roles";
    private static final Pattern PERSON = Pattern.compile("[a-z0-9-]{1,64}");
    /** An entry confers {@link Role#OWNER} itself. */
    private static final Set<Role> GRANTED = EnumSet.complementOf(EnumSet.of(Role.OWNER));

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var errors = new ArrayList<OAuth2Error>();
        if (token.getExpiresAt() == null) {
            errors.add(error("The token must tell when it expires (exp)."));
        }
        if (token.getSubject() == null || !PERSON.matcher(token.getSubject()).matches()) {
            errors.add(error("The token's sub must be a person's id: 1 to 64 of a-z, 0-9 and -."));
        }
        if (!(token.getClaims().get(ROLES) instanceof List<?> roles) || !names().containsAll(roles)) {
            errors.add(error("The token's roles must be a list of some of " + String.join(", ", names()) + "."));
        }
        return errors.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(errors);
    }

    /** Who acts, according to a token that was found valid. */
    static Caller caller(Jwt token) {
        var roles = Objects.requireNonNull(token.getClaimAsStringList(ROLES));
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                roles.stream().map(Role::valueOf).collect(Collectors.toSet()));
    }

    private static List<String> names() {
        return GRANTED.stream().map(Role::name).toList();
    }

    private static OAuth2Error error(String description) {
        return new OAuth2Error("invalid_token", description, null);
    }
}
