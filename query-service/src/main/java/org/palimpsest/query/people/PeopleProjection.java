package org.palimpsest.query.people;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.eventstore.personal.PersonKeys;
import org.palimpsest.query.projection.Documents;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Recorded;
import org.springframework.stereotype.Component;

/**
 * Keeps accounts, and sees to it that whoever is erased is: the key goes before the token moves on, so that no crash, here
 * or where the command was decided, leaves it behind.
 */
@Component
final class PeopleProjection extends Projection {
    private final People people;
    private final PersonKeys keys;

    PeopleProjection(People people, PersonKeys keys) {
        super(People.MODEL);
        this.people = people;
        this.keys = keys;
    }

    @Override
    public void prepare() {
        // Nobody is looked for but by their id.
    }

    @Override
    protected void clear() {
        people.collection().drop();
    }

    @Override
    protected Batch begin() {
        var documents = new Documents<>(people.collection());
        List<String> erased = new ArrayList<>();
        return new Batch() {
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
            public void write() {
                documents.write();
                erased.forEach(keys::erase);
            }
        };
    }
}
