package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that an index has, for comparing. */
final class IndexContents {
    private IndexContents() {}

    static Map<String, Interval> intervals(ElasticsearchClient client, SearchIndex index) {
        var all = Elastic.call(() -> client.search(s -> s.index(index.intervals()).size(1000), Interval.class));
        return all.hits().hits().stream()
                .collect(Collectors.toMap(
                        Hit::id, hit -> Objects.requireNonNull(hit.source()), (one, _) -> one, TreeMap::new));
    }
}
