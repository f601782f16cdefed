package org.palimpsest.query.search;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom({SearchProjection.class, SynonymsProjection.class})
final class SearchController {
    private final Answers answers;
    private final Past past;

    SearchController(Answers answers, Past past) {
        this.answers = answers;
        this.past = past;
    }

    /** Parameters as in {@link Question}; throws {@link Problem} 400 for those that cannot be. */
    @GetMapping("/api/search")
    Answer search(@RequestParam MultiValueMap<String, String> parameters) {
        return answers.of(Question.of(parameters, past.asOf("asOf", parameters.getFirst("asOf"))));
    }

    /** What may be meant by what has been typed so far; nothing for less than two characters. */
    @GetMapping("/api/suggest")
    Suggestions suggest(
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String asOf) {
        return answers.suggested(Question.bounded(q), past.asOf("asOf", asOf));
    }
}
