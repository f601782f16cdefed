package org.palimpsest.query.library;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** Keeps in mind what it has read once. While the library is being built for the first time it knows nothing yet. */
@Component
final class LibrarySectionTitles implements SectionTitles {
    private final MongoDatabase database;
    private final Generations generations;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    LibrarySectionTitles(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public Map<String, String> of(Collection<String> slugs) {
        var unknown = slugs.stream().filter(slug -> !known.containsKey(slug)).distinct().toList();
        if (!unknown.isEmpty()) {
            generations.find(Library.MODEL)
                    .map(generation -> LibraryCollections.of(database, generation).sections())
                    .ifPresent(sections -> sections.find(in("_id", unknown))
                            .forEach(section -> known.put(section.id(), section.title())));
        }
        return slugs.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), slug -> known.getOrDefault(slug, slug)));
    }
}
