package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.palimpsest.query.reading.OpenSections;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** Asks for them each time. */
@Component
final class LibraryOpenSections implements OpenSections {
    private final MongoDatabase database;
    private final Generations generations;

    LibraryOpenSections(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public SequencedMap<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        generations.find(Library.MODEL)
                .map(generation -> LibraryCollections.of(database, generation).sections())
                .ifPresent(sections -> sections.find(eq("closedAtPosition", null))
                        .sort(ascending("title", "_id"))
                        .forEach(section -> titles.put(section.id(), section.title())));
        return titles;
    }
}
