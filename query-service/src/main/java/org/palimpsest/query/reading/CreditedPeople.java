package org.palimpsest.query.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose the credits of entries are, for other read models: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface CreditedPeople {
    /**
     * Ids of those who have a credit on each of these and agree to be named, by the names by which they are credited. Published or not:
     * a caller that shows it must ask who wants to be seen, and show no other name than what readers have.
     */
    Map<UUID, Map<String, String>> people(Collection<UUID> entries);

    /** The same of one entry. */
    default Map<String, String> people(UUID entry) {
        return people(List.of(entry)).getOrDefault(entry, Map.of());
    }
}
