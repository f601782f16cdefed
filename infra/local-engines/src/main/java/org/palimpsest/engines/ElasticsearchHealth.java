package org.palimpsest.engines;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP calls of an Elasticsearch, so that nothing here needs its client. */
final class ElasticsearchHealth {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private ElasticsearchHealth() {
    }

    /** Whether a node at that address serves all its indices. */
    static boolean ready(String uri) {
        if (uri.isEmpty()) {
            return false;
        }
        try {
            return call("GET", uri + "/_cluster/health?wait_for_status=yellow&timeout=5s").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static HttpResponse<String> call(String method, String uri) throws IOException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30))
                    .method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
