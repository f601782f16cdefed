package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;

/**
 * Counts what sections contain: by adding {@linkplain SectionTally tallies}, by the keys of an index in the last stretch of a past,
 * and by the few entries that neither can know of.
 *
 * @param withheld entries that are shown to nobody at present
 */
record SectionCounts(LibraryCollections library, Set<UUID> withheld) {
    static final Count NONE = new Count(0, null);

    /** {@code lastChange}: of the past that is asked for this is found otherwise. */
    record Count(long entries, @Nullable Instant lastChange) {
        private Count and(Count later) {
            return new Count(entries + later.entries, later.lastChange);
        }
    }

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
        var counts = new HashMap<>(tallied(sections, asOf));
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

    private Map<String, Count> tallied(Bson sections, AsOf asOf) {
        var whole = and(sections, gt("entries", 0L));
        if (asOf.isNow()) {
            return counts(library.tallies().aggregate(SectionTally.sums(whole), Document.class));
        }
        long last = SectionTally.lastStretch(asOf.position());
        var before = counts(library.tallies().aggregate(SectionTally.sums(and(whole, lt("from", last))), Document.class));
        var in = and(sections, gte("readableFrom", last), lte("readableFrom", asOf.position()));
        grouped(in, LibraryCollections.IN_SECTION).forEach((section, count) -> before.merge(section, count, Count::and));
        return before;
    }

    private Map<String, Count> grouped(Bson which, @Nullable Bson index) {
        return counts(library.entries().aggregate(SectionTally.stages(which), Document.class).hint(index));
    }

    private static Map<String, Count> counts(Iterable<Document> grouped) {
        var counts = new HashMap<String, Count>();
        for (var found : grouped) {
            Date last = found.getDate("last");
            counts.put(found.getString("_id"), new Count(found.getLong("entries"), last.toInstant()));
        }
        return counts;
    }

    /** When the latest version that could be read then was published. */
    private @Nullable Instant lastChange(String section, AsOf asOf) {
        return new NewestVersions(library, withheld).of(eq("section", section), asOf, 1).stream()
                .map(found -> found.version().at())
                .findFirst()
                .orElse(null);
    }
}
