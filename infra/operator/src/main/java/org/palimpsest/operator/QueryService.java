package org.palimpsest.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the query service's actuator has for operators. */
final class QueryService {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 120;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI address;
    private final String token;

    /** @param address of the service, ending with a slash */
    QueryService(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** @throws NotDoneException with what the service says, if it is no 2xx, or if there is no answer */
    JsonNode get(String path) throws NotDoneException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** The same with a POST of {@code body}. */
    JsonNode post(String path, Map<String, String> body) throws NotDoneException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** For what is asked again and again: a service that is away for a while may come back. */
    JsonNode getPatiently(String path) throws NotDoneException, InterruptedException {
        var request = request(path).GET().build();
        for (int i = 1; i < MOST_ATTEMPTS; i++) {
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (isGood(response)) {
                    return JSON.readTree(response.body());
                }
            } catch (IOException e) {
                // It may come back; the last attempt says what is wrong.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return get(path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("actuator/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(ANSWER);
    }

    private JsonNode send(HttpRequest request) throws NotDoneException, InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (isGood(response)) {
                return JSON.readTree(response.body());
            }
            throw NotDoneException.refused(detail(response));
        } catch (IOException e) {
            throw NotDoneException.notPossible("No answer from the query service at " + address + ". Is it running? (infra/up)");
        }
    }

    private static boolean isGood(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    private static String detail(HttpResponse<String> response) {
        var plain = "The query service answers " + response.statusCode() + ".";
        try {
            return JSON.readTree(response.body()).path("detail").asString(plain);
        } catch (JacksonException e) {
            return plain;
        }
    }
}
