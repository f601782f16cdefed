package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * All entries that readers have today, in parts that none of them outgrows: an entry is in the part of the position at which its current
 * version was published. So a part has at most as many entries as positions, and finding all parts needs two questions for each,
 * however many entries there are. Thread-safe; every method asks the database.
 */
public final class LibraryMap {
    /** Positions, and so at most entries, of a part: as many as a map of a site may have. */
    public static final int PART = 50_000;

    private static final String PLACE = "latestPosition";

    private final MongoCollection<EntryDocument> entries;
    private final Set<UUID> withheld;

    LibraryMap(MongoCollection<EntryDocument> entries, Set<UUID> withheld) {
        this.entries = entries;
        this.withheld = Set.copyOf(withheld);
    }

    /** {@code number}: from 0; {@code changed}: when its newest version was published. */
    public record Part(long number, Instant changed) {}

    /** {@code changed}: when its current version was published, or its text opened after that. */
    public record Place(String slug, Instant changed) {}

    /** The parts that have entries, the oldest first. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        var next = edge(gte(PLACE, 0L), ascending(PLACE));
        while (next.isPresent()) {
            long number = place(next.get()) / PART;
            edge(in(number), descending(PLACE)).ifPresent(last -> parts.add(new Part(number, changed(last))));
            next = edge(gte(PLACE, (number + 1) * PART), ascending(PLACE));
        }
        return List.copyOf(parts);
    }

    /** Whether there is anything in a part. */
    public boolean has(long number) {
        return edge(in(number), ascending(PLACE)).isPresent();
    }

    /** The entries of a part as they are read from the database; to be closed. */
    public Stream<Place> places(long number) {
        MongoCursor<Document> cursor = found(in(number)).sort(ascending(PLACE)).batchSize(1_000).cursor();
        Iterator<Document> all = cursor;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
                .map(entry -> new Place(String.valueOf(entry.getString("slug")), changed(entry)))
                .onClose(cursor::close);
    }

    private Optional<Document> edge(Bson where, Bson order) {
        return Optional.ofNullable(found(where).sort(order).first());
    }

    private FindIterable<Document> found(Bson where) {
        return entries.withDocumentClass(Document.class)
                .find(and(where, nin("_id", withheld)))
                .projection(include("slug", PLACE, "latestAt", "opened.at"));
    }

    private static Bson in(long number) {
        return and(gte(PLACE, number * PART), lt(PLACE, (number + 1) * PART));
    }

    private static long place(Document entry) {
        return entry.get(PLACE, Number.class).longValue();
    }

    private static Instant changed(Document entry) {
        var latest = entry.getDate("latestAt").toInstant();
        var opened = at(entry.get("opened"));
        return opened != null && opened.isAfter(latest) ? opened : latest;
    }

    private static @Nullable Instant at(@Nullable Object opened) {
        return opened instanceof Document document ? document.getDate("at").toInstant() : null;
    }
}
