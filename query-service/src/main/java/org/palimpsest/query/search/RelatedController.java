package org.palimpsest.query.search;

import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Apart from the entry itself, which is whole while Elasticsearch is away. */
@RestController
@ReadsFrom(SearchProjection.class)
final class RelatedController {
    private final Related related;

    RelatedController(Related related) {
        this.related = related;
    }

    /** Throws {@link Problem} 404 if nothing of this address can be read today. */
    @GetMapping("/api/entries/{slug}/related")
    RelatedEntries related(@PathVariable String slug) {
        return related.of(slug);
    }
}
