package org.palimpsest.query.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Country;
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
 * @param sorts in which orders the same can come
 * @param asTyped address of the same search without any correction
 * @param offered what may have been meant; absent where there is nothing like that
 * @param also what was searched for beside what was typed, because it means the same
 * @param without where nothing was found, what would be if less were asked for
 * @param previous address of the page before this one, if there is one
 */
record SearchView(
        Question question,
        Answer answer,
        InWords heading,
        List<Hit> hits,
        List<Chip> chips,
        List<FacetView> facets,
        List<SortView> sorts,
        String asTyped,
        @Nullable Link offered,
        List<AlsoView> also,
        List<WithoutView> without,
        @Nullable String previous,
        @Nullable String next) {
    /** Choices that are shown at once; the rest is one click away. */
    private static final int AT_ONCE = 5;

    private static final int FIRST = 3;

    /** Whether there are pages, and this is none of them. */
    public boolean beyond() {
        return answer.pages() > 0 && answer.page() > answer.pages();
    }

    /**
     * Whether search engines may tell of it: the first page of what has all that was asked for. Else anybody could have them tell what
     * was never written here, by a link to a search for it.
     */
    public boolean told() {
        return answer.page() == 1 && answer.total() > 0 && answer.corrected() == null && !answer.relaxed() && question.sort() == Sort.RELEVANCE;
    }

    /** The titles of the first few. */
    String titles() {
        return answer.hits().stream().limit(FIRST).map(Answer.Hit::title).collect(Collectors.joining("; "));
    }

    /** Whether phrases were asked for. */
    public boolean quoted() {
        return !Words.of(question.asked().words()).phrases().isEmpty();
    }

    /** What follows the address of its feeds: the same question, newest first. */
    public String followed() {
        return question.today().query();
    }

    /** Names of what is said of how to ask. */
    public List<String> examples() {
        return List.of("phrase", "not", "title", "quoted", "section", "year", "without");
    }

    record Link(String label, String href) {}

    /**
     * @param words what means the same as {@code typed}
     * @param alone address of a search for what was typed alone
     */
    record AlsoView(String typed, String words, String alone) {}

    record Chip(InWords label, String href) {}

    /** @param name of a {@link Sort} */
    record SortView(String name, String href, boolean current) {}

    /** @param what as {@link Answer.Without#what} */
    record WithoutView(String what, String value, long total, String href) {}

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

    /**
     * @param more those behind a fold
     * @param open whether that is unfolded
     * @param all address of the same search with more values to choose from; absent where there are none
     */
    record FacetView(
            String name, List<Answer.Choice> first, List<Answer.Choice> more, boolean open, @Nullable String all) {
        static FacetView of(Question question, Answer.Choices choices) {
            var all = Stream.concat(
                            choices.choices().stream().filter(Answer.Choice::chosen),
                            choices.choices().stream().filter(choice -> !choice.chosen()))
                    .toList();
            var facet = Facet.of(choices.facet());
            boolean wanted = question.all() == facet;
            // One more than fits needs no fold of its own.
            int cut = all.size() <= AT_ONCE + 1 ? all.size() : AT_ONCE;
            return new FacetView(
                    choices.facet(),
                    all.subList(0, cut),
                    all.subList(cut, all.size()),
                    wanted,
                    choices.more() && !wanted ? question.withAll(facet).address() + "#narrow" : null);
        }
    }

    static SearchView of(Question question, Answer answer) {
        var text = Objects.requireNonNullElse(answer.corrected(), question.text()).strip();
        var asked = question.asOf().text();
        var offered = answer.offered();
        return new SearchView(
                question,
                answer,
                text.isEmpty() ? InWords.text("search.all") : InWords.text("search.for", text),
                answer.hits().stream().map(hit -> hit(hit, asked)).toList(),
                chips(question, answer),
                answer.facets().stream()
                        .filter(facet -> !facet.choices().isEmpty())
                        .map(facet -> FacetView.of(question, facet))
                        .toList(),
                Stream.of(Sort.values())
                        .map(sort -> new SortView(sort.parameter(), question.by(sort).address(), sort == question.sort()))
                        .toList(),
                question.asTyped().address(),
                offered == null ? null : new Link(offered, question.with(offered).onPage(1).address()),
                also(question, answer),
                answer.without().stream().map(one -> without(question, one)).toList(),
                previous(question, answer),
                answer.page() < answer.pages() ? question.onPage(answer.page() + 1).address() : null);
    }

    private static List<AlsoView> also(Question question, Answer answer) {
        var corrected = answer.corrected();
        var asked = corrected == null ? question : question.with(corrected);
        return answer.also().stream()
                .map(one -> new AlsoView(one.word(), String.join(", ", one.words()), asked.quoting(one.word()).address()))
                .toList();
    }

    private static WithoutView without(Question question, Answer.Without without) {
        var other = switch (without.what()) {
            case Withouts.CONDITION -> question.without(without.value());
            case Withouts.AS_OF -> question.today();
            default -> question.without(Facet.of(without.what()));
        };
        return new WithoutView(without.what(), without.value(), without.total(), other.address());
    }

    /** Before a page after the last one is the last one. */
    private static @Nullable String previous(Question question, Answer answer) {
        int previous = Math.min(answer.page() - 1, answer.pages());
        return previous < 1 ? null : question.onPage(previous).address();
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
                        .map(c -> new Chip(
                                named(facet.facet(), c),
                                question.without(Facet.of(facet.facet()), c.value()).address())))
                .toList();
    }

    /** What a value of a facet is called on a page. */
    public static InWords named(String facet, Answer.Choice choice) {
        return switch (Facet.of(facet)) {
            case STATUS -> InWords.text("search.status." + choice.value());
            case COUNTRY -> Country.named(choice.value());
            case SECTION, TYPE, KEYWORD, CONTRIBUTOR, ORGANISATION, YEAR -> InWords.plain(choice.label());
        };
    }
}
