package org.palimpsest.command;

/** The keys under which a command message tells what is not in the command itself. */
public final class CommandMetaData {
    /** The {@link Acting}; required. */
    public static final String ACTING = "acting";

    /** A {@link Long}: the version that the sender has seen. Absent when any will do. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private CommandMetaData() {}
}
