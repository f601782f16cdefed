package org.palimpsest.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.palimpsest.engines.Engines;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.text.Node;
import org.palimpsest.eventstore.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Whether the search finds what is meant: collections whose answers are known come in as published entries, are indexed as any
 * entry is, and are asked for over HTTP as by any reader. Beside it stands what everybody gets for nothing: a
 * {@code match} on one field of plain English text.
 */
final class RelevanceBench {
    private static final int PAGE = 20;
    private static final String READER = Service.token("reader", "CONTRIBUTOR");

    private final Engines engines;
    private final Logs logs;

    RelevanceBench(Engines engines, Logs logs) {
        this.engines = engines;
        this.logs = logs;
    }

    /**
     * A line for each way to ask each of them, with what it costs: the time of a first page of {@value #PAGE}, asked for one after the
     * other, and how much processor time service and engines take for it; the time to index a text, and the bytes it takes. What
     * vectors cost at indexing is theirs alone, beside that of the words.
     */
    String table(List<JudgedCollection> collections) {
        return """
                | collection | questions | search | nDCG@10 | recall@100 | MAP@100 | ms a question | ms of CPU | ms a text | bytes a text |
                | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """
                + collections.stream().map(this::rows).collect(Collectors.joining());
    }

    private String rows(JudgedCollection collection) {
        var database = logs.database();
        var slugs = fill(database, collection);
        var builds = new Builds(database);
        int count = collection.texts().size();
        try (var index = new SearchIndex(engines.elasticsearchUri(), database.getName())) {
            var rows = new StringBuilder();
            Builds.Build build;
            try (var service = Service.start("query-service", engines, database)) {
                build = service.await(() -> builds.live("search", 0));
                service.awaitReady();
                long begin = System.nanoTime();
                index.plain(collection.texts().stream().collect(Collectors.toMap(
                        JudgedCollection.Text::id, text -> text.title() + " " + text.text())));
                double plain = (System.nanoTime() - begin) / 1e6 / count;
                rows.append(row(collection, "plain match", plain, index.bytes(null), question -> index.match(question, PAGE),
                        question -> index.match(question, Relevance.DEPTH)));
                rows.append(row(collection, "ours", Builds.seconds(List.of(build)) * 1e3 / count, index.bytes(build),
                        question -> page(service, question, 1), question -> ask(service, question, slugs)));
            }
            long words = index.bytes(build);
            long begin = System.nanoTime();
            try (var service = Service.start("query-service", engines, database, Map.of("PALIMPSEST_SEARCH_MEANING", "true"))) {
                service.awaitReady();
                service.await(() -> index.withoutMeaning(build) == 0 ? Optional.of(build) : Optional.empty());
                double each = (System.nanoTime() - begin) / 1e6 / count;
                rows.append(row(collection, "ours with vectors", each, index.bytes(build) - words, question -> page(service, question, 1),
                        question -> ask(service, question, slugs)));
            }
            return rows.toString();
        }
    }

    private static String row(
            JudgedCollection collection,
            String search,
            double indexing,
            long bytes,
            Consumer<String> first,
            Function<String, List<String>> answer) {
        var questions = collection.questions().values();
        // Neither is what is measured remembered of what was asked before, nor is anything asked the first time.
        questions.forEach(question -> first.accept(question + " ?"));
        var cores = Cores.now();
        long begin = System.nanoTime();
        questions.forEach(question -> first.accept(question + " !"));
        double millis = (System.nanoTime() - begin) / 1e6 / questions.size();
        double cpu = cores.taken().toNanos() / 1e6 / questions.size();
        var relevance = Relevance.of(collection, answer);
        return String.format(Locale.ROOT, "| %s | %d | %s | %.3f | %.3f | %.3f | %.1f | %.1f | %.1f | %,d |%n", collection.name(),
                questions.size(), search, relevance.ndcg(), relevance.recall(), relevance.map(), millis, cpu, indexing,
                bytes / collection.texts().size());
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
        for (int page = 1, pages = 1; page <= pages && found.size() < Relevance.DEPTH; page++) {
            var answer = page(service, question, page);
            pages = answer.path("pages").asInt();
            answer.path("hits").forEach(hit -> found.add(slugs.getOrDefault(hit.path("slug").asString(), "")));
            if (answer.path("hits").size() > PAGE) {
                throw new IllegalStateException("A page has more than " + PAGE + " hits.");
            }
        }
        return found;
    }

    private static JsonNode page(Service service, String question, int page) {
        var path = "/api/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8) + "&page=" + page;
        return EventJson.mapper().readTree(service.ask("GET", path, READER, "").body());
    }
}
