package org.palimpsest.query.library;

import com.mongodb.client.MongoDatabase;
import java.util.Set;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/** Keeps the library. */
@Component
final class LibraryProjection implements Projection {
    /** What readers get of an entry hangs on these. */
    static final Set<Class<? extends EntryEvent>> CONCERNS = Set.of(
            EntryPublished.class,
            EntryWithdrawn.class,
            EntryReinstated.class,
            EntrySuppressed.class,
            SuppressionLifted.class);

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
        return SectionEvent.class.isAssignableFrom(event) || CONCERNS.contains(event);
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
