package org.palimpsest.command;

import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
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

    /** The one in the message's metadata; throws {@link IllegalArgumentException} where there is none. */
    public static Acting of(CommandMessage<?> message) {
        if (message.getMetaData().get(CommandMetaData.ACTING) instanceof Acting acting) {
            return acting;
        }
        throw new IllegalArgumentException(message.getCommandName() + " does not tell who acts");
    }

    public boolean is(Role role) {
        return granted.contains(role);
    }
}
