package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.generation.Generations;

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
