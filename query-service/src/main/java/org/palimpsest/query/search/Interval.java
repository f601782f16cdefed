package org.palimpsest.query.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.query.text.PlainText;

/**
 * A version of an entry while it was the one to read: from its opening, inclusive, to its closing, exclusive. The
 * publication of the next version closes it, and so does a withdrawal; reinstatement opens another one.
 *
 * @param years in which the thing that it tells of took place; see {@link Years}
 * @param firstPublished the day on which it appeared elsewhere first, ISO 8601
 * @param publishedAt when the version was published, which a reinstatement does not change
 * @param closedPosition absent, as {@code closedAt} is, while it is the one to read today
 */
record Interval(
        String entryId,
        String slug,
        int version,
        String section,
        @Nullable String articleType,
        @Nullable String language,
        String title,
        String body,
        List<String> keywords,
        List<String> contributors,
        List<String> organisations,
        List<Integer> years,
        @Nullable String period,
        @Nullable String firstPublished,
        Instant publishedAt,
        Instant openedAt,
        long openedPosition,
        @Nullable Instant closedAt,
        @Nullable Long closedPosition) {

    static Interval opened(EntryPublished event, Instant at, long position) {
        var content = event.content();
        var article = content.article();
        var period = content.period();
        return new Interval(
                event.entryId().toString(),
                event.slug(),
                event.version(),
                event.section(),
                article == null ? null : article.articleType(),
                content.language(),
                content.title() == null ? "" : content.title(),
                PlainText.of(content.body()),
                content.keywords(),
                content.contributors().stream().map(Contributor::name).distinct().toList(),
                content.contributors().stream()
                        .flatMap(contributor -> contributor.affiliations().stream())
                        .map(Affiliation::name)
                        .distinct()
                        .toList(),
                Years.of(content, at),
                period == null ? null : period.text(),
                article == null ? null : article.firstPublished(),
                at,
                at,
                position,
                null,
                null);
    }

    Interval closed(Instant at, long position) {
        return during(openedAt, openedPosition, at, position);
    }

    Interval reopened(Instant at, long position) {
        return during(at, position, null, null);
    }

    boolean isOpen() {
        return closedPosition == null;
    }

    /** The position of the last event that shaped this; events up to it are told already. */
    long toldUntil() {
        return closedPosition == null ? openedPosition : closedPosition;
    }

    private Interval during(
            Instant opened, long openedPosition, @Nullable Instant closed, @Nullable Long closedPosition) {
        return new Interval(
                entryId, slug, version, section, articleType, language, title, body, keywords, contributors,
                organisations, years, period, firstPublished, publishedAt, opened, openedPosition, closed,
                closedPosition);
    }
}
