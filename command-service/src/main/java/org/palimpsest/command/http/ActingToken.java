package org.palimpsest.command.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Acting;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A token that was found good, as the person and roles that it tells. Keeps nothing of the token itself. */
final class ActingToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;

    ActingToken(Acting acting) {
        super(List.of());
        this.acting = acting;
        setAuthenticated(true);
    }

    @Override
    public Acting getPrincipal() {
        return acting;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActingToken token && acting.equals(token.acting);
    }

    @Override
    public int hashCode() {
        return acting.hashCode();
    }
}
