package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.readmodels.Generation;

/** The indexes of each generation. Thread-safe. */
record SearchIndexes(ElasticsearchClient client, String prefix, Generations generations) {

    SearchIndex of(Generation generation) {
        return new SearchIndex(client, prefix, generation);
    }

    /** Those that are read. */
    SearchIndex read() {
        return of(generations.of(SearchProjection.MODEL));
    }
}
