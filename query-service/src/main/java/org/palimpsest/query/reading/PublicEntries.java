package org.palimpsest.query.reading;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What readers have of some entries, for other read models to lead there: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface PublicEntries {
    /**
     * An entry as readers have it today.
     *
     * @param section what it is called
     * @param year in which its current version was published
     * @param contributors their names, without those that are suppressed
     */
    record Public(UUID id, String slug, String title, String section, int year, List<String> contributors) {}

    /** Those of these that readers have today, latest first. */
    List<Public> of(Collection<UUID> entries);
}
