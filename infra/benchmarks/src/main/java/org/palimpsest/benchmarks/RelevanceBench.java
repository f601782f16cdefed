package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.text.Node;
import org.palimpsest.eventstore.EventJson;

/**
 * Whether the search finds what is meant: collections whose answers are known come in as published entries, are indexed as any
 * entry is, and are asked for over HTTP as by any reader. Beside it stands what everybody gets for nothing: a
 * {@code match} on one field of plain English text.
 */
final class RelevanceBench {
    private static final int PAGE = 20;

    private final Engines engines;
    private final Logs logs;

    RelevanceBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /** A line for each way to ask each of them. */
    String table(List<JudgedCollection> collections) {
        return "| collection | questions | search | nDCG@10 | recall@100 | MAP@100 |\n| --- | ---: | --- | ---: | ---: | ---: |\n"
                + collections.stream().map(this::rows).collect(Collectors.joining());
    }

    private String rows(JudgedCollection collection) {
        var database = logs.database();
        var slugs = fill(database, collection);
        var builds = new Builds(database);
        try (var service = Service.start("query-service", engines, database);
                var index = new SearchIndex(engines.elasticsearchUri(), database.getName())) {
            service.await(() -> builds.live("search", 0));
            service.awaitReady();
            index.plain(collection.texts().stream().collect(Collectors.toMap(
                    JudgedCollection.Text::id, text -> text.title() + " " + text.text())));
            return row(collection, "plain match", Relevance.of(collection, question -> index.match(question, Relevance.DEPTH)))
                    + row(collection, "ours", Relevance.of(collection, question -> ask(service, question, slugs)));
        }
    }

    private static String row(JudgedCollection collection, String search, Relevance relevance) {
        return String.format(Locale.ROOT, "| %s | %d | %s | %.3f | %.3f | %.3f |%n", collection.name(),
                collection.questions().size(), search, relevance.ndcg(), relevance.recall(), relevance.map());
    }

    /** Ids of documents by the slugs of their entries. */
    private static Map<String, String> fill(MongoDatabase database, JudgedCollection collection) {
        System.err.printf("  %s: %,d texts%n", collection.name(), collection.texts().size());
        var slugs = new HashMap<String, String>();
        var lives = new ArrayList<List<List<DomainEventMessage<?>>>>();
        for (var text : collection.texts()) {
            var contributors = text.authors().stream()
                    .map(author -> new Contributor(null, author, List.of(), null, List.of(), false))
                    .toList();
            var body = new Node("doc", Map.of(), List.of(Texts.paragraph(text.text())), List.of(), null);
            var life = Life.of(lives.size(), text.title(), contributors, body);
            lives.add(life);
            slugs.put(Life.slug(life), text.id());
        }
        FilledLog.fill(database, lives);
        return slugs;
    }

    private static List<String> ask(Service service, String question, Map<String, String> slugs) {
        var found = new ArrayList<String>();
        var token = Service.token("reader", "CONTRIBUTOR");
        for (int page = 1, pages = 1; page <= pages && found.size() < Relevance.DEPTH; page++) {
            var path = "/api/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8) + "&page=" + page;
            var answer = EventJson.mapper().readTree(service.ask("GET", path, token, "").body());
            pages = answer.path("pages").asInt();
            answer.path("hits").forEach(hit -> found.add(slugs.getOrDefault(hit.path("slug").asString(), "")));
            if (answer.path("hits").size() > PAGE) {
                throw new IllegalStateException("A page has more than " + PAGE + " hits.");
            }
        }
        return found;
    }
}
