package org.palimpsest.query.people;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.eventstore.personal.PersonKeys;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/**
 * Keeps accounts, and sees to it that whoever is erased is: the key goes before the token moves on, so that no crash, here
 * or where the command was decided, leaves it behind.
 */
@Component
final class PeopleProjection implements Projection {
    private final MongoDatabase database;
    private final People people;
    private final PersonKeys keys;

    PeopleProjection(MongoDatabase database, People people, PersonKeys keys) {
        this.database = database;
        this.people = people;
        this.keys = keys;
    }

    @Override
    public ReadModel model() {
        return People.MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return PersonEvent.class.isAssignableFrom(event);
    }

    @Override
    public void prepare(Generation generation) {
        // Nobody is looked for but by their id.
    }

    @Override
    public void drop(Generation generation) {
        Documents.drop(database, generation);
    }

    @Override
    public Batch begin(Generation generation) {
        var documents = new Documents<>(people.collection(generation));
        List<String> erased = new ArrayList<>();
        return new Batch() {
            @Override
            public void read(List<Recorded<?>> events) {
                documents.read(events.stream()
                        .<String>mapMulti((recorded, ids) -> {
                            if (recorded.event() instanceof PersonEvent event) {
                                ids.accept(event.personId());
                            }
                        })
                        .collect(Collectors.toSet()));
            }

            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof PersonEvent event) {
                    documents.change(
                            event.personId(),
                            recorded.position(),
                            person -> PersonDocument.fold(person, recorded.with(event)));
                    if (event instanceof PersonErased) {
                        erased.add(event.personId());
                    }
                }
            }

            @Override
            public void write(boolean visible) {
                documents.write();
                erased.forEach(keys::erase);
            }
        };
    }
}
