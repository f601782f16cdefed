package org.palimpsest.command.http;

import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Why a token was not taken, in a way that helps its bearer and nobody else. */
final class TokenFailures {

    private TokenFailures() {}

    static Failure of(AuthenticationException error) {
        if (!(error instanceof OAuth2AuthenticationException)) {
            return Failure.of(ProblemKind.UNAUTHENTICATED, "Send a token as “Authorization: Bearer …”.")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"palimpsest\"");
        }
        var detail = error.getCause() instanceof JwtValidationException invalid
                ? invalid.getErrors().stream().map(OAuth2Error::getDescription).collect(Collectors.joining(" "))
                : "The token cannot be read, or its signature is not right.";
        return Failure.of(ProblemKind.UNAUTHENTICATED, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"palimpsest\", error=\"invalid_token\"");
    }
}
