package org.palimpsest.web;

/** Headers that are the house's own, and that both services speak of. */
public final class Headers {
    /**
     * In an answer to a command: the position of its last event, in digits. Sent back with a question, as header or as cookie,
     * it makes the answer no older than that.
     */
    public static final String POSITION = "Palimpsest-Position";

    private Headers() {}
}
