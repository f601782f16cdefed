package org.palimpsest.query.people;

import com.mongodb.client.MongoDatabase;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps accounts. */
@Component
final class PeopleProjection extends DocumentProjection {

    PeopleProjection(MongoDatabase database, People people) {
        super(People.MODEL, database);
        in(people::collection).fold(PersonEvent.class, PersonEvent::personId, PersonDocument::fold);
    }

    @Override
    public void prepare(Generation generation) {
        // Nobody is looked for but by their id.
    }
}
