package org.palimpsest.query.library;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.readmodels.DocumentProjection;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.readmodels.WatchedCollection;
import org.springframework.stereotype.Component;

/** Keeps the library. */
@Component
public final class LibraryProjection extends DocumentProjection {
    private static final List<Class<?>> COUNTED = List.of(
            EntryPublished.class, EntryWithdrawn.class, EntryReinstated.class, EntrySuppressed.class, SuppressionLifted.class);

    private final MongoDatabase database;

    LibraryProjection(MongoDatabase database) {
        super(Library.MODEL, database);
        this.database = database;
        // Versions first: a reader who finds an entry must find what it says.
        in(generation -> library(generation).versions())
                .fold(EntryPublished.class, event -> VersionDocument.id(event.entryId(), event.version()), VersionDocument::of)
                .fold(EmbargoLifted.class, event -> VersionDocument.id(event.entryId(), event.version()), VersionDocument::opened);
        in(generation -> library(generation).sections())
                .fold(SectionEvent.class, SectionEvent::slug, SectionDocument::fold);
        in(generation -> library(generation).issues()).fold(IssueEvent.class, IssueEvent::issueId, IssueDocument::fold);
        in(generation -> library(generation).entries())
                .fold(EntryPublished.class, EntryEvent::entryId, EntryDocument::published)
                .fold(EmbargoMoved.class, EntryEvent::entryId, EntryDocument::moved)
                .fold(EmbargoLifted.class, EntryEvent::entryId, EntryDocument::opened)
                .fold(ScheduledStepRefused.class, EntryEvent::entryId, EntryDocument::refused)
                .fold(EntryWithdrawn.class, EntryEvent::entryId, EntryDocument::withdrawn)
                .fold(EntryReinstated.class, EntryEvent::entryId, EntryDocument::reinstated)
                .fold(EntrySuppressed.class, EntryEvent::entryId, EntryDocument::suppressed)
                .fold(SuppressionLifted.class, EntryEvent::entryId, EntryDocument::lifted);
    }

    /** What is counted of entries is counted when they have been written. */
    @Override
    protected void written(Generation generation, List<Recorded<?>> events) {
        var changed = events.stream()
                .map(Recorded::event)
                .filter(event -> COUNTED.stream().anyMatch(type -> type.isInstance(event)))
                .map(event -> ((EntryEvent) event).entryId())
                .distinct()
                .toList();
        if (!changed.isEmpty()) {
            var library = library(generation);
            SectionTally.count(library, library.entries().find(Filters.in("_id", changed)).into(new ArrayList<>()));
        }
    }

    private LibraryCollections library(Generation generation) {
        return LibraryCollections.of(database, generation);
    }

    @Override
    public List<WatchedCollection> watched() {
        return List.of(
                new WatchedCollection(Library.MODEL, "entries", Map.of("_id", Parts.ENTRY, "section", Parts.ENTRIES_OF)),
                new WatchedCollection(Library.MODEL, "sections", Map.of("_id", Parts.SECTION)),
                new WatchedCollection(Library.MODEL, "tallies", Map.of("section", Parts.ENTRIES_OF)),
                new WatchedCollection(Library.MODEL, "issues", Map.of("section", Parts.ISSUES_OF)));
    }

    @Override
    public void prepare(Generation generation) {
        library(generation).prepare();
    }
}
