package org.palimpsest.query.synonyms;

import java.util.List;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.search.Synonyms;
import org.palimpsest.query.search.SynonymsProjection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Synonyms over HTTP. */
@RestController
@ReadsFrom(SynonymsProjection.class)
final class SynonymApi {
    private final Synonyms synonyms;

    SynonymApi(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /** All groups as they are now, by their first words. */
    @GetMapping("/api/synonyms")
    List<SynonymGroup> synonyms() {
        return synonyms.all().stream().map(SynonymGroup::of).toList();
    }
}
