package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a search found, as its page shows it.
 *
 * @param chips what is chosen, each with the address of the same search without it
 * @param facets those that have something to choose
 * @param previous address of the page before this one, if there is one
 * @param day the past that is searched if it is a day, for HTML's date field
 * @param otherPast the past that is searched if it is anything else
 */
record SearchView(
        Answer answer,
        InWords heading,
        List<Hit> hits,
        List<Chip> chips,
        List<FacetView> facets,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String day,
        @Nullable String otherPast) {
    /** Choices that are shown at once; the rest is one click away. */
    private static final int AT_ONCE = 5;

    /** Whether there are pages, and this is none of them. */
    public boolean beyond() {
        return answer.pages() > 0 && answer.page() > answer.pages();
    }

    /** Whether phrases were asked for. */
    public boolean quoted() {
        return !Words.of(answer.q()).phrases().isEmpty();
    }

    record Chip(String label, String href) {}

    /**
     * @param embargo absent where readers get the text
     * @param withdrawn absent unless the entry is withdrawn
     */
    record Hit(
            Answer.Hit of,
            String href,
            String excerptHtml,
            InWords meta,
            @Nullable EmbargoNotice embargo,
            @Nullable WithdrawnNotice withdrawn) {}

    record FacetView(String name, InWords title, List<Answer.Choice> first, List<Answer.Choice> more) {
        static FacetView of(Answer.Choices choices) {
            var all = Stream.concat(
                            choices.choices().stream().filter(Answer.Choice::chosen),
                            choices.choices().stream().filter(choice -> !choice.chosen()))
                    .toList();
            // One more than fits needs no fold of its own.
            int cut = all.size() <= AT_ONCE + 1 ? all.size() : AT_ONCE;
            return new FacetView(
                    choices.facet(), InWords.text("search.facet." + choices.facet()), all.subList(0, cut), all.subList(cut, all.size()));
        }
    }

    static SearchView of(Question question, Answer answer) {
        var text = question.text().strip();
        var asked = question.asOf().text();
        boolean day = asked != null && asked.matches("\\d{4}-\\d\\d-\\d\\d");
        return new SearchView(
                answer,
                text.isEmpty() ? InWords.text("search.all") : InWords.text("search.for", text),
                answer.hits().stream().map(hit -> hit(hit, asked)).toList(),
                chips(question, answer),
                answer.facets().stream()
                        .filter(facet -> !facet.choices().isEmpty())
                        .map(FacetView::of)
                        .toList(),
                previous(question, answer),
                answer.page() < answer.pages() ? address(question, null, null, answer.page() + 1) : null,
                day ? asked : null,
                day ? null : asked);
    }

    /** Before a page after the last one is the last one. */
    private static @Nullable String previous(Question question, Answer answer) {
        int previous = Math.min(answer.page() - 1, answer.pages());
        return previous < 1 ? null : address(question, null, null, previous);
    }

    private static Hit hit(Answer.Hit hit, @Nullable String asOf) {
        var href = UriComponentsBuilder.fromPath("/entries/{slug}");
        if (asOf != null) {
            href.queryParam("asOf", "{asOf}");
        }
        var first = hit.firstPublished();
        var embargo = hit.embargo();
        var withdrawn = hit.withdrawn();
        var day = first == null ? Dates.day(hit.publishedAt()) : Dates.partial(first);
        var when = hit.period() == null ? day : InWords.plain(hit.period());
        var who = InWords.plain(String.join(", ", hit.contributors()));
        return new Hit(
                hit,
                href.encode().buildAndExpand(hit.slug(), asOf).toUriString(),
                String.join(" ", hit.excerptHtml()),
                InWords.joined(" · ", when, who, InWords.plain(hit.sectionTitle())),
                embargo == null ? null : EmbargoNotice.of(embargo.until()),
                withdrawn == null ? null : WithdrawnNotice.of(withdrawn.at(), withdrawn.reason()));
    }

    private static List<Chip> chips(Question question, Answer answer) {
        return answer.facets().stream()
                .flatMap(facet -> facet.choices().stream()
                        .filter(Answer.Choice::chosen)
                        .map(c -> new Chip(c.label(), address(question, Facet.of(facet.facet()), c.value(), 1))))
                .toList();
    }

    /** The same search on another page, and without one of its choices. */
    private static String address(
            Question question, @Nullable Facet without, @Nullable String value, int page) {
        var uri = UriComponentsBuilder.fromPath("/search");
        var values = new ArrayList<Object>();
        add(uri, values, "q", question.text());
        question.chosen().forEach((facet, chosen) -> chosen.stream()
                .filter(one -> facet != without || !one.equals(value))
                .forEach(one -> add(uri, values, facet.parameter(), one)));
        add(uri, values, "asOf", question.asOf().text());
        if (page > 1) {
            add(uri, values, "page", Integer.toString(page));
        }
        return uri.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(UriComponentsBuilder uri, List<Object> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            uri.queryParam(name, "{" + values.size() + "}");
            values.add(value);
        }
    }
}
