package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.nor;

import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.reading.AsOf;

/** Which entries readers get, as conditions on {@link EntryDocument}s. */
final class ReadableEntries {
    private ReadableEntries() {}

    /** Those that can be read today and were published as of then, whatever was between: by an index alone. */
    static Bson from(AsOf asOf) {
        var today = gte("readableFrom", 0L);
        return asOf.isNow() ? today : and(today, lte("readableFrom", asOf.position()));
    }

    /** Those that could be read as of then, and still can. */
    static Bson in(AsOf asOf) {
        return asOf.isNow() ? from(asOf) : and(from(asOf), nor(hiddenIn(asOf)));
    }

    /** Those of {@link #from} that were hidden as of then, but for some. They are few. */
    static Bson interruptedIn(AsOf asOf, Set<UUID> except) {
        return and(eq("interrupted", true), from(asOf), hiddenIn(asOf), nin("_id", except));
    }

    private static Bson hiddenIn(AsOf asOf) {
        return elemMatch(
                "withdrawals",
                and(
                        eq("versions", WithdrawnVersions.HIDDEN.name()),
                        lte("position", asOf.position()),
                        gt("endedAtPosition", asOf.position())));
    }
}
