package org.palimpsest.query.viewer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;

/**
 * Whoever asks, as the signed token says. A controller's parameter of this type is filled in.
 *
 * @param person opaque id; absent without a token
 * @param granted never contains {@link Role#OWNER}, which an entry itself confers
 */
public record Viewer(@Nullable String person, Set<Role> granted) {
    /** Anybody. */
    public static final Viewer ANONYMOUS = new Viewer(null, Set.of());

    public Viewer {
        granted = Set.copyOf(granted);
    }

    /** Whether this is {@code other}; an anonymous viewer is nobody. */
    public boolean is(@Nullable String other) {
        return person != null && person.equals(other);
    }

    /** Whether the token grants {@code role}. */
    public boolean has(Role role) {
        return granted.contains(role);
    }
}
