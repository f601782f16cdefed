package org.palimpsest.query.reading;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whose credits are whose, for other read models to show and to heed: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface ConfirmedCredits {
    /**
     * The names by which this person is credited, by entry; some thousand entries at most, those begun last first. Published or not:
     * a caller that shows an entry to others must ask what these may see.
     */
    Map<UUID, Set<String>> credits(String person);
}
