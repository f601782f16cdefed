package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Unwritable;

/**
 * The index of one generation. It is asked by its own name and not by an alias, so that one document in MongoDB says which
 * generation is read of every read model. Thread-safe; blocks.
 */
final class SearchIndex {
    private static final int CONFLICT = 409;
    private static final int REFUSED = 400;

    static final String MEANING = "meaning";

    /** Something to be written, and the position of the last event in it: an older one never replaces a newer one. */
    record Write(String id, long position, Interval interval, List<Float> meaning) {
        Write meaning(List<Float> known) {
            return new Write(id, position, interval, known);
        }
    }

    private final ElasticsearchClient client;
    private final String prefix;
    private final Generation generation;

    SearchIndex(ElasticsearchClient client, String prefix, Generation generation) {
        this.client = client;
        this.prefix = prefix + "-search";
        this.generation = generation;
    }

    String intervals() {
        return prefix + "-v" + generation.model().version() + "-" + generation.number();
    }

    /** Creates it if it is not there, to be filled quickly: nothing is found before {@link #settle}. */
    void prepare() {
        try (var json = Objects.requireNonNull(SearchIndex.class.getResourceAsStream("versions.json"))) {
            client.indices().create(c -> c.withJson(json).index(intervals()));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        } catch (IOException e) {
            throw Elastic.away(e);
        }
    }

    /** Lets searches find everything that has been written, and from now on soon what will be. */
    void settle() {
        Elastic.call(() -> client.indices()
                .putSettings(s -> s.index(intervals()).settings(i -> i.refreshInterval(t -> t.time("1s")))));
        Elastic.call(() -> client.indices().refresh(r -> r.index(intervals())));
    }

    /** Removes it. */
    void drop() {
        Elastic.call(() -> client.indices()
                .delete(d -> d.index(intervals()).ignoreUnavailable(true)));
    }

    /** The newest interval of each of these entries that has any, by entry id; up to date without a refresh. */
    Map<String, Interval> newest(Collection<String> entryIds) {
        var found = new HashMap<String, Interval>();
        if (!entryIds.isEmpty()) {
            var answer = Elastic.call(
                    () -> client.mget(m -> m.index(intervals()).ids(List.copyOf(entryIds)), Interval.class));
            for (MultiGetResponseItem<Interval> item : answer.docs()) {
                if (item.isFailure()) {
                    throw new IllegalStateException("Not read: " + item.failure().error().reason());
                }
                var interval = item.result().source();
                if (interval != null) {
                    found.put(item.result().id(), interval);
                }
            }
        }
        return found;
    }

    Write newest(Interval interval) {
        return write(interval.entryId(), interval);
    }

    Write former(Interval interval) {
        return write(interval.entryId() + "@" + interval.openedPosition(), interval);
    }

    /**
     * Up to so many that are found by their words alone, as they are to be written with their meaning; what is read today and newest first.
     *
     * @param but ids of some that are not wanted
     */
    List<Write> withoutMeaning(int most, Collection<String> but) {
        var query = QueryBuilders.bool(b -> b.mustNot(n -> n.exists(e -> e.field(MEANING)))
                .mustNot(n -> n.term(t -> t.field("hidden").value(true)))
                .mustNot(n -> n.ids(i -> i.values(List.copyOf(but)))));
        return Elastic.call(() -> client.search(
                        s -> s.index(intervals())
                                .size(most)
                                .query(query)
                                .sort(o -> o.field(f -> f.field("closedPosition").order(SortOrder.Desc).missing("_first")))
                                .sort(o -> o.field(f -> f.field("publishedAt").order(SortOrder.Desc))),
                        Interval.class))
                .hits().hits().stream()
                .map(hit -> write(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.source())))
                .toList();
    }

    private static Write write(String id, Interval interval) {
        return new Write(id, interval.position(), interval, List.of());
    }

    /**
     * Writes all of these. Order among them is not kept.
     *
     * @param visible whether searches find them when this returns, and not only a second later
     * @return ids of those that were not written, for a newer one is there
     * @throws Unwritable if any is refused for what is in it
     * @throws IllegalStateException if any is refused for another reason than that a newer one is there
     */
    Set<String> write(List<Write> writes, boolean visible) {
        var newer = new HashSet<String>();
        if (writes.isEmpty()) {
            return newer;
        }
        var operations = writes.stream().map(this::operation).toList();
        var refresh = visible ? Refresh.True : Refresh.False;
        var answer = Elastic.call(() -> client.bulk(b -> b.operations(operations).refresh(refresh)));
        for (var item : answer.items()) {
            var error = item.error();
            if (error != null && item.status() == CONFLICT) {
                newer.add(Objects.requireNonNull(item.id()));
            } else if (error != null) {
                var message = "Not indexed: " + item.id() + ": " + error.reason();
                throw item.status() == REFUSED ? new Unwritable(message) : new IllegalStateException(message);
            }
        }
        return newer;
    }

    /** External versions start at 1. */
    private BulkOperation operation(Write write) {
        return BulkOperation.of(o -> o.index(i -> i.index(intervals())
                .id(write.id())
                .version(write.position() + 1)
                .versionType(VersionType.ExternalGte)
                .document(Document.of(write.interval(), write.meaning()))));
    }
}
