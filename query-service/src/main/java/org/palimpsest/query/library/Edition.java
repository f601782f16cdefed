package org.palimpsest.query.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.query.library.EntryDocument.Published;
import org.palimpsest.query.pages.WithdrawnNotice;

/**
 * One version of an entry, with its place among the others. Nothing suppressed is in it.
 *
 * @param version number of this one
 * @param versions all that there were as of the moment that was asked for and that are not suppressed, oldest first
 * @param suppressedVersions numbers of those that are, ascending; one of them may be newer than this version
 * @param licence an SPDX identifier
 * @param publishedAt when this version was
 * @param position of the publication of this version
 * @param supersededAt when the next version took its place, if one has
 * @param firstPublishedAt when the first version was published here
 * @param withdrawn absent unless the entry is withdrawn, or was at the moment that was asked for
 */
public record Edition(
        UUID entryId,
        String slug,
        String section,
        int version,
        List<VersionSummary> versions,
        List<Integer> suppressedVersions,
        String licence,
        Instant publishedAt,
        long position,
        @Nullable Instant supersededAt,
        Instant firstPublishedAt,
        @Nullable Withdrawn withdrawn,
        Content content) {

    /** Since when and why. */
    public record Withdrawn(Instant at, String reason) {}

    /** What a page says of the withdrawal. */
    @Nullable WithdrawnNotice notice() {
        return withdrawn == null ? null : WithdrawnNotice.of(withdrawn.at, withdrawn.reason);
    }

    /** {@code document} is the version that was {@code found}. */
    static Edition of(Found found, VersionDocument document) {
        var entry = found.entry();
        var gone = entry.suppressions();
        var known = entry.versionsIn(found.asOf());
        var versions = summaries(known).stream()
                .filter(version -> !gone.hidesVersion(version.number()))
                .toList();
        var self = versions.stream()
                .filter(one -> one.position() == document.position())
                .findFirst()
                .orElseThrow();
        return new Edition(
                entry.id(),
                entry.slug(),
                entry.section(),
                self.number(),
                versions,
                known.stream().map(Published::number).filter(gone::hidesVersion).toList(),
                document.licence(),
                self.publishedAt(),
                self.position(),
                self.supersededAt(),
                known.getFirst().at(),
                entry.withdrawalIn(found.asOf())
                        .map(one -> new Withdrawn(one.at(), String.valueOf(gone.text(one.reason()))))
                        .orElse(null),
                gone.content(document.content()));
    }

    /** What was superseded later than the moment that is asked for was not superseded then. */
    private static List<VersionSummary> summaries(List<Published> known) {
        var summaries = new ArrayList<VersionSummary>();
        for (int i = 0; i < known.size(); i++) {
            var version = known.get(i);
            var until = i + 1 < known.size() ? known.get(i + 1).at() : null;
            summaries.add(new VersionSummary(version.number(), version.at(), version.position(), until));
        }
        return summaries;
    }
}
