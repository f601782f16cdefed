package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalElasticsearchTest {
    @TempDir
    static Path logs;

    private static StartedEngines engines;

    @BeforeAll
    static void start() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.remove("PALIMPSEST_ELASTICSEARCH_URI");
        variables.putAll(Map.of("PALIMPSEST_MONGODB_URI", "mongodb://db:1", "DOCKER_HOST", "unix:///nowhere"));
        engines = StartedEngines.start(EngineSettings.defaults().withEnvironment(variables).withLogs(logs));
    }

    @AfterAll
    static void end() {
        List<ProcessHandle> processes = processes();
        engines.close();
        engines.close();
        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void neverRunsAsRoot() {
        assertThat(processes().getLast().info().user()).isPresent().get().isNotEqualTo("root");
    }

    @Test
    void writesItsLogWhereTheCallerSays() throws Exception {
        assertThat(Files.readString(logs.resolve("elasticsearch.log"))).contains("loaded plugin [palimpsest-analysis]");
    }

    @Test
    void namesWrongParametersOfOurFilters() throws Exception {
        assertThat(create("{\"type\": \"edge_ngram\", \"min_gram\": 5, \"max_gram\": 2}")).contains("[min_gram]");
        assertThat(create("{\"type\": \"stemmer\", \"language\": \"german\"}")).contains("[german]", "light_english");
        assertThat(create("{\"type\": \"synonym_graph\", \"synonyms\": [\"a => b => c\"]}")).contains("line 1");
        assertThat(call("POST", "_analyze",
                "{\"tokenizer\": \"standard\", \"filter\": [\"synonym_graph\"], \"text\": \"a\"}"))
                .contains("needs the list [synonyms]", "\"status\":400");
    }

    private static String create(String filter) throws Exception {
        return call("PUT", "wrong", "{\"settings\": {\"analysis\": {\"filter\": {\"f\": " + filter
                + "}, \"analyzer\": {\"a\": {\"tokenizer\": \"standard\", \"filter\": [\"f\"]}}}}}");
    }

    private static String call(String method, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(engines.elasticsearchUri() + "/" + path))
                    .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static List<ProcessHandle> processes() {
        return engines.elasticsearch().pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }
}
