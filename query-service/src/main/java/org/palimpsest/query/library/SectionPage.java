package org.palimpsest.query.library;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.AsOf;

/**
 * A section and a part of what can be read in it, in the order in which entries were first published.
 *
 * @param page from 1
 * @param pages how many there are; 0 where nothing can be read
 * @param total entries on all of them
 * @param previous address of the page before this one, if there is one
 * @param next address of the page after it, if there is one
 */
public record SectionPage(
        SectionSummary section,
        int page,
        int pages,
        long total,
        @Nullable String previous,
        @Nullable String next,
        List<Edition> entries) {

    /** What was read, before anybody knows at which address. */
    record Part(SectionSummary section, PageRequest request, List<EntryDocument> entries, List<Edition> editions) {

        int pages() {
            return Math.toIntExact((section.entries() + request.size() - 1) / request.size());
        }

        private Optional<PageRequest> previous() {
            return request.number() == 1 || entries.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(entries.getFirst().readableFrom()).map(request::previous);
        }

        private Optional<PageRequest> next() {
            return request.number() >= pages() || entries.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(entries.getLast().readableFrom()).map(request::next);
        }

        /** For a reader who asked at {@code path}. */
        SectionPage at(String path, AsOf asOf) {
            return new SectionPage(
                    section,
                    request.number(),
                    pages(),
                    section.entries(),
                    previous().map(other -> other.address(path, asOf.text())).orElse(null),
                    next().map(other -> other.address(path, asOf.text())).orElse(null),
                    editions);
        }
    }
}
