package org.palimpsest.query.people;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.AccountEvent;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.WatchedCollection;
import org.springframework.stereotype.Component;

/** Keeps accounts, and what happened to them. */
@Component
public final class PeopleProjection extends DocumentProjection {

    private final People people;

    PeopleProjection(MongoDatabase database, People people) {
        super(People.MODEL, database);
        this.people = people;
        in(people::collection).fold(PersonEvent.class, PersonEvent::personId, PersonDocument::fold);
        in(people::entries)
                .add(PersonEvent.class, AccountEntry::ofPerson)
                .add(AccountEvent.class, AccountEntry::ofAccount);
    }

    @Override
    public List<WatchedCollection> watched() {
        return List.of(new WatchedCollection(People.MODEL, "people", Map.of("_id", Parts.PERSON)));
    }

    @Override
    public void prepare(Generation generation) {
        people.collection(generation).createIndex(Indexes.ascending("roles", "registeredPosition"));
        people.collection(generation).createIndex(Indexes.ascending("registeredPosition"));
        people.collection(generation).createIndex(Indexes.ascending("application.stage", "application.position"));
        people.entries(generation).createIndex(Indexes.ascending("person", "_id"));
        people.entries(generation).createIndex(Indexes.ascending("person", "group", "_id"));
    }
}
