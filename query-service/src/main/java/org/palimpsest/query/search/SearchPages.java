package org.palimpsest.query.search;

import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Searching as a page. */
@Controller
@ReadsFrom(SearchProjection.class)
final class SearchPages {
    private final Search search;
    private final Past past;

    SearchPages(Search search, Past past) {
        this.search = search;
        this.past = past;
    }

    @GetMapping("/search")
    Rendering search(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var question = Question.of(parameters, past.asOf("asOf", parameters.getFirst("asOf")));
        var results = SearchView.of(question, search.answer(question));
        var view = PageView.of(exchange, results.heading())
                .searching(question.text())
                .asOf(question.asOf().text());
        return Rendering.view("search/search")
                .modelAttribute("view", view)
                .modelAttribute("results", results)
                .build();
    }
}
