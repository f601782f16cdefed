package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the conditions of a question ask the index for. */
final class Conditions {
    private static final List<String> ANYWHERE = List.of("title", "keywords", "contributors", "organisations", "body");
    private static final Pattern SEPARATES = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<Locale> LANGUAGES = Stream.of(Locale.getISOLanguages()).map(Locale::of).toList();
    private static final List<Locale> COUNTRIES =
            Stream.of(Locale.getISOCountries()).map(code -> Locale.of("", code)).toList();

    private Conditions() {}

    /** What is so, whether or not that is what the condition wants. */
    static Query query(Asked.Condition condition) {
        var text = condition.text();
        var field = condition.field();
        return field == null
                ? words(condition, ANYWHERE)
                : switch (field) {
                    case TITLE -> words(condition, List.of("title"));
                    case KEYWORD -> words(condition, List.of("keywords"));
                    case CONTRIBUTOR -> words(condition, List.of("contributors"));
                    case ORGANISATION -> words(condition, List.of("organisations"));
                    case SECTION -> term("section", SEPARATES.matcher(Spelling.key(text)).replaceAll("-"));
                    case TYPE -> QueryBuilders.prefix(p -> p.field(Facet.TYPE.field()).value(Spelling.key(text)));
                    case COUNTRY -> term(Facet.COUNTRY.field(), country(text));
                    case LANGUAGE -> language(text);
                    case YEAR -> {
                        var span = Objects.requireNonNull(Asked.Span.of(text));
                        yield QueryBuilders.range(r -> r.number(n ->
                                n.field(Facet.YEAR.field()).gte((double) span.from()).lte((double) span.to())));
                    }
                };
    }

    private static Query words(Asked.Condition condition, List<String> fields) {
        return condition.phrase()
                ? QueryBuilders.multiMatch(m -> m.fields(fields).query(condition.text()).type(TextQueryType.Phrase))
                : QueryBuilders.multiMatch(
                        m -> m.fields(fields).query(condition.text()).type(TextQueryType.CrossFields).operator(Operator.And));
    }

    private static Query language(String text) {
        var key = Spelling.key(text);
        var code = LANGUAGES.stream()
                .filter(one -> Spelling.key(one.getDisplayLanguage(Locale.ENGLISH)).equals(key)
                        || Spelling.key(one.getDisplayLanguage(one)).equals(key))
                .map(Locale::getLanguage)
                .findFirst()
                .orElse(key);
        return QueryBuilders.bool(b -> b.should(term("language", code))
                .should(s -> s.prefix(p -> p.field("language").value(code + "-")))
                .minimumShouldMatch("1"));
    }

    private static String country(String text) {
        var key = Spelling.key(text);
        return COUNTRIES.stream()
                .filter(one -> Spelling.key(one.getDisplayCountry(Locale.UK)).equals(key))
                .map(Locale::getCountry)
                .findFirst()
                .orElse(text.toUpperCase(Locale.ROOT));
    }

    private static Query term(String field, String value) {
        return QueryBuilders.term(t -> t.field(field).value(value));
    }
}
