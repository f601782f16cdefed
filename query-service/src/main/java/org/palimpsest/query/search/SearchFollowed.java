package org.palimpsest.query.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.AskedAgain;
import org.palimpsest.query.reading.NewestFound;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A search that is asked again and again. */
@Component
final class SearchFollowed implements NewestFound, AskedAgain {
    private final Search search;

    SearchFollowed(Search search) {
        this.search = search;
    }

    @Override
    public List<String> newest(MultiValueMap<String, String> parameters) {
        var newest = new LinkedMultiValueMap<>(parameters);
        newest.set("sort", "newest");
        return search.answer(today(newest)).hits().stream().map(Answer.Hit::slug).toList();
    }

    @Override
    public Asking of(MultiValueMap<String, String> parameters) {
        var question = today(parameters);
        var asked = Stream.concat(Stream.of(question.text()), question.chosen().values().stream().flatMap(List::stream));
        var words = asked.map(String::strip).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        return new Asking(question.query().replaceFirst("^\\?", ""), words);
    }

    @Override
    public List<UUID> come(String query, long since, long until, int most) {
        return search.come(today(parameters(query)), since, until).stream().limit(most).map(UUID::fromString).toList();
    }

    private static Question today(MultiValueMap<String, String> parameters) {
        var first = new LinkedMultiValueMap<>(parameters);
        List.of("page", "asOf").forEach(first::remove);
        return Question.of(first, AsOf.NOW);
    }

    private static MultiValueMap<String, String> parameters(String query) {
        var parameters = new LinkedMultiValueMap<String, String>();
        for (var one : query.split("&", -1)) {
            int end = one.indexOf('=');
            if (end > 0) {
                parameters.add(decoded(one.substring(0, end)), decoded(one.substring(end + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
