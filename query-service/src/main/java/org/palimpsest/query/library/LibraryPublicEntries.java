package org.palimpsest.query.library;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.PublicEntries;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.springframework.stereotype.Component;

/** Asks for them each time. */
@Component
final class LibraryPublicEntries implements PublicEntries {
    private final Library library;
    private final SectionTitles titles;

    LibraryPublicEntries(Library library, SectionTitles titles) {
        this.library = library;
        this.titles = titles;
    }

    @Override
    public List<Public> of(Collection<UUID> entries) {
        try {
            return entries.isEmpty() ? List.of() : shown(library.outlines(List.copyOf(entries), AsOf.NOW));
        } catch (BeingBuiltException _) {
            return List.of();
        }
    }

    private List<Public> shown(List<Edition> editions) {
        return editions.stream()
                .sorted(Comparator.comparing(Edition::publishedAt).reversed())
                .map(edition -> new Public(
                        edition.entryId(),
                        edition.slug(),
                        Objects.requireNonNullElse(edition.content().title(), ""),
                        titles.of(edition.section()),
                        edition.publishedAt().atOffset(ZoneOffset.UTC).getYear(),
                        edition.content().contributors().stream().map(Contributor::name).toList()))
                .toList();
    }
}
