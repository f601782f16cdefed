package org.palimpsest.command.dispatch;

import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Acting;

/**
 * What comes with a command and is no part of it.
 *
 * @param expectedVersion the version that the sender has seen; null when any will do
 * @param requestKey makes a second delivery harmless; null when the sender gave none
 */
public record Envelope(Acting acting, @Nullable Long expectedVersion, @Nullable RequestKey requestKey) {

    /** Who sends it. */
    public String person() {
        return acting.person();
    }
}
