package org.palimpsest.query.desk;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.WatchedCollection;
import org.springframework.stereotype.Component;

/** Keeps the state of every entry, and what was submitted for each round of its review. */
@Component
public final class DeskProjection extends DocumentProjection {
    private final DeskCollection desk;

    DeskProjection(MongoDatabase database, DeskCollection desk) {
        super(Desk.MODEL, database);
        this.desk = desk;
        var submissions = in(desk::submissions);
        in(desk::entries)
                .fold(EntryEvent.class, EntryEvent::entryId, DeskDocument::fold)
                .derive(
                        EntrySubmitted.class,
                        EntryEvent::entryId,
                        submissions,
                        (entry, event) -> SubmissionDocument.of(entry.state(), event.position()));
    }

    @Override
    public List<WatchedCollection> watched() {
        return List.of(new WatchedCollection(Desk.MODEL, "entries", Map.of("_id", Parts.CREDITS_OF)));
    }

    @Override
    public void prepare(Generation generation) {
        desk.prepare(generation);
    }
}
