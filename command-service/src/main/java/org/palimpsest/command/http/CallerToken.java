package org.palimpsest.command.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A token that was found good, as the person and roles that it tells. Keeps nothing of the token itself. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
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
