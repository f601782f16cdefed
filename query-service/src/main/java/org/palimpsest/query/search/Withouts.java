package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palimpsest.query.reading.SectionTitles;

/** Where nothing was found: which of the things that were asked for is in the way, and where one might look. */
final class Withouts {
    static final String CONDITION = "condition";
    static final String AS_OF = "asOf";

    private static final String SECTIONS = "sections";
    private static final int MOST_SECTIONS = 20;

    private Withouts() {}

    private record Other(String what, String value, Question question) {}

    /** @param sections how many entries each section has, whatever else was asked for, most first */
    record Found(List<Answer.Without> without, List<Answer.Choice> sections) {
        static final Found NOTHING = new Found(List.of(), List.of());
    }

    static Found of(AskedIndex asked, Question question, Labels labels, SectionTitles titles) {
        var others = others(question, labels);
        var request = new SearchRequest.Builder().index(asked.name()).size(0);
        request.aggregations(SECTIONS, a -> a.filter(asked.during(question)).aggregations(
                SECTIONS, Aggregation.of(s -> s.terms(t -> t.field(Facet.SECTION.field()).size(MOST_SECTIONS)))));
        for (int i = 0; i < others.size(); i++) {
            Query query = asked.matching(others.get(i).question(), asked.during(others.get(i).question()));
            request.aggregations(Integer.toString(i), a -> a.filter(query));
        }
        var counts = asked.search(request.build()).aggregations();
        var found = new ArrayList<Answer.Without>();
        for (int i = 0; i < others.size(); i++) {
            var counted = counts.get(Integer.toString(i));
            var other = others.get(i);
            if (counted != null && counted.filter().docCount() > 0) {
                found.add(new Answer.Without(other.what(), other.value(), counted.filter().docCount()));
            }
        }
        var sections = counts.get(SECTIONS);
        var entries = sections == null
                ? Map.<String, Long>of()
                : FacetCounts.counts(sections.filter().aggregations().get(SECTIONS));
        var called = titles.of(entries.keySet());
        return new Found(
                List.copyOf(found),
                entries.entrySet().stream()
                        .map(section -> new Answer.Choice(
                                section.getKey(), called.getOrDefault(section.getKey(), section.getKey()), section.getValue(), false))
                        .toList());
    }

    private static List<Other> others(Question question, Labels labels) {
        var others = new ArrayList<Other>();
        question.chosen().keySet().forEach(facet -> others.add(new Other(
                facet.parameter(),
                question.keys(facet).stream().map(key -> labels.of(facet, key)).collect(Collectors.joining(", ")),
                question.without(facet))));
        question.asked().conditions().stream()
                .distinct()
                .forEach(condition -> others.add(new Other(CONDITION, condition.typed(), question.without(condition.typed()))));
        var past = question.asOf().text();
        if (past != null) {
            others.add(new Other(AS_OF, past, question.today()));
        }
        return others;
    }
}
