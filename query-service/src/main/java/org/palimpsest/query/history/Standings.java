package org.palimpsest.query.history;

import java.util.Locale;

/** Where an entry stands, in words. */
final class Standings {
    private Standings() {}

    /** {@code under review, round 2, version 1 published}. */
    static String of(State state) {
        var words = new StringBuilder(state.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (state.round() > 0) {
            words.append(", round ").append(state.round());
        }
        if (state.version() > 0) {
            words.append(", version ").append(state.version()).append(" published");
        }
        return words.append(state.withdrawn() ? ", withdrawn" : "").toString();
    }
}
