package org.palimpsest.query.library;

import java.util.HashSet;
import java.util.List;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.Recorded;

/** What a batch of events changes in the library. */
final class LibraryBatch implements Projection.Batch {
    private final Documents<SectionDocument> sections;
    private final Documents<EntryDocument> entries;
    private final Documents<VersionDocument> versions;

    LibraryBatch(LibraryCollections library) {
        this.sections = new Documents<>(library.sections());
        this.entries = new Documents<>(library.entries());
        this.versions = new Documents<>(library.versions());
    }

    @Override
    public void read(List<Recorded<?>> events) {
        var slugs = new HashSet<>();
        var ids = new HashSet<>();
        for (var recorded : events) {
            switch (recorded.event()) {
                case SectionEvent event -> slugs.add(event.slug());
                case EntryEvent event when LibraryProjection.CONCERNS.contains(event.getClass()) -> ids.add(event.entryId());
                default -> {
                    // The library knows nothing of drafts, reviews and keys.
                }
            }
        }
        sections.read(slugs);
        entries.read(ids);
    }

    @Override
    public void fold(Recorded<?> recorded) {
        switch (recorded.event()) {
            case SectionEvent event ->
                sections.change(
                        event.slug(),
                        recorded.position(),
                        section -> SectionDocument.fold(section, recorded.with(event)));
            case EntryPublished event -> {
                var published = recorded.with(event);
                change(published, entry -> EntryDocument.published(entry, published));
                versions.add(VersionDocument.of(published));
            }
            case EntryWithdrawn event ->
                change(recorded.with(event), entry -> EntryDocument.withdrawn(entry, recorded.with(event)));
            case EntryReinstated event ->
                change(recorded.with(event), entry -> EntryDocument.reinstated(entry, recorded.with(event)));
            case EntrySuppressed event ->
                change(recorded.with(event), entry -> EntryDocument.suppressed(entry, recorded.with(event)));
            case SuppressionLifted event ->
                change(recorded.with(event), entry -> EntryDocument.lifted(entry, recorded.with(event)));
            default -> {
                // As above.
            }
        }
    }

    private void change(Recorded<? extends EntryEvent> event, Documents.Change<EntryDocument> change) {
        entries.change(event.event().entryId(), event.position(), change);
    }

    /** Versions first: whoever finds an entry must find what it says. */
    @Override
    public void write(boolean visible) {
        versions.write();
        sections.write();
        entries.write();
    }
}
