package org.palimpsest.query.search;

import org.palimpsest.query.reading.Freshness;
import org.palimpsest.query.reading.Past;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
final class SearchController {
    private final Search search;
    private final Past past;
    private final Freshness freshness;

    SearchController(Search search, Past past, Freshness freshness) {
        this.search = search;
        this.past = past;
        this.freshness = freshness;
    }

    /** Parameters as in {@link Question}; throws {@link Problem} 400 for those that cannot be. */
    @GetMapping("/api/search")
    Answer search(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        freshness.ensure(exchange, SearchProjection.MODEL);
        return search.answer(Question.of(parameters, past.asOf("asOf", parameters.getFirst("asOf"))));
    }
}
