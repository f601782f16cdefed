package org.palimpsest.query.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.query.entry.UnderEmbargo;
import org.palimpsest.query.text.PlainText;

/**
 * A version of an entry while it was the one to read: from its opening, inclusive, to its closing, exclusive. The
 * publication of the next version closes it, and so do a withdrawal and what is told of its embargo; the latter and a reinstatement open
 * another one.
 *
 * @param position of the last event that shaped this; events up to it are told already
 * @param hidden whether it is found by nobody; then it says nothing
 * @param takenBack whether anything of the entry was ever withdrawn or suppressed: then its next event, too, is told with
 *     all the others from the beginning
 * @param embargo why there is no text; absent where readers get it
 * @param years in which the thing that it tells of took place; see {@link Years}
 * @param countries of its contributors' organisations, as ISO 3166-1 codes
 * @param ongoing whether it goes on; absent where nothing is said of that
 * @param firstPublished the day on which it appeared elsewhere first, ISO 8601
 * @param publishedAt when the version was published, which a reinstatement does not change
 * @param closedPosition absent, as {@code closedAt} is, while it is the one to read today
 * @param withdrawnAt absent, as {@code withdrawnReason} is, unless the entry is or was withdrawn and can be read
 */
record Interval(
        String entryId,
        long position,
        boolean hidden,
        boolean takenBack,
        @Nullable UnderEmbargo embargo,
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
        List<String> countries,
        @Nullable Boolean ongoing,
        @Nullable String period,
        @Nullable String firstPublished,
        Instant publishedAt,
        Instant openedAt,
        long openedPosition,
        @Nullable Instant closedAt,
        @Nullable Long closedPosition,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {

    /** {@code content} is what the event says of it, without what is suppressed. Of what is under an embargo there is no text. */
    static Interval opened(
            EntryPublished event, Content content, @Nullable UnderEmbargo embargo, Instant at, long position) {
        var article = content.article();
        var period = content.period();
        return new Interval(
                event.entryId().toString(),
                position,
                false,
                false,
                embargo,
                event.slug(),
                event.version(),
                event.section(),
                article == null ? null : article.articleType(),
                content.language(),
                content.title() == null ? "" : content.title(),
                embargo == null ? PlainText.of(content.body()) : "",
                content.keywords(),
                content.contributors().stream().map(Contributor::name).distinct().toList(),
                content.contributors().stream()
                        .flatMap(contributor -> contributor.affiliations().stream())
                        .map(Affiliation::name)
                        .distinct()
                        .toList(),
                Years.of(content, at),
                content.contributors().stream()
                        .flatMap(contributor -> contributor.affiliations().stream())
                        .map(Affiliation::country)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                period == null ? null : (Boolean) period.ongoing(),
                period == null ? null : period.text(),
                article == null ? null : article.firstPublished(),
                at,
                at,
                position,
                null,
                null,
                null,
                null);
    }

    /** What takes the place of one that must not be found: nothing of it is left but its name. */
    static Interval nothing(String entryId, long position, Instant at) {
        return new Interval(
                entryId, position, true, true, null, "", 0, "", null, null, "", "", List.of(), List.of(), List.of(), List.of(),
                List.of(), null, null, null, at, at, position, null, null, null, null);
    }

    /** By what it is narrowed, sorted and suggested: written with it, kept in the index alone, and never read back. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    Derived derived() {
        return Derived.of(this);
    }

    Interval closed(Instant at, long now) {
        return during(now, takenBack, openedAt, openedPosition, at, now, withdrawnAt, withdrawnReason);
    }

    Interval reopened(Instant at, long now) {
        return during(now, takenBack, at, now, null, null, null, null);
    }

    /** The same, from when readers were told this. */
    Interval under(UnderEmbargo told, Instant at, long now) {
        return reopened(at, now).with(told, body);
    }

    /** The same with its text, from when its embargo ended. */
    Interval reading(Content content, Instant at, long now) {
        return reopened(at, now).with(null, PlainText.of(content.body()));
    }

    private Interval with(@Nullable UnderEmbargo told, String text) {
        return new Interval(
                entryId, position, hidden, takenBack, told, slug, version, section, articleType, language, title, text, keywords,
                contributors, organisations, years, countries, ongoing, period, firstPublished, publishedAt, openedAt,
                openedPosition, closedAt, closedPosition, withdrawnAt, withdrawnReason);
    }

    Interval withdrawn(Instant at, String reason) {
        return during(position, takenBack, openedAt, openedPosition, closedAt, closedPosition, at, reason);
    }

    /** The same, as it is told from the beginning up to the event at {@code now}. */
    Interval toldUntil(long now) {
        return during(now, true, openedAt, openedPosition, closedAt, closedPosition, withdrawnAt, withdrawnReason);
    }

    private Interval during(
            long now,
            boolean anew,
            Instant opened,
            long openedPosition,
            @Nullable Instant closed,
            @Nullable Long closedPosition,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {
        return new Interval(
                entryId, now, hidden, anew, embargo, slug, version, section, articleType, language, title, body, keywords,
                contributors, organisations, years, countries, ongoing, period, firstPublished, publishedAt, opened,
                openedPosition, closed, closedPosition, withdrawnAt, withdrawnReason);
    }
}
