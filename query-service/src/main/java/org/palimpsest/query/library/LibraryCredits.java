package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.reading.PublishedCredits;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** Asks for them each time. */
@Component
final class LibraryCredits implements PublishedCredits {
    private static final int MOST = 1_000;

    private final MongoDatabase database;
    private final Generations generations;

    LibraryCredits(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public List<List<Contributor>> since(Instant since, Collection<String> families) {
        return generations.find(Library.MODEL)
                .map(generation -> LibraryCollections.of(database, generation).versions())
                .map(versions -> versions.find(and(in(LibraryCollections.FAMILY, families), gte("at", since)))
                        .collation(LibraryCollections.ANY_CASE)
                        .sort(descending("position"))
                        .limit(MOST)
                        .map(version -> version.content().contributors())
                        .into(new ArrayList<>()))
                .orElseGet(ArrayList::new);
    }
}
