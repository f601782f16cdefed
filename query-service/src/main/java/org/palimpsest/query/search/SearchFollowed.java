package org.palimpsest.query.search;

import java.util.List;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.NewestFound;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A search that is asked again and again. */
@Component
final class SearchFollowed implements NewestFound {
    private final Search search;

    SearchFollowed(Search search) {
        this.search = search;
    }

    @Override
    public List<String> of(MultiValueMap<String, String> parameters) {
        var newest = new LinkedMultiValueMap<>(parameters);
        List.of("page", "asOf").forEach(newest::remove);
        newest.set("sort", "newest");
        return search.answer(Question.of(newest, AsOf.NOW)).hits().stream().map(Answer.Hit::slug).toList();
    }
}
