package org.palimpsest.query.desk;

import com.mongodb.client.MongoDatabase;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps the state of every entry. */
@Component
final class DeskProjection extends DocumentProjection {
    private final DeskCollection desk;

    DeskProjection(MongoDatabase database, DeskCollection desk) {
        super(Desk.MODEL, database);
        this.desk = desk;
        in(desk::entries).fold(EntryEvent.class, EntryEvent::entryId, DeskDocument::fold);
    }

    @Override
    public void prepare(Generation generation) {
        desk.prepare(generation);
    }
}
