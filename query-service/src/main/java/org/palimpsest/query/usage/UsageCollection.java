package org.palimpsest.query.usage;

import static com.mongodb.client.model.Accumulators.push;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * The collection {@value #NAME}: one document for each version and month in which it was used, added up by all nodes. It says nothing
 * of the people who did. Thread-safe; blocks.
 */
@Component
final class UsageCollection {
    static final String NAME = "usage";

    private static final List<String> COUNTS =
            List.of("investigations", "uniqueInvestigations", "requests", "uniqueRequests", "downloads");

    private static final List<BsonField> SUMS = COUNTS.stream().map(name -> sum(name, "$" + name)).toList();

    private final MongoCollection<Document> collection;

    UsageCollection(MongoDatabase database) {
        collection = database.getCollection(NAME);
        collection.createIndex(ascending("entry", "month"));
        collection.createIndex(ascending("month", "section"));
    }

    /** What is counted together. {@code month} is one of UTC. */
    record VersionMonth(UUID entry, int version, String section, YearMonth month) {}

    /** An entry and how often it was used. */
    record Ranked(UUID entry, UsageCount count) {}

    /** The same by month, the earliest first. */
    record Monthly(UUID entry, Map<YearMonth, UsageCount> months) {}

    void add(Map<VersionMonth, UsageCount> more) {
        var writes = more.entrySet().stream().map(one -> write(one.getKey(), one.getValue())).toList();
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<Document> write(VersionMonth key, UsageCount count) {
        var id = new Document("entry", key.entry).append("version", key.version).append("month", key.month.toString());
        return new UpdateOneModel<>(
                eq(id),
                combine(
                        setOnInsert(new Document("entry", key.entry)
                                .append("version", key.version)
                                .append("section", key.section)
                                .append("month", key.month.toString())),
                        inc("investigations", count.investigations()),
                        inc("uniqueInvestigations", count.uniqueInvestigations()),
                        inc("requests", count.requests()),
                        inc("uniqueRequests", count.uniqueRequests()),
                        inc("downloads", count.downloads())),
                new UpdateOptions().upsert(true));
    }

    /** Of an entry, the latest month first, in it the newest version first. */
    List<Map.Entry<VersionMonth, UsageCount>> of(UUID entry) {
        return collection.find(eq("entry", entry)).sort(descending("month", "version")).into(new ArrayList<>()).stream()
                .map(one -> Map.entry(
                        new VersionMonth(entry, one.getInteger("version"), one.getString("section"), YearMonth.parse(one.getString("month"))),
                        count(one)))
                .toList();
    }

    /** The most used first: by investigations, then by id. */
    List<Ranked> mostUsed(Usage.Asked asked, int most) {
        List<Bson> stages = List.of(
                match(in(asked)),
                group("$entry", SUMS),
                sort(orderBy(descending("investigations"), ascending("_id"))),
                limit(most));
        return collection.aggregate(stages).into(new ArrayList<>()).stream()
                .map(one -> new Ranked(one.get("_id", UUID.class), count(one)))
                .toList();
    }

    /** The most used first: by investigations, then by id. */
    List<Monthly> byMonth(Usage.Asked asked, int most) {
        List<Bson> stages = List.of(
                match(in(asked)),
                group(new Document("entry", "$entry").append("month", "$month"), SUMS),
                group("$_id.entry", sum("all", "$investigations"), push("months", "$$ROOT")),
                sort(orderBy(descending("all"), ascending("_id"))),
                limit(most));
        return collection.aggregate(stages).into(new ArrayList<>()).stream()
                .map(one -> new Monthly(one.get("_id", UUID.class), months(one.getList("months", Document.class))))
                .toList();
    }

    private static Map<YearMonth, UsageCount> months(List<Document> counted) {
        var months = new TreeMap<YearMonth, UsageCount>();
        counted.forEach(one -> months.put(YearMonth.parse(one.get("_id", Document.class).getString("month")), count(one)));
        return months;
    }

    private static Bson in(Usage.Asked asked) {
        var months = and(gte("month", asked.from().toString()), lte("month", asked.to().toString()));
        return asked.section() == null ? months : and(months, eq("section", asked.section()));
    }

    private static UsageCount count(Document one) {
        return new UsageCount(
                one.getLong("investigations"),
                one.getLong("uniqueInvestigations"),
                one.getLong("requests"),
                one.getLong("uniqueRequests"),
                one.getLong("downloads"));
    }
}
