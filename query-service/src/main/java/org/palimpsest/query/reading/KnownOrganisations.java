package org.palimpsest.query.reading;

import java.util.List;

/** Which organisations readers know, for forms to offer: one read model keeps them. Thread-safe. */
@FunctionalInterface
public interface KnownOrganisations {
    /** Their names, those with the most entries first, some hundred at most; none while that cannot be asked. */
    List<String> names();
}
