package org.palimpsest.query.library;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How many entries of a section became readable in one stretch of the log, and still are: so that a section is counted by adding a few
 * of these. It belongs to no stream of events. It says what the entries say, and is made of them anew whenever one of them may have
 * changed; so it can be made twice, in any order, and after a batch that was broken off.
 *
 * @param id section and number of the stretch
 * @param revision raised with each change, so that of two who count at once the later has seen what the other has written
 * @param from the first position of the stretch
 * @param latestAt when the latest version of these was published; absent where there are none
 */
public record SectionTally(@BsonId String id, long revision, String section, long from, long entries, @Nullable Instant latestAt) {
    /** Positions in a stretch: so many keys of an index are counted at most, and a log of ten million events has 1,200 of them. */
    static final long STRETCH = 8192;

    /** Makes those anew in which these entries may count: where one of their versions was published. */
    static void count(LibraryCollections library, List<EntryDocument> entries) {
        entries.stream()
                .flatMap(entry -> entry.versions().stream().map(version -> new Place(entry.section(), version.position() / STRETCH)))
                .collect(Collectors.toUnmodifiableSet())
                .forEach(place -> place.count(library));
    }

    /** A stretch of a section. */
    private record Place(String section, long number) {

        void count(LibraryCollections library) {
            boolean kept = false;
            while (!kept) {
                // Read before it is counted: who has written since has also counted since.
                var before = library.tallies().find(eq(id())).first();
                var now = counted(library, before == null ? 1 : before.revision + 1);
                kept = before == null ? inserted(library, now) : replaced(library, before, now);
            }
        }

        private String id() {
            return section + "/" + number;
        }

        private SectionTally counted(LibraryCollections library, long revision) {
            long from = number * STRETCH;
            var stretch = and(eq("section", section), gte("readableFrom", from), lt("readableFrom", from + STRETCH));
            var found = library.entries().aggregate(stages(stretch), Document.class).hint(LibraryCollections.IN_SECTION).first();
            return found == null
                    ? new SectionTally(id(), revision, section, from, 0, null)
                    : new SectionTally(id(), revision, section, from, found.getLong("entries"), found.get("last", Date.class).toInstant());
        }

        private boolean replaced(LibraryCollections library, SectionTally before, SectionTally now) {
            return library.tallies().replaceOne(and(eq(now.id), eq("revision", before.revision)), now).getMatchedCount() > 0;
        }

        private boolean inserted(LibraryCollections library, SectionTally now) {
            try {
                library.tallies().insertOne(now);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return false;
            }
        }
    }

    /** Asks for nothing that {@link LibraryCollections#IN_SECTION} has not. */
    static List<Bson> stages(Bson which) {
        return List.of(match(which), group("$section", sum("entries", 1L), max("last", "$latestAt")));
    }

    /** The same of tallies. */
    static List<Bson> sums(Bson which) {
        return List.of(match(which), group("$section", sum("entries", "$entries"), max("last", "$latestAt")));
    }

    /** Which positions are to be counted by themselves, of the past up to {@code position}: those of its last stretch. */
    static long lastStretch(long position) {
        return (position + 1) / STRETCH * STRETCH;
    }
}
