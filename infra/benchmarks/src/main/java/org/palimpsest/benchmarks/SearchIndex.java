package org.palimpsest.benchmarks;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The index that the query service made, and another one like it that is filled directly. */
final class SearchIndex implements AutoCloseable {
    private static final int AT_ONCE = 1000;
    private static final Time KEPT = Time.of(t -> t.time("1m"));

    private static final String PLAIN = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0,
              "similarity": {"default": {"type": "BM25", "k1": 0.9, "b": 0.4}},
              "analysis": {"filter": {"words": {"type": "stop", "stopwords": "_english_"}, "stem": {"type": "porter_stem"}},
                "analyzer": {"plain": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "words", "stem"]}}}},
             "mappings": {"properties": {"text": {"type": "text", "analyzer": "plain"}}}}
            """;

    private final ElasticsearchClient client;
    private final String prefix;

    SearchIndex(String uri, String prefix) {
        var rest = Rest5Client.builder(URI.create(uri)).build();
        this.client = new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
        this.prefix = prefix;
    }

    /** A document as it is in an index. */
    record Found(String id, ObjectNode source) {}

    long count(Builds.Build generation) {
        return call(() -> client.count(c -> c.index(name(generation)))).count();
    }

    /** All of a generation. */
    List<Found> documents(Builds.Build generation) {
        var all = new ArrayList<Found>();
        var answer = call(() -> client.search(
                s -> s.index(name(generation)).size(AT_ONCE).scroll(KEPT).sort(o -> o.doc(d -> d)), ObjectNode.class));
        var scroll = Objects.requireNonNull(answer.scrollId());
        for (var hits = answer.hits().hits(); !hits.isEmpty(); ) {
            hits.forEach(hit -> all.add(found(hit)));
            hits = call(() -> client.scroll(s -> s.scrollId(scroll).scroll(KEPT), ObjectNode.class)).hits().hits();
        }
        call(() -> client.clearScroll(c -> c.scrollId(scroll)));
        return all;
    }

    private static Found found(Hit<ObjectNode> hit) {
        return new Found(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.source()));
    }

    /** Indexes them into an index of the same settings and mapping until they can be found; answers how many in a second. */
    double bulk(List<Found> documents) {
        var index = prefix + "-bulk";
        try (var json = Objects.requireNonNull(
                SearchIndex.class.getResourceAsStream("/org/palimpsest/query/search/versions.json"))) {
            long begin = System.nanoTime();
            client.indices().create(c -> c.withJson(json).index(index));
            for (int i = 0; i < documents.size(); i += AT_ONCE) {
                var operations = documents.subList(i, Math.min(i + AT_ONCE, documents.size())).stream()
                        .map(document -> BulkOperation.of(
                                o -> o.index(d -> d.index(index).id(document.id()).document(document.source()))))
                        .toList();
                if (client.bulk(b -> b.operations(operations)).errors()) {
                    throw new IllegalStateException("Not everything was indexed.");
                }
            }
            client.indices().refresh(r -> r.index(index));
            double perSecond = documents.size() * 1e9 / (System.nanoTime() - begin);
            client.indices().delete(d -> d.index(index));
            return perSecond;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An index without anything of ours: one field of plain English text, with the parameters that most take for BM25. */
    void plain(Map<String, String> texts) {
        var index = prefix + "-plain";
        call(() -> client.indices().create(c -> c.withJson(new StringReader(PLAIN)).index(index)));
        var ids = List.copyOf(texts.keySet());
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            var operations = ids.subList(i, Math.min(i + AT_ONCE, ids.size())).stream()
                    .map(id -> BulkOperation.of(o -> o.index(
                            d -> d.index(index).id(id).document(Map.of("text", Objects.requireNonNull(texts.get(id)))))))
                    .toList();
            if (call(() -> client.bulk(b -> b.operations(operations))).errors()) {
                throw new IllegalStateException("Not everything was indexed.");
            }
        }
        call(() -> client.indices().refresh(r -> r.index(index)));
    }

    /** Ids of the first so many that a {@code match} finds there, best first. */
    List<String> match(String words, int howMany) {
        return call(() -> client.search(
                        s -> s.index(prefix + "-plain").size(howMany).query(q -> q.match(m -> m.field("text").query(words))),
                        ObjectNode.class))
                .hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.id()))
                .toList();
    }

    /** How many documents of a generation have no vector yet. */
    long withoutMeaning(Builds.Build generation) {
        return call(() -> client.count(
                c -> c.index(name(generation)).query(q -> q.bool(b -> b.mustNot(n -> n.exists(e -> e.field("meaning")))))))
                .count();
    }

    /** What a generation takes on the disk, after all that is outdated in it has been cleared away; or, without one, the plain index. */
    long bytes(Builds.@Nullable Build generation) {
        var name = generation == null ? prefix + "-plain" : name(generation);
        call(() -> client.indices().forcemerge(m -> m.index(name).maxNumSegments(1L)));
        call(() -> client.indices().flush(f -> f.index(name)));
        var stats = call(() -> client.indices().stats(i -> i.index(name))).indices().get(name);
        return Objects.requireNonNull(Objects.requireNonNull(Objects.requireNonNull(stats).primaries()).store()).sizeInBytes();
    }

    private String name(Builds.Build generation) {
        return prefix + "-search-v" + generation.version() + "-" + generation.number();
    }

    private interface Call<T> {
        T call() throws IOException;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all indexes of this run. Deleting by a pattern is off by default, so by name. */
    @Override
    public void close() {
        var names = call(() -> client.cat().indices(c -> c.index(prefix + "*"))).indices().stream()
                .map(index -> Objects.requireNonNull(index.index()))
                .toList();
        if (!names.isEmpty()) {
            call(() -> client.indices().delete(d -> d.index(names).ignoreUnavailable(true)));
        }
        call(() -> {
            client.close();
            return names;
        });
    }
}
