package org.palimpsest.command;

import org.axonframework.commandhandling.CommandMessage;
import org.palimpsest.permission.Caller;

/** What a command message tells beside the command itself, and under which keys of its metadata. */
public final class CommandMetadata {
    /** The {@link Caller}; required. */
    public static final String CALLER = "caller";

    /** A {@link Long}: the sequence number that the sender has seen. Absent when any will do. */
    public static final String EXPECTED_SEQUENCE = "expectedSequence";

    private CommandMetadata() {}

    /** Who sends the message; throws {@link IllegalArgumentException} where it does not say. */
    public static Caller caller(CommandMessage<?> message) {
        if (message.getMetaData().get(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalArgumentException(message.getCommandName() + " does not tell who sends it");
    }
}
