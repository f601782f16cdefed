package org.palimpsest.query.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.QuerySettings;
import org.palimpsest.web.CommandTokens;
import org.palimpsest.web.Headers;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands in somebody's name. Thread-safe; blocks. */
@Component
public final class CommandClient {
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    /** Longer than the command service itself waits for its database. */
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    private final RestClient service;
    private final String address;
    private final CommandTokens tokens;
    private final JsonMapper json;

    CommandClient(QuerySettings settings, CommandTokens tokens, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTING).version(HttpClient.Version.HTTP_1_1).build());
        requests.setReadTimeout(ANSWERING);
        this.address = settings.commandService().uri().toString();
        this.service = RestClient.builder().requestFactory(requests).baseUrl(settings.commandService().uri()).build();
        this.tokens = tokens;
        this.json = json;
    }

    /**
     * Has this done, once however often it is sent with the same key.
     *
     * @param path below {@code /api/commands/}
     * @param version of what is changed, where the command needs one (its ETag without quotes)
     * @return the position that has to be read to see it; null where nothing was recorded
     * @throws CommandRefusedException if the command service says no
     * @throws Problem 503 if it cannot be reached or does not answer; then nobody knows whether it was done
     */
    public @Nullable String send(
            HttpMethod method, String path, Object body, Caller caller, UUID key, @Nullable String version) {
        return exchange(method, path, body, caller, key, version).position();
    }

    /**
     * Has something begun, once however often it is sent with the same key. Throws what {@link #send} throws.
     *
     * @param path below {@code /api/commands/}
     */
    public Created create(String path, Object body, Caller caller, UUID key) {
        var receipt = exchange(HttpMethod.POST, path, body, caller, key, null);
        return new Created(receipt.body().path("id").asString(), receipt.position());
    }

    /**
     * Sends a file, which is read as it is sent. Throws what {@link #send} throws.
     *
     * @param path below {@code /api/commands/}, with its query
     */
    public @Nullable String sendFile(String path, Path file, Caller caller) {
        return exchange(() -> service.post()
                        .uri(URI.create(address + "/api/commands/" + path))
                        .headers(headers -> headers.setBearerAuth(tokens.of(caller)))
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(new FileSystemResource(file)))
                .position();
    }

    /** What was begun: its id, and the position that has to be read to see it. */
    public record Created(String id, @Nullable String position) {}

    private record Receipt(JsonNode body, @Nullable String position) {}

    private Receipt exchange(
            HttpMethod method, String path, Object body, Caller caller, UUID key, @Nullable String version) {
        return exchange(() -> service.method(method)
                .uri("/api/commands/" + path)
                .headers(headers -> {
                    headers.setBearerAuth(tokens.of(caller));
                    headers.set("Idempotency-Key", key.toString());
                    if (version != null) {
                        headers.setIfMatch("\"" + version + "\"");
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(body)));
    }

    private Receipt exchange(Supplier<RestClient.RequestBodySpec> request) {
        try {
            return request.get().exchange((_, answer) -> {
                if (!answer.getStatusCode().is2xxSuccessful()) {
                    throw refused(answer);
                }
                return new Receipt(json.readTree(answer.getBody()), answer.getHeaders().getFirst(Headers.POSITION));
            });
        } catch (ResourceAccessException _) {
            throw new Problem(
                            ProblemType.UNAVAILABLE,
                            "This could not be saved just now, or it is not known whether it was. Send it again in a moment.")
                    .retryAfter(2);
        }
    }

    private CommandRefusedException refused(ClientHttpResponse answer) throws IOException {
        JsonNode problem = json.readTree(answer.getBody());
        return new CommandRefusedException(answer.getStatusCode().value(), problem);
    }
}
