package org.palimpsest.query.synonyms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palimpsest.query.search.SynonymDocument;

/**
 * Words that mean the same to the search.
 *
 * @param sequence the version of the group that {@code If-Match} compares with
 * @param words single ones, and some that are only meant side by side; in the order in which editors wrote them
 * @param changedAt when it was changed last
 */
record SynonymGroup(UUID id, long sequence, List<String> words, Instant changedAt) {
    static SynonymGroup of(SynonymDocument group) {
        return new SynonymGroup(group.id(), group.sequence(), group.words(), group.at());
    }
}
