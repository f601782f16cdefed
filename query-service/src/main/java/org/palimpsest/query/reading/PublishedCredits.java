package org.palimpsest.query.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.palimpsest.events.Contributor;

/** Who was credited together, for other read models to see who has worked with whom: one of them keeps it. Thread-safe. */
@FunctionalInterface
public interface PublishedCredits {
    /**
     * The contributors of each version that was published since then and credits somebody with one of these family names, whatever
     * their case; the latest first, and no more than the last thousand. Taken back or not: this tells of conflicts, not to readers.
     */
    List<List<Contributor>> since(Instant since, Collection<String> families);
}
