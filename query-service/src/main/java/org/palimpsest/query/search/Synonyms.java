package org.palimpsest.query.search;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.SameWord;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/**
 * The words that mean the same, as they are now: at most some thousand groups, so that all of them stand in memory until one changes.
 * While they are built for the first time there are none. Thread-safe; asks the database for no more than whether something has changed.
 */
@Component
public final class Synonyms {
    static final ReadModel MODEL = new ReadModel("synonyms", 1);
    static final String POSITION = "position";

    private final MongoDatabase database;
    private final Generations generations;
    private volatile Kept kept = new Kept(null, -1, List.of(), Thesaurus.NONE);

    /** @param position of the last event that is in it */
    private record Kept(@Nullable Generation generation, long position, List<SynonymDocument> groups, Thesaurus thesaurus) {}

    Synonyms(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    MongoCollection<SynonymDocument> groups(Generation generation) {
        return database.getCollection(generation.collection("groups"), SynonymDocument.class);
    }

    /** All groups, by their first words. */
    public List<SynonymDocument> all() {
        return now().groups;
    }

    /** A group that is there. */
    public Optional<SynonymDocument> find(UUID id) {
        return all().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** The same one until a group changes. */
    Thesaurus thesaurus() {
        return now().thesaurus;
    }

    private Kept now() {
        var generation = generations.find(MODEL).orElse(null);
        var known = kept;
        long position = generation == null ? -1 : position(generation);
        if (position != known.position || !isOf(generation, known)) {
            // What comes in while they are read is of a later position, and so has them read once more.
            known = generation == null ? new Kept(null, -1, List.of(), Thesaurus.NONE) : read(generation, position);
            kept = known;
        }
        return known;
    }

    private static boolean isOf(@Nullable Generation generation, Kept kept) {
        return generation == null ? kept.generation == null : generation.equals(kept.generation);
    }

    private long position(Generation generation) {
        var last = groups(generation)
                .withDocumentClass(BsonDocument.class)
                .find()
                .sort(descending(POSITION))
                .projection(fields(include(POSITION), excludeId()))
                .first();
        return last == null ? -1 : last.getNumber(POSITION).longValue();
    }

    private Kept read(Generation generation, long position) {
        var groups = groups(generation).find(exists("words.0")).into(new ArrayList<>());
        groups.sort(Comparator.comparing(group -> SameWord.key(group.words().getFirst())));
        return new Kept(
                generation,
                position,
                List.copyOf(groups),
                new Thesaurus(groups.stream().map(SynonymDocument::words).toList()));
    }
}
