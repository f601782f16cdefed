package org.palimpsest.query.library;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;

/** Counts what sections contain. Counted when asked, for a section's document belongs to the section's events alone. */
final class SectionCounts {
    static final Count NONE = new Count(0, null);

    private final MongoCollection<EntryDocument> entries;

    record Count(long entries, @Nullable Instant lastChange) {}

    SectionCounts(MongoCollection<EntryDocument> entries) {
        this.entries = entries;
    }

    /** By section's slug; sections without readable entries are left out. */
    Map<String, Count> of(Bson readable, AsOf asOf) {
        var stages = List.of(
                match(readable),
                unwind("$versions"),
                match(lte("versions.position", asOf.position())),
                group(new Document("entry", "$_id").append("section", "$section"), max("last", "$versions.at")),
                group("$_id.section", sum("entries", 1L), max("last", "$last")));
        var counts = new HashMap<String, Count>();
        for (var found : entries.aggregate(stages, Document.class)) {
            Date last = found.getDate("last");
            counts.put(found.getString("_id"), new Count(found.getLong("entries"), last.toInstant()));
        }
        return counts;
    }
}
