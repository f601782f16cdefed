package org.palimpsest.query.saved;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.events.Personal;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.query.reading.PersonalCodec;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.Generations;
import org.springframework.stereotype.Component;

/** The searches that people have saved, as they are now. Thread-safe; asks the database. */
@Component
public final class SavedSearches {
    public static final ReadModel MODEL = new ReadModel("searches", 1);

    static final String MAILED = "searches.mailed";

    private final MongoDatabase database;
    private final Generations generations;

    SavedSearches(MongoDatabase database, EventSerializer serializer, Generations generations) {
        this.database = PersonalCodec.in(database, serializer);
        this.generations = generations;
    }

    MongoCollection<SavedSearchesDocument> collection(Generation generation) {
        return database.getCollection(generation.collection("searches"), SavedSearchesDocument.class);
    }

    /** What this person has saved, in the order in which they did. */
    public List<SavedSearchView> of(String person) {
        var found = collection(generations.of(MODEL)).find(eq(person)).first();
        return found == null ? List.of() : found.searches().stream().flatMap(SavedSearches::view).toList();
    }

    /** One of them. */
    public Optional<SavedSearchView> find(String person, UUID id) {
        return of(person).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * A search of which somebody wants to be told by mail.
     *
     * @param question as in {@link org.palimpsest.events.PersonEvent.SearchSaved}
     * @param since position from which on they do
     */
    public record Mailed(String person, UUID id, String question, long since) {}

    /** All of them, each person's together. */
    public List<Mailed> mailed() {
        var all = new ArrayList<Mailed>();
        for (var one : collection(generations.of(MODEL)).find(eq(MAILED, true))) {
            one.searches().stream()
                    .filter(SavedSearch::mailed)
                    .forEach(search -> Optional.ofNullable(Personal.read(search.question()))
                            .ifPresent(question -> all.add(new Mailed(one.id(), search.id(), question, search.since()))));
        }
        return all;
    }

    /** Nothing of what cannot be read any more: its person was erased, and this has not come as far. */
    private static Stream<SavedSearchView> view(SavedSearch search) {
        var name = Personal.read(search.label());
        var question = Personal.read(search.question());
        return name == null || question == null
                ? Stream.empty()
                : Stream.of(SavedSearchView.of(search.id(), name, question, search.mailed(), search.at()));
    }
}
