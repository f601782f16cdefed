package org.palimpsest.query.library;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.VersionKind;
import org.palimpsest.query.citation.Citation;
import org.palimpsest.query.citation.Format;
import org.palimpsest.query.citation.SchemaOrg;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Licence;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.springframework.web.util.UriUtils;

/**
 * A version of an entry as its page shows it.
 *
 * @param newest number of the newest version that the reader may read
 * @param hiddenNewest number of a suppressed version that is newer than all of these
 * @param withdrawn absent unless the entry is withdrawn
 * @param embargo absent where readers get the text
 * @param accessUri of the access right in COAR's vocabulary
 * @param citations in each style, the most usual first
 * @param work the same for machines
 * @param correction absent unless this version puts right the one before it
 * @param corrected absent unless a newer version put right something; the first of these
 * @param layers all that are known, newest first, suppressed ones as gaps, with withdrawals and what ended them between them
 * @param first day of the entry's first publication here, as HTML's date field wants it
 */
record EntryView(
        Shown text,
        String section,
        String sectionTitle,
        int version,
        int newest,
        @Nullable Integer hiddenNewest,
        @Nullable WithdrawnNotice withdrawn,
        @Nullable EmbargoNotice embargo,
        String accessUri,
        Licence licence,
        InWords published,
        Instant publishedAt,
        List<Citation> citations,
        Work work,
        @Nullable Layer correction,
        @Nullable Layer corrected,
        List<Layer> layers,
        String first) {
    /**
     * A version among others, or that all of them were withdrawn or brought back, or their text opened.
     *
     * @param number 0 where it is no version
     * @param at absent for a suppressed one, of which nothing is told but its number
     * @param current whether it is the one being read
     * @param what {@code current}, {@code first}, {@code superseded}, {@code withdrawn}, {@code reinstated} or {@code
     *     opened}
     * @param kind name of the kind of version where that tells more than {@code what}; else empty
     * @param reason empty where none was given
     */
    record Layer(
            int number, @Nullable Instant at, InWords day, boolean current, boolean newest, String what, String kind, String reason) {

        static Layer suppressed(int number) {
            return new Layer(number, null, InWords.NOTHING, false, false, "", "", "");
        }

        private static Layer taken(Instant at, String what, @Nullable String reason) {
            return new Layer(0, at, Dates.day(at), false, false, what, "", reason == null ? "" : reason);
        }
    }

    /** The day of the first publication anywhere, as {@code 2022/05/16}: what citation managers read. */
    public String citedOn() {
        var article = text.article();
        var elsewhere = article == null ? null : article.firstPublished();
        return (elsewhere == null ? Dates.iso(publishedAt) : elsewhere).replace('-', '/');
    }

    /** The day of this version, likewise. */
    public String putOnline() {
        return Dates.iso(publishedAt).replace('-', '/');
    }

    /** In what it can be taken along; each at the address of the page, {@code /export/} and its path. */
    public List<Format> formats() {
        return List.of(Format.values());
    }

    /** The same for search engines, as JSON that can stand in a page. */
    public String jsonLd() {
        return SchemaOrg.of(work);
    }

    /** A mail in which somebody tells somebody else of it. */
    public String mailto() {
        return "mailto:?subject=" + UriUtils.encode(text.title(), StandardCharsets.UTF_8)
                + "&body=" + UriUtils.encode(work.address(), StandardCharsets.UTF_8);
    }

    /** {@code work}: what is cited, {@code citations} in every style. */
    static EntryView of(Edition edition, Work work, List<Citation> citations) {
        var versions = edition.versions();
        int newest = versions.getLast().number();
        var suppressed = edition.suppressedVersions();
        var notice = edition.notice();
        return new EntryView(
                Shown.of(edition.slug(), edition.content(), 2),
                edition.section(),
                work.sectionTitle(),
                edition.version(),
                newest,
                suppressed.isEmpty() || suppressed.getLast() < newest ? null : suppressed.getLast(),
                notice,
                edition.access().notice(),
                edition.access().uri(),
                Licence.of(edition.licence()),
                Dates.day(edition.publishedAt()),
                edition.publishedAt(),
                citations,
                work,
                edition.kind().needsReason()
                        ? versions.stream()
                                .filter(one -> one.number() == edition.version())
                                .map(one -> layer(one, edition.version(), newest))
                                .findFirst()
                                .orElse(null)
                        : null,
                versions.stream()
                        .filter(one -> one.number() > edition.version() && one.kind().needsReason())
                        .map(one -> layer(one, edition.version(), newest))
                        .findFirst()
                        .orElse(null),
                layers(edition, newest),
                Dates.iso(edition.firstPublishedAt()));
    }

    /** Versions by their numbers, for suppressed ones tell no time; what was taken back stands by its time between them. */
    private static List<Layer> layers(Edition edition, int newest) {
        var versions = Stream.concat(
                        edition.versions().stream().map(version -> layer(version, edition.version(), newest)),
                        edition.suppressedVersions().stream().map(Layer::suppressed))
                .sorted(Comparator.comparingInt(Layer::number))
                .toList();
        var all = new ArrayDeque<Layer>();
        var taken = new ArrayDeque<>(Stream.concat(edition.withdrawals().stream().flatMap(EntryView::taken), opened(edition))
                .sorted(Comparator.comparing(Layer::at))
                .toList());
        for (var version : versions) {
            while (!taken.isEmpty() && version.at() != null && isBefore(taken.getFirst(), version.at())) {
                all.addFirst(taken.removeFirst());
            }
            all.addFirst(version);
        }
        taken.forEach(all::addFirst);
        return List.copyOf(all);
    }

    private static boolean isBefore(Layer layer, Instant moment) {
        return layer.at() != null && layer.at().isBefore(moment);
    }

    private static Stream<Layer> opened(Edition edition) {
        var access = edition.access();
        return access.openedAt() == null
                ? Stream.empty()
                : Stream.of(Layer.taken(access.openedAt(), "opened", access.openedReason()));
    }

    private static Stream<Layer> taken(Edition.Taken one) {
        var gone = Layer.taken(one.at(), "withdrawn", one.reason());
        return one.reinstatedAt() == null
                ? Stream.of(gone)
                : Stream.of(gone, Layer.taken(one.reinstatedAt(), "reinstated", one.reinstatedReason()));
    }

    private static Layer layer(VersionSummary version, int read, int newest) {
        int number = version.number();
        var kind = version.kind();
        var what = number == newest && newest > 1 ? "current" : number == 1 ? "first" : "superseded";
        return new Layer(
                number,
                version.publishedAt(),
                Dates.day(version.publishedAt()),
                number == read,
                number == newest,
                what,
                kind == VersionKind.FIRST_PUBLICATION || (kind == VersionKind.NEW_VERSION && version.reason() == null)
                        ? ""
                        : kind.name(),
                version.reason() == null ? "" : version.reason());
    }
}
