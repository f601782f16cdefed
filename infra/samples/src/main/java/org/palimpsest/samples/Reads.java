package org.palimpsest.samples;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads of a site that is just coming up: a read model that is behind, or being built, says that it will be there in a moment. */
final class Reads {
    private static final int TRIES = 60;

    private Reads() {}

    /** @throws IllegalStateException if the answer is not 200, or still 503 after a minute */
    static HttpResponse<String> patient(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        for (int i = 1; ; i++) {
            var answer = http.send(request.GET().timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer;
            }
            if (answer.statusCode() != 503 || i == TRIES) {
                throw new IllegalStateException(
                        answer.uri().getPath() + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
    }
}
