package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.ArrayList;
import java.util.List;
import org.palimpsest.query.Running;
import org.palimpsest.readmodels.Generation;

/** Writes what the search index has straight into another one: as fast as it can be filled. */
public final class PlainBulk {
    private PlainBulk() {}

    /** Documents per second. */
    public static double measure(Running service, int perBulk) {
        var client = service.bean(ElasticsearchClient.class);
        var indexes = service.bean(SearchIndexes.class);
        var all = all(client, indexes.read());
        var copy = indexes.of(new Generation(SearchProjection.MODEL, 1_000_000));
        copy.prepare();
        long begun = System.nanoTime();
        for (int at = 0; at < all.size(); at += perBulk) {
            var some = all.subList(at, Math.min(all.size(), at + perBulk));
            Elastic.call(() -> client.bulk(b -> {
                some.forEach(hit -> b.operations(o -> o.index(
                        i -> i.index(copy.intervals()).id(hit.id()).document(hit.source()))));
                return b;
            }));
        }
        copy.settle();
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf("plain bulk: %,d documents in %,.1f s%n", all.size(), took);
        copy.drop();
        return took;
    }

    private static List<Hit<Interval>> all(ElasticsearchClient client, SearchIndex index) {
        var all = new ArrayList<Hit<Interval>>();
        var page = Elastic.call(() -> client.search(
                s -> s.index(index.intervals()).size(1000).scroll(t -> t.time("1m")), Interval.class));
        all.addAll(page.hits().hits());
        var scroll = page.scrollId();
        while (true) {
            var next = Elastic.call(() -> client.scroll(s -> s.scrollId(scroll).scroll(t -> t.time("1m")), Interval.class));
            if (next.hits().hits().isEmpty()) {
                return all;
            }
            all.addAll(next.hits().hits());
        }
    }
}
