package org.palimpsest.query.library;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Citation;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Licence;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.pages.WithdrawnNotice;

/**
 * A version of an entry as its page shows it.
 *
 * @param newest number of the newest version that the reader may read
 * @param hiddenNewest number of a suppressed version that is newer than all of these
 * @param withdrawn absent unless the entry is withdrawn
 * @param layers all that are known, newest first, suppressed ones as gaps
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
        Licence licence,
        String published,
        Instant publishedAt,
        String citation,
        List<Layer> layers,
        String first) {

    /**
     * A version among others.
     *
     * @param at absent for a suppressed one, of which nothing is told but its number
     * @param current whether it is the one being read
     * @param what {@code current}, {@code first} or {@code superseded}
     */
    record Layer(int number, @Nullable Instant at, String day, boolean current, boolean newest, String what) {

        static Layer suppressed(int number) {
            return new Layer(number, null, "", false, false, "");
        }
    }

    /** The day of the first publication anywhere, as {@code 2022/05/16}: what citation managers read. */
    public String citedOn() {
        var article = text.article();
        var elsewhere = article == null ? null : article.firstPublished();
        return (elsewhere == null ? Dates.iso(publishedAt) : elsewhere).replace('-', '/');
    }

    static EntryView of(Edition edition, String sectionTitle, String origin) {
        var versions = edition.versions();
        int newest = versions.getLast().number();
        var suppressed = edition.suppressedVersions();
        var notice = edition.notice();
        var address = origin + "/entries/" + edition.slug() + "/versions/" + edition.version();
        return new EntryView(
                Shown.of(edition.slug(), edition.content(), 2),
                edition.section(),
                sectionTitle,
                edition.version(),
                newest,
                suppressed.isEmpty() || suppressed.getLast() < newest ? null : suppressed.getLast(),
                notice,
                Licence.of(edition.licence()),
                Dates.day(edition.publishedAt()),
                edition.publishedAt(),
                Citation.vancouver(
                        edition.content(),
                        edition.version(),
                        edition.publishedAt(),
                        sectionTitle,
                        address,
                        notice == null ? null : notice.at()),
                Stream.concat(
                                versions.stream().map(version -> layer(version, edition.version(), newest)),
                                suppressed.stream().map(Layer::suppressed))
                        .sorted(Comparator.comparingInt(Layer::number).reversed())
                        .toList(),
                Dates.iso(edition.firstPublishedAt()));
    }

    private static Layer layer(VersionSummary version, int read, int newest) {
        int number = version.number();
        var what = number == newest && newest > 1 ? "current" : number == 1 ? "first" : "superseded";
        return new Layer(
                number,
                version.publishedAt(),
                Dates.day(version.publishedAt()),
                number == read,
                number == newest,
                what);
    }
}
