package org.palimpsest.query.history;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/** Keeps every event of every entry. */
@Component
final class HistoryProjection implements Projection {
    private final MongoDatabase database;
    private final HistoryCollection history;

    HistoryProjection(MongoDatabase database, HistoryCollection history) {
        this.database = database;
        this.history = history;
    }

    @Override
    public ReadModel model() {
        return History.MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return EntryEvent.class.isAssignableFrom(event);
    }

    @Override
    public void prepare(Generation generation) {
        history.prepare(generation);
    }

    @Override
    public void drop(Generation generation) {
        Documents.drop(database, generation);
    }

    @Override
    public Batch begin(Generation generation) {
        var documents = new Documents<>(history.events(generation));
        return new Batch() {
            @Override
            public void read(List<Recorded<?>> events) {
                // Each event is a document of its own.
            }

            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof EntryEvent event) {
                    documents.add(EventDocument.of(recorded.with(event)));
                }
            }

            @Override
            public void write(boolean visible) {
                documents.write();
            }
        };
    }
}
