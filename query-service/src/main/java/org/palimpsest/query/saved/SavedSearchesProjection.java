package org.palimpsest.query.saved;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps the searches that people have saved. */
@Component
public final class SavedSearchesProjection extends DocumentProjection {
    private final SavedSearches searches;

    SavedSearchesProjection(MongoDatabase database, SavedSearches searches) {
        super(SavedSearches.MODEL, database);
        this.searches = searches;
        in(searches::collection)
                .fold(OfSavedSearch.class, OfSavedSearch::personId, SavedSearchesDocument::fold)
                .fold(PersonErased.class, PersonErased::personId, SavedSearchesDocument::erased);
    }

    @Override
    public void prepare(Generation generation) {
        searches.collection(generation).createIndex(Indexes.ascending(SavedSearches.MAILED));
    }
}
