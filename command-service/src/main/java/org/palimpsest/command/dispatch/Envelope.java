package org.palimpsest.command.dispatch;

import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;

/**
 * What comes with a command and is no part of it.
 *
 * @param expectedSequence number of the last event that the sender has seen; null when any will do
 * @param requestKey makes a second delivery harmless; null when the sender gave none
 */
public record Envelope(Caller caller, @Nullable Long expectedSequence, @Nullable IdempotencyKey requestKey) {

    /** Who sends it. */
    public String person() {
        return caller.id();
    }
}
