package org.palimpsest.query.search;

import java.util.List;

/** What a text means, as a direction: texts of like meaning point the same way, whatever words they use. Thread-safe. */
@FunctionalInterface
interface Meaning {
    /** As many numbers say it. */
    int DIMENSIONS = 384;

    /** Of an installation that searches by words alone. */
    Meaning NONE = _ -> List.of();

    /** {@value #DIMENSIONS} numbers, of length 1 as a vector; none where meaning is switched off, not loaded yet, or cannot be. */
    List<Float> of(String text);
}
