package org.palimpsest.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** What a former log has left in the search index: it would be found beside what a restored one tells. */
final class FormerIndexes {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Installation installation;
    private final PrintStream err;

    FormerIndexes(Installation installation, PrintStream err) {
        this.installation = installation;
        this.err = err;
    }

    /** @throws NotDoneException if there is any; that Elasticsearch could not be asked is only said */
    void refuseAny() throws NotDoneException, InterruptedException {
        var server = installation.elasticsearch().toString().replaceFirst("/*$", "/");
        var prefix = installation.variable("PALIMPSEST_INDEX_PREFIX").orElse("palimpsest");
        List<String> left;
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            var address = URI.create(server + "_cat/indices/" + prefix + "-search*?h=index");
            var response = http.send(HttpRequest.newBuilder(address).timeout(ANSWER).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            left = response.body().lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
        } catch (IOException e) {
            err.println("Elasticsearch was not asked (" + server + " does not answer): if it has " + prefix
                    + "-search* indexes, delete them before you start the services.");
            return;
        }
        if (!left.isEmpty()) {
            var commands = left.stream().map(index -> "    curl -X DELETE " + server + index + "\n").toList();
            throw NotDoneException.refused("Nothing was restored: Elasticsearch at " + server
                    + " has indexes of another log. Delete them first:\n" + String.join("", commands)
                    + "or name another prefix than " + prefix + " in PALIMPSEST_INDEX_PREFIX, for the services too.");
        }
    }
}
