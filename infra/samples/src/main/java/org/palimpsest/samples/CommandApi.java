package org.palimpsest.samples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command API as anyone may use it: plain HTTP, a bearer token, and a key that makes a retry safe. */
final class CommandApi {
    /** The same body each time, byte by byte: a key belongs to one request, and maps have another order in each run. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    /** {@code base}: an address whose path ends with {@code /}, such as {@code http://localhost:8080/api/commands/}. */
    CommandApi(URI base) {
        this.base = base;
    }

    /**
     * Gives one command, at most once for each {@code key}, and answers with {@code {id, sequence, position}}.
     *
     * @throws IllegalStateException with the problem document, if the answer is not 2xx
     */
    JsonNode post(DemoAccount account, String key, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(request(account, key, path).POST(BodyPublishers.ofString(text(body))), path);
    }

    /** The same for what replaces something, in this version of it where one has to be named. */
    JsonNode put(DemoAccount account, String key, String path, @Nullable Long version, Map<String, Object> body)
            throws IOException, InterruptedException {
        var request = request(account, key, path).PUT(BodyPublishers.ofString(text(body)));
        return send(version == null ? request : request.header("If-Match", "\"" + version + "\""), path);
    }

    /** Sends a file: what is sent again changes nothing. */
    JsonNode upload(DemoAccount account, String key, String path, byte[] file) throws IOException, InterruptedException {
        var request = request(account, key, path).setHeader("Content-Type", "application/octet-stream");
        return send(request.POST(BodyPublishers.ofByteArray(file)), path);
    }

    /** The draft's files, as its owner sees them, as of {@code position}: a caller who replaces the draft says which of them stay. */
    JsonNode files(DemoAccount owner, UUID entry, long position) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/api/drafts/" + entry))
                .header("Authorization", "Bearer " + owner.token())
                .header("Palimpsest-Position", Long.toString(position));
        return JSON.readTree(Reads.patient(http, request).body()).at("/content/files");
    }

    private HttpRequest.Builder request(DemoAccount account, String key, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + account.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(30));
    }

    private JsonNode send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw failed(path, response);
        }
        return JSON.readTree(response.body());
    }

    private static IllegalStateException failed(String path, HttpResponse<String> response) {
        return new IllegalStateException(path + " was answered with " + response.statusCode() + ": " + response.body());
    }

    static String text(Map<String, Object> body) {
        return JSON.writeValueAsString(body);
    }
}
