package org.palimpsest.query.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;

/** The years by which readers may narrow a search. */
final class Years {
    /** More than any project lasts, little enough for one document. */
    private static final int MOST = 200;

    private Years() {}

    /**
     * The years of the period; of one that goes on, up to the year in which this version was published. Without a
     * period: the year in which it appeared first, here or elsewhere. Ascending, at most {@value #MOST}.
     */
    static List<Integer> of(Content content, Instant publishedAt) {
        int here = publishedAt.atZone(ZoneOffset.UTC).getYear();
        var period = content.period();
        if (period != null) {
            var from = year(period.from());
            var to = year(period.to());
            if (from != null) {
                return between(from, to != null ? to : period.ongoing() ? here : from);
            }
            if (to != null) {
                return List.of(to);
            }
        }
        var article = content.article();
        var elsewhere = article == null ? null : year(article.firstPublished());
        return List.of(elsewhere == null ? (Integer) here : elsewhere);
    }

    private static List<Integer> between(int first, int last) {
        return IntStream.rangeClosed(first, Math.max(first, last)).limit(MOST).boxed().toList();
    }

    private static @Nullable Integer year(@Nullable String date) {
        return date != null && date.matches("\\d{4}(-.*)?") ? Integer.valueOf(date.substring(0, 4)) : null;
    }
}
