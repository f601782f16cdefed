package org.palimpsest.query.search;

import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(SearchProjection.class)
final class SearchController {
    private final Search search;
    private final Past past;

    SearchController(Search search, Past past) {
        this.search = search;
        this.past = past;
    }

    /** Parameters as in {@link Question}; throws {@link Problem} 400 for those that cannot be. */
    @GetMapping("/api/search")
    Answer search(@RequestParam MultiValueMap<String, String> parameters) {
        return search.answer(Question.of(parameters, past.asOf("asOf", parameters.getFirst("asOf"))));
    }
}
