package org.palimpsest.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Waits until services say that they are ready for requests. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final PrintStream out;

    /** @param out hears of each service when it is ready */
    Readiness(PrintStream out) {
        this.out = out;
    }

    /**
     * Asks at least once.
     *
     * @throws NotDoneException if one of them has ended, or is not ready in that time
     */
    void await(Duration patience, List<AwaitedService> services) throws NotDoneException, InterruptedException {
        long began = System.nanoTime();
        for (var service : services) {
            while (!isReady(service)) {
                if (service.hasEnded()) {
                    throw NotDoneException.refused("The " + service.name() + " ended before it was ready.");
                }
                if (System.nanoTime() - began >= patience.toNanos()) {
                    throw NotDoneException.refused(
                            "The " + service.name() + " is not ready within " + patience.toSeconds() + " seconds.");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            out.printf(Locale.ROOT, "    %s: ready after %.1f s%n", service.name(), seconds);
        }
    }

    private boolean isReady(AwaitedService service) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.address().resolve("actuator/health/readiness")).timeout(ANSWER).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
