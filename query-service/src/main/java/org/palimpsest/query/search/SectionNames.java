package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What sections are called. They are never renamed, so each is asked for once. Thread-safe. */
final class SectionNames {
    private final ElasticsearchClient client;
    private final Supplier<SearchIndex> index;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    SectionNames(ElasticsearchClient client, Supplier<SearchIndex> index) {
        this.client = client;
        this.index = index;
    }

    /** Learns these names, all at once. */
    void learn(Collection<String> slugs) {
        var unknown = slugs.stream().filter(slug -> !known.containsKey(slug)).distinct().toList();
        if (!unknown.isEmpty()) {
            ask(unknown);
        }
    }

    /** The name, or the slug if there is none yet. */
    String of(String slug) {
        return known.getOrDefault(slug, slug);
    }

    private void ask(List<String> slugs) {
        var answer = Elastic.call(() -> client.mget(
                m -> m.index(index.get().sections()).ids(slugs), SearchIndex.SectionName.class));
        answer.docs().forEach(item -> {
            var name = item.isResult() ? item.result().source() : null;
            if (name != null) {
                known.put(name.slug(), name.title());
            }
        });
    }
}
