package org.palimpsest.query.reading;

import java.util.Collection;
import java.util.Map;

/** What people are called, for every read model that shows it: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface PersonNames {
    /**
     * What these people are called, by id. Those who are not registered are left out, and those who were erased; and so are all while
     * people are read for the first time.
     */
    Map<String, String> names(Collection<String> people);
}
