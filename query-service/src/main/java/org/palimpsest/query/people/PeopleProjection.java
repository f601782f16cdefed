package org.palimpsest.query.people;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps accounts. */
@Component
public final class PeopleProjection extends DocumentProjection {

    private final People people;

    PeopleProjection(MongoDatabase database, People people) {
        super(People.MODEL, database);
        this.people = people;
        in(people::collection).fold(PersonEvent.class, PersonEvent::personId, PersonDocument::fold);
    }

    @Override
    public void prepare(Generation generation) {
        people.collection(generation).createIndex(Indexes.ascending("roles", "registeredPosition"));
        people.collection(generation).createIndex(Indexes.ascending("registeredPosition"));
        people.collection(generation).createIndex(Indexes.ascending("application.stage", "application.position"));
    }
}
