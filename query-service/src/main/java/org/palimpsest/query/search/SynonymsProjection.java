package org.palimpsest.query.search;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps which words mean the same. */
@Component
public final class SynonymsProjection extends DocumentProjection {
    private final Synonyms synonyms;

    SynonymsProjection(MongoDatabase database, Synonyms synonyms) {
        super(Synonyms.MODEL, database);
        this.synonyms = synonyms;
        in(synonyms::groups).fold(SynonymEvent.class, SynonymEvent::groupId, SynonymDocument::fold);
    }

    @Override
    public void prepare(Generation generation) {
        synonyms.groups(generation).createIndex(Indexes.descending(Synonyms.POSITION));
    }
}
