package org.palimpsest.query.history;

import com.mongodb.client.MongoDatabase;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/** Keeps every event of every entry. */
@Component
public final class HistoryProjection extends DocumentProjection {
    private final HistoryCollection history;

    HistoryProjection(MongoDatabase database, HistoryCollection history) {
        super(History.MODEL, database);
        this.history = history;
        in(history::events).add(EntryEvent.class, EventDocument::of);
    }

    @Override
    public void prepare(Generation generation) {
        history.prepare(generation);
    }
}
