package org.palimpsest.query.library;

import com.mongodb.client.MongoDatabase;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.query.projection.Documents;
import org.palimpsest.query.projection.Generation;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.ReadModel;
import org.springframework.stereotype.Component;

/** Keeps the library. */
@Component
final class LibraryProjection implements Projection {
    private final MongoDatabase database;

    LibraryProjection(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public ReadModel model() {
        return Library.MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return SectionEvent.class.isAssignableFrom(event)
                || event == EntryPublished.class
                || event == EntryWithdrawn.class
                || event == EntryReinstated.class;
    }

    @Override
    public void prepare(Generation generation) {
        LibraryCollections.of(database, generation).prepare();
    }

    @Override
    public Batch begin(Generation generation) {
        return new LibraryBatch(LibraryCollections.of(database, generation));
    }

    @Override
    public void drop(Generation generation) {
        Documents.drop(database, generation);
    }
}
