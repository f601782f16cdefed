package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.Withdrawn;
import org.palimpsest.query.text.Markup;

/** What Elasticsearch said, in our own words. */
record SearchResultMapper(
        Question question,
        Search.Found found,
        Map<Facet, FacetCounts.Counted> counted,
        Labels labels,
        @Nullable String corrected,
        @Nullable String offered,
        Withouts.Found nothing) {
    private static final int BEGINNING = 240;

    /** Items of a list and headings end without a mark of their own. */
    private static final Pattern LINE_END = Pattern.compile("(?<![.?!:;,…])\\n");

    private static final Pattern SENTENCE = Pattern.compile("[.?!…](</mark>)?$");

    Answer answer() {
        long total = found.total();
        int pages = (int) Math.min(Question.LAST_PAGE, (total + Question.PAGE_SIZE - 1) / Question.PAGE_SIZE);
        return new Answer(
                question.text(),
                question.asOf().text(),
                total,
                question.page(),
                pages,
                question.sort().parameter(),
                corrected,
                offered,
                found.isRelaxed(),
                found.sought().senses().stream().map(sense -> new Answer.Also(sense.meant().typed(), sense.meant().others())).toList(),
                found.response().hits().hits().stream().map(this::hit).toList(),
                counted.entrySet().stream().map(one -> choices(one.getKey(), one.getValue())).toList(),
                nothing.without(),
                nothing.sections());
    }

    /** The value of a choice is its spelling, for that is what people can read in an address. */
    private Answer.Choices choices(Facet facet, FacetCounts.Counted values) {
        var chosen = question.keys(facet);
        return new Answer.Choices(
                facet.parameter(),
                values.counts().entrySet().stream()
                        .map(c -> {
                            var label = labels.of(facet, c.getKey());
                            return new Answer.Choice(
                                    facet.isSpelled() ? label : c.getKey(), label, c.getValue(), chosen.contains(c.getKey()));
                        })
                        .toList(),
                values.more());
    }

    private Answer.Hit hit(Hit<Interval> hit) {
        var interval = source(hit);
        var title = hit.highlight().getOrDefault("title", List.of(Markup.escape(interval.title())));
        return new Answer.Hit(
                interval.slug(),
                interval.version(),
                interval.title(),
                String.join("", title),
                excerpt(hit, interval.body()),
                interval.section(),
                labels.of(Facet.SECTION, interval.section()),
                interval.articleType(),
                interval.language(),
                interval.period(),
                interval.keywords(),
                interval.contributors(),
                interval.organisations(),
                interval.firstPublished(),
                interval.publishedAt(),
                interval.embargo(),
                withdrawn(interval));
    }

    private static @Nullable Withdrawn withdrawn(Interval interval) {
        var at = interval.withdrawnAt();
        var reason = interval.withdrawnReason();
        return at == null || reason == null ? null : new Withdrawn(at, reason);
    }

    private static List<String> excerpt(Hit<Interval> hit, String body) {
        var passages = hit.highlight().getOrDefault("body", List.of());
        return passages.isEmpty()
                ? List.of(beginning(body))
                : passages.stream().map(SearchResultMapper::passage).toList();
    }

    static Interval source(Hit<Interval> hit) {
        return Objects.requireNonNull(hit.source());
    }

    /** As much of {@code body} as a hit has room for, cut between words. */
    static String beginning(String body) {
        var line = LINE_END.matcher(body).replaceAll("; ").replace('\n', ' ');
        if (line.length() <= BEGINNING) {
            return Markup.escape(line);
        }
        int end = line.lastIndexOf(' ', BEGINNING);
        return Markup.escape(line.substring(0, end < BEGINNING / 2 ? BEGINNING : end)) + " …";
    }

    /** A passage on one line; dots where it ends within a sentence. */
    static String passage(String html) {
        var line = LINE_END.matcher(html.strip()).replaceAll("; ").replace('\n', ' ');
        return SENTENCE.matcher(line).find() ? line : line + " …";
    }
}
