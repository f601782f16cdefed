package org.palimpsest.query.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;

/**
 * One version of an entry, with its place among the others.
 *
 * @param version number of this one
 * @param versions all that there were as of the moment that was asked for, oldest first
 * @param licence an SPDX identifier
 * @param publishedAt when this version was
 * @param position of the publication of this version
 * @param supersededAt when the next version took its place, if one has
 * @param firstPublishedAt when the first version was published here
 */
public record Edition(
        UUID entryId,
        String slug,
        String section,
        int version,
        List<VersionSummary> versions,
        String licence,
        Instant publishedAt,
        long position,
        @Nullable Instant supersededAt,
        Instant firstPublishedAt,
        Content content) {

    static Edition of(EntryDocument entry, VersionDocument version, List<VersionSummary> versions) {
        var self = versions.stream()
                .filter(one -> one.position() == version.position())
                .findFirst()
                .orElseThrow();
        return new Edition(
                entry.id(),
                entry.slug(),
                entry.section(),
                self.number(),
                versions,
                version.licence(),
                self.publishedAt(),
                self.position(),
                self.supersededAt(),
                versions.getFirst().publishedAt(),
                version.content());
    }
}
