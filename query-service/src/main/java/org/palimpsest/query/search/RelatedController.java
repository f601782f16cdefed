package org.palimpsest.query.search;

import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Past;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Apart from the entry itself, which is whole while Elasticsearch is away. */
@RestController
@ReadsFrom(SearchProjection.class)
final class RelatedController {
    private final Related related;
    private final Past past;

    RelatedController(Related related, Past past) {
        this.related = related;
        this.past = past;
    }

    /** Throws {@link Problem} 404 if nothing of this address could be read as of then. */
    @GetMapping("/api/entries/{slug}/related")
    RelatedEntries related(@PathVariable String slug, @RequestParam(required = false) @Nullable String asOf) {
        return related.of(slug, past.asOf("asOf", asOf));
    }
}
