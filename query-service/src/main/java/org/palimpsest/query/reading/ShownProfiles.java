package org.palimpsest.query.reading;

import java.util.Collection;
import java.util.Set;

/** Whose profiles readers may see, for every read model that leads there: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface ShownProfiles {
    /** Those of these people who want it so; asks the database once, for all. None who was erased. */
    Set<String> among(Collection<String> people);
}
