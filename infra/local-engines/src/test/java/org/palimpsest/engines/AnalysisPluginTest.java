package org.palimpsest.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnalysisPluginTest {
    private static final String INDEX = """
            {"settings": {"analysis": {
               "filter": {
                 "folding": {"type": "asciifolding", "preserve_original": false},
                 "possessive": {"type": "stemmer", "language": "possessive_english"},
                 "english": {"type": "stemmer", "language": "english"},
                 "nolonger": {"type": "stop", "stopwords": "_english_"},
                 "same": {"type": "synonym_graph", "synonyms": ["gp, general practitioner", "carer => caregiver"]},
                 "beginnings": {"type": "edge_ngram", "min_gram": 2, "max_gram": 4},
                 "parts": {"type": "word_delimiter_graph", "catenate_all": true},
                 "articles": {"type": "elision", "articles": ["l"], "articles_case": true}},
               "analyzer": {
                 "text": {"tokenizer": "standard",
                   "filter": ["lowercase", "folding", "possessive", "nolonger", "english"]},
                 "query": {"tokenizer": "standard",
                   "filter": ["lowercase", "asciifolding", "possessive", "same", "nolonger", "porter_stem"]},
                 "typed": {"tokenizer": "standard", "filter": ["lowercase", "beginnings"]},
                 "split": {"tokenizer": "whitespace", "filter": ["parts", "flatten_graph", "lowercase"]},
                 "html": {"tokenizer": "standard", "char_filter": ["html_strip"], "filter": ["articles"]},
                 "whole": {"tokenizer": "keyword", "filter": ["lowercase", "asciifolding"]}}}},
             "mappings": {"properties": {
               "body": {"type": "text", "analyzer": "text", "search_analyzer": "query"}}}}""";

    private final Scratch scratch = Engines.shared().scratch();
    private final String index = scratch.indexPrefix() + "entries";

    @AfterEach
    void drop() {
        scratch.close();
    }

    @Test
    void everyFilterWorksInACustomAnalyzer() throws Exception {
        assertThat(call("PUT", index, INDEX)).contains("\"acknowledged\":true");

        assertThat(analyzed("text", "The Cafés of Frome's communities")).containsExactly("cafe", "frome", "commun");
        assertThat(analyzed("query", "a GP")).contains("gp", "gener", "practition");
        assertThat(analyzed("query", "carer")).containsExactly("caregiv");
        assertThat(analyzed("typed", "Compassion")).containsExactly("co", "com", "comp");
        assertThat(analyzed("split", "co-production")).containsExactlyInAnyOrder("coproduction", "co", "production");
        assertThat(analyzed("html", "<b>L'Air</b>")).containsExactly("Air");
        assertThat(analyzed("whole", "Łódź Town")).containsExactly("lodz town");
    }

    @Test
    void anIndexedTextIsFoundByItsStemAndBySynonyms() throws Exception {
        call("PUT", index, INDEX);
        call("PUT", index + "/_doc/1?refresh=true", "{\"body\": \"The café's general practitioners\"}");

        assertThat(hits("cafe")).isEqualTo("1");
        assertThat(hits("practitioner")).isEqualTo("1");
        assertThat(hits("surgery")).isEqualTo("0");
    }

    private String hits(String words) throws Exception {
        String answer = call("POST", index + "/_search", "{\"query\": {\"match\": {\"body\": \"" + words + "\"}}}");
        return Pattern.compile("\"total\":\\{\"value\":(\\d+)").matcher(answer).results().findFirst().orElseThrow()
                .group(1);
    }

    private List<String> analyzed(String analyzer, String text) throws Exception {
        String answer = call("POST", index + "/_analyze",
                "{\"analyzer\": \"" + analyzer + "\", \"text\": \"" + text + "\"}");
        return Pattern.compile("\"token\":\"([^\"]*)\"").matcher(answer).results().map(token -> token.group(1)).toList();
    }

    private static String call(String method, String path, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(Engines.shared().elasticsearchUri() + "/" + path))
                    .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
