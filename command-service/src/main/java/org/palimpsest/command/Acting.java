package org.palimpsest.command;

import java.util.Set;
import org.palimpsest.events.Role;

/**
 * Who gives a command, as the signed token says.
 *
 * @param person opaque id, at most 64 of {@code [a-z0-9-]}
 * @param granted never contains {@link Role#OWNER}, which an entry itself confers
 */
public record Acting(String person, Set<Role> granted) {
    public Acting {
        granted = Set.copyOf(granted);
    }
}
