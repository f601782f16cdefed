package org.palimpsest.query.library;

import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.query.projection.Documents;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Recorded;
import org.springframework.stereotype.Component;

/** Keeps the library. */
@Component
final class LibraryProjection extends Projection {
    private final LibraryCollections library;

    LibraryProjection(LibraryCollections library) {
        super(Library.MODEL);
        this.library = library;
    }

    @Override
    public void prepare() {
        library.prepare();
    }

    @Override
    protected void clear() {
        library.drop();
    }

    @Override
    protected Batch begin() {
        return new LibraryBatch();
    }

    private final class LibraryBatch implements Batch {
        private final Documents<SectionDocument> sections = new Documents<>(library.sections());
        private final Documents<EntryDocument> entries = new Documents<>(library.entries());
        private final Documents<VersionDocument> versions = new Documents<>(library.versions());

        @Override
        public void fold(Recorded<?> recorded) {
            long position = recorded.position();
            switch (recorded.event()) {
                case SectionEvent event ->
                    sections.change(
                            event.slug(), position, section -> SectionDocument.fold(section, recorded.with(event)));
                case EntryPublished event -> {
                    var published = recorded.with(event);
                    entries.change(event.entryId(), position, entry -> EntryDocument.published(entry, published));
                    versions.put(VersionDocument.of(published));
                }
                case EntryWithdrawn event ->
                    entries.change(
                            event.entryId(),
                            position,
                            entry -> EntryDocument.withdrawn(entry, recorded.with(event)));
                case EntryReinstated event ->
                    entries.change(
                            event.entryId(),
                            position,
                            entry -> EntryDocument.reinstated(entry, recorded.with(event)));
                default -> {
                    // The library knows nothing of drafts, reviews and keys.
                }
            }
        }

        /** Versions first: whoever finds an entry must find what it says. */
        @Override
        public void write() {
            versions.write();
            sections.write();
            entries.write();
        }
    }
}
