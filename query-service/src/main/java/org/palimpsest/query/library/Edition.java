package org.palimpsest.query.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Suppressions;
import org.palimpsest.events.VersionKind;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.entry.Withdrawn;
import org.palimpsest.query.library.EntryDocument.Published;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.palimpsest.query.reading.AsOf;

/**
 * One version of an entry, with its place among the others. Nothing suppressed is in it.
 *
 * @param version number of this one
 * @param kind what this version is to the one before it
 * @param reason why there is this version, where that was said
 * @param versions all that there were as of the moment that was asked for and that are not suppressed, oldest first
 * @param suppressedVersions numbers of those that are, ascending; one of them may be newer than this version
 * @param licence an SPDX identifier
 * @param publishedAt when this version was
 * @param position of the publication of this version
 * @param supersededAt when the next version took its place, if one has
 * @param firstPublishedAt when the first version was published here
 * @param withdrawn absent unless the entry is withdrawn, or was at the moment that was asked for
 * @param withdrawals all that there were as of then, oldest first
 * @param access how far it could be read then, in the words of COAR
 */
public record Edition(
        UUID entryId,
        String slug,
        String section,
        int version,
        VersionKind kind,
        @Nullable String reason,
        List<VersionSummary> versions,
        List<Integer> suppressedVersions,
        String licence,
        Instant publishedAt,
        long position,
        @Nullable Instant supersededAt,
        Instant firstPublishedAt,
        @Nullable Withdrawn withdrawn,
        List<Taken> withdrawals,
        Access access,
        Content content) {

    /**
     * Whether readers get the text.
     *
     * @param right {@code open access} or {@code embargoed access}, as in COAR's vocabulary of access rights
     * @param uri of that right
     * @param until the first moment at which the text is readable, DataCite's date “Available”; absent where that is not known, or none
     *     is awaited
     * @param openedAt when an embargo ended; absent where there was none, or it lasts
     * @param openedReason why it ended before it was time
     */
    public record Access(
            String right, String uri, @Nullable Instant until, @Nullable Instant openedAt, @Nullable String openedReason) {
        private static final String COAR = "http://purl.org/coar/access_right/";

        private static Access of(EntryDocument entry, AsOf asOf) {
            var opened = entry.openedIn(asOf).orElse(null);
            return entry.embargoIn(asOf)
                    .map(end -> new Access("embargoed access", COAR + "c_f1cf", end.until(), null, null))
                    .orElseGet(() -> new Access(
                            "open access",
                            COAR + "c_abf2",
                            null,
                            opened == null ? null : opened.at(),
                            opened == null ? null : entry.suppressions().text(opened.reason())));
        }

        /** What a page says of the embargo. */
        @Nullable EmbargoNotice notice() {
            return uri.endsWith("c_f1cf") ? EmbargoNotice.of(until) : null;
        }
    }

    /** A withdrawal and, if the entry was brought back by then, that. */
    public record Taken(
            Instant at, String reason, @Nullable Instant reinstatedAt, @Nullable String reinstatedReason) {}

    /** The same for citations and exports; {@code host}: where it is published. */
    public Work work(String sectionTitle, Work.Host host) {
        return new Work(
                host,
                slug,
                section,
                sectionTitle,
                version,
                versions.stream().map(VersionSummary::number).toList(),
                publishedAt,
                firstPublishedAt,
                licence,
                new Work.Access(access.right(), access.uri(), access.until()),
                withdrawn == null ? null : new Work.Taken(withdrawn.at(), withdrawn.reason()),
                content);
    }

    /** What a page says of the withdrawal. */
    @Nullable WithdrawnNotice notice() {
        return withdrawn == null ? null : WithdrawnNotice.of(withdrawn.at(), withdrawn.reason());
    }

    /** {@code document} is the version that was {@code found}. */
    static Edition of(Found found, VersionDocument document) {
        var entry = found.entry();
        var gone = entry.suppressions();
        var known = entry.versionsIn(found.asOf());
        var versions = summaries(known, gone).stream()
                .filter(version -> !gone.hidesVersion(version.number()))
                .toList();
        var self = versions.stream()
                .filter(one -> one.number() == document.number())
                .findFirst()
                .orElseThrow();
        return new Edition(
                entry.id(),
                entry.slug(),
                entry.section(),
                self.number(),
                self.kind(),
                self.reason(),
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
                entry.withdrawalsIn(found.asOf()).stream().map(one -> taken(one, found.asOf(), gone)).toList(),
                Access.of(entry, found.asOf()),
                gone.content(document.contentIn(found.asOf())));
    }

    /** That it was brought back later is not known as of then. */
    private static Taken taken(EntryDocument.Withdrawal one, AsOf asOf, Suppressions gone) {
        boolean isOver = one.endedAtPosition() != null && asOf.includes(one.endedAtPosition());
        return new Taken(
                one.at(),
                String.valueOf(gone.text(one.reason())),
                isOver ? one.endedAt() : null,
                isOver ? gone.text(one.endedReason()) : null);
    }

    /** What was superseded later than the moment that is asked for was not superseded then. */
    private static List<VersionSummary> summaries(List<Published> known, Suppressions gone) {
        var summaries = new ArrayList<VersionSummary>();
        for (int i = 0; i < known.size(); i++) {
            var version = known.get(i);
            var until = i + 1 < known.size() ? known.get(i + 1).at() : null;
            summaries.add(new VersionSummary(
                    version.number(), version.at(), version.position(), until, version.kind(), gone.text(version.reason())));
        }
        return summaries;
    }
}
