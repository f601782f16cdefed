package org.palimpsest.query.library;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;

/**
 * Counts what sections contain: on keys of an index alone, and by the few entries that it cannot know of. Counted when
 * asked, for a section's document belongs to the section's events alone.
 *
 * @param withheld entries that are shown to nobody at present
 */
record SectionCounts(LibraryCollections library, Set<UUID> withheld) {
    static final Count NONE = new Count(0, null);

    record Count(long entries, @Nullable Instant lastChange) {}

    /** By section's slug; sections without readable entries are left out. */
    Map<String, Count> all(AsOf asOf) {
        return counts(empty(), asOf);
    }

    /** Of one section. */
    Count of(String section, AsOf asOf) {
        return counts(eq("section", section), asOf).getOrDefault(section, NONE);
    }

    private Map<String, Count> counts(Bson sections, AsOf asOf) {
        var there = and(sections, ReadableEntries.from(asOf));
        var counts = new HashMap<>(grouped(there, LibraryCollections.IN_SECTION));
        if (!withheld.isEmpty()) {
            leaveOut(and(there, in("_id", withheld)), counts);
        }
        if (!asOf.isNow()) {
            leaveOut(and(sections, ReadableEntries.interruptedIn(asOf, withheld)), counts);
        }
        counts.values().removeIf(count -> count.entries() == 0);
        if (!asOf.isNow() || !withheld.isEmpty()) {
            counts.replaceAll((section, count) -> new Count(count.entries(), lastChange(section, asOf)));
        }
        return counts;
    }

    private void leaveOut(Bson which, Map<String, Count> counts) {
        grouped(which, null)
                .forEach((section, fewer) -> counts.computeIfPresent(
                        section, (_, count) -> new Count(count.entries() - fewer.entries(), count.lastChange())));
    }

    private Map<String, Count> grouped(Bson which, @Nullable Bson index) {
        var counts = new HashMap<String, Count>();
        for (var found : library.entries().aggregate(stages(which), Document.class).hint(index)) {
            Date last = found.getDate("last");
            counts.put(found.getString("_id"), new Count(found.getLong("entries"), last.toInstant()));
        }
        return counts;
    }

    /** Asks for nothing that {@link LibraryCollections#IN_SECTION} has not. */
    static List<Bson> stages(Bson which) {
        return List.of(match(which), group("$section", sum("entries", 1L), max("last", "$latestAt")));
    }

    /** When the latest version that could be read then was published: found from the end, at the first or second look. */
    private @Nullable Instant lastChange(String section, AsOf asOf) {
        var versions = library.versions()
                .find(and(eq("section", section), lte("position", asOf.position())))
                .sort(descending("position"))
                .projection(exclude("content"))
                .batchSize(10);
        for (var version : versions) {
            var entry = library.entries()
                    .find(and(eq(version.entry()), ReadableEntries.in(asOf)))
                    .first();
            if (entry != null
                    && !withheld.contains(entry.id())
                    && !entry.suppressions().hidesVersion(version.number())) {
                return version.at();
            }
        }
        return null;
    }
}
