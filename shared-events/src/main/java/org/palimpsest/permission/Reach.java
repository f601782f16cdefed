package org.palimpsest.permission;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which sections a role counts. Immutable.
 *
 * @param only their slugs, at least one; empty for all sections there are and will be
 */
public record Reach(Optional<Set<String>> only) {
    /** All sections there are and will be. */
    public static final Reach EVERYWHERE = new Reach(Optional.empty());

    /** As an event tells it: {@code sections} null for everywhere. */
    public static Reach of(@Nullable Collection<String> sections) {
        return sections == null ? EVERYWHERE : new Reach(Optional.of(Set.copyOf(sections)));
    }

    /** Whether the role counts in {@code section}. */
    public boolean covers(String section) {
        return only.isEmpty() || only.get().contains(section);
    }

    /** Whether the role counts in each of {@code sections}. */
    public boolean covers(Collection<String> sections) {
        return sections.stream().allMatch(this::covers);
    }

    /** Both together. */
    public Reach and(Reach other) {
        if (only.isEmpty() || other.only.isEmpty()) {
            return EVERYWHERE;
        }
        var all = new TreeSet<>(only.get());
        all.addAll(other.only.get());
        return of(all);
    }
}
