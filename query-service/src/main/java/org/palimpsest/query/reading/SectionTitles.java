package org.palimpsest.query.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What sections are called, for every read model that shows it: one of them keeps it. A section is never renamed.
 * Thread-safe.
 */
@FunctionalInterface
public interface SectionTitles {
    /** The titles of these sections, by slug; the slug where there is no title yet. */
    Map<String, String> of(Collection<String> slugs);

    /** The title of one section. */
    default String of(String slug) {
        return of(List.of(slug)).getOrDefault(slug, slug);
    }
}
