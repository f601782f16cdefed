package org.palimpsest.web;

import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token or session that was found good, as the person and roles that it tells; each role that it may act in is an
 * authority. Keeps nothing of the token.
 */
public final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    private CallerToken(Caller caller) {
        super(AuthorityUtils.createAuthorityList(caller.granted().stream()
                .filter(role -> caller.may(Scope.of(role)))
                .map(Enum::name)
                .toList()));
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Of a session that goes on, or a personal token. */
    static CallerToken of(Caller caller) {
        return new CallerToken(caller);
    }

    /** Of a token that was found valid. */
    public static CallerToken of(Jwt token) {
        return new CallerToken(TokenRules.caller(token));
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id();
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerToken token && caller.equals(token.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
