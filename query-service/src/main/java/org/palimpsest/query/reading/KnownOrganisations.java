package org.palimpsest.query.reading;

import java.util.List;

/** Which organisations readers know, for forms to offer and maps to name: one read model keeps them. Thread-safe. */
@FunctionalInterface
public interface KnownOrganisations {
    /** Their names, those with the most entries first; at most as many as {@code most} spellings; none while that cannot be asked. */
    List<String> names(int most);
}
