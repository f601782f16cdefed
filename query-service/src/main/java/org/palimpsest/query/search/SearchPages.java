package org.palimpsest.query.search;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Texts;
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
@ReadsFrom({SearchProjection.class, SynonymsProjection.class})
final class SearchPages {
    private final Answers answers;
    private final Past past;
    private final Texts texts;

    SearchPages(Answers answers, Past past, Texts texts) {
        this.answers = answers;
        this.past = past;
        this.texts = texts;
    }

    @GetMapping("/search")
    Rendering search(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        var question = Question.of(parameters, past.asOf("asOf", parameters.getFirst("asOf")));
        var results = SearchView.of(question, answers.of(question));
        var view = PageView.of(exchange, results.heading())
                .searching(question.text())
                .asOf(question.asOf().text());
        if (results.told()) {
            view = view.described(texts.in(Language.of(exchange), "search.description", results.answer().total(), results.titles()));
        }
        return Rendering.view("search/search")
                .modelAttribute("view", view)
                .modelAttribute("results", results)
                .build();
    }

    /** A fragment of every page's head: what may be meant by what has been typed there so far. */
    @GetMapping("/suggest")
    Rendering suggest(
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String asOf,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view("search/suggestions")
                .modelAttribute("suggestions", answers.suggested(Question.bounded(q), past.asOf("asOf", asOf)).suggestions())
                .build();
    }
}
