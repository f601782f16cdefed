package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.palimpsest.query.reading.AsOf;

/**
 * Which entries had the newest versions as of then: found from the end, at the first looks, whatever came later.
 *
 * @param withheld entries that are shown to nobody at present
 */
record NewestVersions(LibraryCollections library, Set<UUID> withheld) {

    /** Of the versions that are {@code which}, those that were the ones to read, newest first; at most {@code count}. */
    List<Found> of(Bson which, AsOf asOf, int count) {
        var newest = new LinkedHashMap<UUID, Found>();
        var versions = library.versions()
                .find(and(which, lte("published", asOf.position())))
                .sort(descending("published"))
                .projection(exclude("content", "opened"))
                .batchSize(2 * count);
        try (var looked = versions.iterator()) {
            while (newest.size() < count && looked.hasNext()) {
                var version = looked.next();
                if (!newest.containsKey(version.entry())) {
                    read(version, asOf).ifPresent(found -> newest.put(version.entry(), found));
                }
            }
        }
        return List.copyOf(newest.values());
    }

    /** A suppressed one is passed over: its entry stands where the version does that readers got. */
    private Optional<Found> read(VersionDocument version, AsOf asOf) {
        return Optional.ofNullable(library.entries().find(and(eq(version.entry()), ReadableEntries.in(asOf))).first())
                .filter(entry -> !withheld.contains(entry.id()))
                .flatMap(entry -> entry.versionIn(asOf)
                        .filter(served -> served.number() == version.number())
                        .map(served -> new Found(entry, served, asOf)));
    }
}
