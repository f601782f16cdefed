package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.entry.Withdrawn;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.text.Markup;

/** What Elasticsearch said, in our own words. */
record SearchResultMapper(Question question, SearchResponse<Interval> response, SectionTitles sections) {
    private static final int BEGINNING = 240;

    /** Items of a list and headings end without a mark of their own. */
    private static final Pattern LINE_END = Pattern.compile("(?<![.?!:;,…])\\n");

    private static final Pattern SENTENCE = Pattern.compile("[.?!…](</mark>)?$");

    Answer answer() {
        long found = total(response);
        int pages = (int) Math.min(Question.LAST_PAGE, (found + Question.PAGE_SIZE - 1) / Question.PAGE_SIZE);
        var counts = Stream.of(Facet.values())
                .map(facet -> Map.entry(facet, FacetCounts.read(question, facet, response.aggregations())))
                .toList();
        var titles = sections.of(Stream.concat(
                        response.hits().hits().stream().map(hit -> source(hit).section()),
                        counts.getFirst().getValue().keySet().stream())
                .toList());
        return new Answer(
                question.text(),
                question.asOf().text(),
                found,
                question.page(),
                pages,
                relaxed(found),
                response.hits().hits().stream().map(hit -> hit(hit, titles)).toList(),
                counts.stream().map(c -> choices(c.getKey(), c.getValue(), titles)).toList());
    }

    static long total(SearchResponse<Interval> response) {
        var total = response.hits().total();
        return total == null ? 0 : total.value();
    }

    private boolean relaxed(long found) {
        var whole = response.aggregations().get(Search.WHOLE);
        return found > 0 && whole != null && whole.filter().docCount() == 0;
    }

    private Answer.Choices choices(Facet facet, Map<String, Long> counts, Map<String, String> titles) {
        var chosen = question.chosen(facet);
        return new Answer.Choices(
                facet.parameter(),
                facet.title(),
                counts.entrySet().stream()
                        .map(c -> new Answer.Choice(
                                c.getKey(),
                                facet == Facet.SECTION ? titles.getOrDefault(c.getKey(), c.getKey()) : c.getKey(),
                                c.getValue(),
                                chosen.contains(c.getKey())))
                        .toList());
    }

    private static Answer.Hit hit(Hit<Interval> hit, Map<String, String> titles) {
        var interval = source(hit);
        var title = hit.highlight().getOrDefault("title", List.of(Markup.escape(interval.title())));
        return new Answer.Hit(
                interval.slug(),
                interval.version(),
                interval.title(),
                String.join("", title),
                excerpt(hit, interval.body()),
                interval.section(),
                titles.getOrDefault(interval.section(), interval.section()),
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

    private static Interval source(Hit<Interval> hit) {
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
