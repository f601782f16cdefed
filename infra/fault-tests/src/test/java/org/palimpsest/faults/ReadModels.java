package org.palimpsest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.palimpsest.events.Personal;
import org.palimpsest.testsupport.Web;
import tools.jackson.databind.JsonNode;

/** The town's read models, each held against one that is made anew from the same log. */
final class ReadModels {
    private static final List<String> ALL = List.of("comments", "desk", "history", "library", "people", "search");
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final FaultCluster town;
    private final Web web;
    private final String[] operator;

    ReadModels(FaultCluster town) {
        this.town = town;
        this.web = town.house.web();
        this.operator = new String[] {"Authorization", "Bearer " + town.house.token("demo-administrator")};
    }

    /** Waits until all have seen the whole log, has them made anew, and compares document by document. */
    String check() {
        awaitRead();
        var before = documents();
        rebuild();
        awaitRead();
        assertThat(documents()).isEqualTo(before);
        return ALL.size() + " of " + ALL.size();
    }

    /** Has all made anew. */
    void rebuild() {
        var former = new TreeMap<String, Integer>();
        for (var name : ALL) {
            former.put(name, live(name).get("generation").asInt());
            var answer = web.send("POST", "/actuator/readmodels/" + name, town.house.token("demo-administrator"), "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        await("all to be made anew").atMost(LONG).pollInterval(OFTEN).until(() ->
                ALL.stream().allMatch(name -> live(name).get("generation").asInt() > former.getOrDefault(name, 0)));
    }

    private Map<String, Map<String, Map<String, Object>>> documents() {
        var all = new TreeMap<String, Map<String, Map<String, Object>>>();
        ALL.forEach(name -> all.put(name, documents(name, live(name))));
        return all;
    }

    /** Waits until each has taken in, or parked, all that is in the log. */
    void awaitRead() {
        await("all read models at the log's end").atMost(LONG).pollInterval(OFTEN).until(() -> ALL.stream()
                .map(this::live)
                .allMatch(live -> live.get("position").asLong() == live.get("head").asLong()));
    }

    /** How the generation stands that is read. */
    private JsonNode live(String name) {
        for (var one : web.json("/actuator/readmodels/" + name, operator)) {
            if (one.get("state").asString().equals("LIVE")) {
                return one;
            }
        }
        throw new AssertionError(name + " has no live generation");
    }

    /** By collection or index, and then by id. */
    private Map<String, Map<String, Object>> documents(String name, JsonNode live) {
        var number = live.get("version").asInt() + "-" + live.get("generation").asInt();
        return name.equals("search") ? found("-v" + number) : kept(name + "_v" + number.replace('-', '_') + "_");
    }

    /** What is personal is opened: sealed anew, the same text is other bytes. */
    private Map<String, Map<String, Object>> kept(String prefix) {
        var personal = town.personal();
        var all = new TreeMap<String, Map<String, Object>>();
        for (var name : town.database.listCollectionNames()) {
            if (name.startsWith(prefix)) {
                var documents = new TreeMap<String, Object>();
                for (Document document : town.database.getCollection(name).find()) {
                    document.replaceAll((_, value) -> value instanceof String text && text.contains("\"sealed\"")
                            ? personal.readValue(text, Personal.class)
                            : value);
                    if (name.endsWith("_tallies")) {
                        // How often it was counted hangs on how the events came together.
                        document.remove("revision");
                    }
                    documents.put(String.valueOf(document.get("_id")), document);
                }
                all.put(name.substring(prefix.length()), documents);
            }
        }
        return all;
    }

    private Map<String, Map<String, Object>> found(String suffix) {
        var elasticsearch = new Web(town.elasticsearch.address());
        var name = town.house.indexPrefix() + "-search" + suffix;
        elasticsearch.get("/" + name + "/_refresh");
        var documents = new TreeMap<String, Object>();
        var hits = elasticsearch.json("/" + name + "/_search?size=10000").get("hits").get("hits");
        hits.forEach(hit -> documents.put(hit.get("_id").asString(), hit.get("_source")));
        assertThat(documents).as(name).isNotEmpty().hasSizeLessThan(10_000);
        return Map.of("-search", documents);
    }
}
