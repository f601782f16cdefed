package org.palimpsest.query.reading;

import java.util.SequencedMap;

/** The sections in which something can be started, for every form that asks for one: one read model keeps them. Thread-safe. */
@FunctionalInterface
public interface OpenSections {
    /** Their titles by slug, in the order of the titles; none while the library is built for the first time. */
    SequencedMap<String, String> titles();
}
