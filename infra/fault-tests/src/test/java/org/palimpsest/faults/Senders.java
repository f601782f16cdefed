package org.palimpsest.faults;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Web;

/** Contributors and editors who send commands to one command-service over HTTP, several at once, until closed. */
final class Senders implements AutoCloseable {
    private static final int SENDERS = 4;
    private static final String NOT_KNOWN = "Whether it was stored is not known";
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final House house;
    private final Web web;
    private final Ledger ledger;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    /** @param name of theirs alone, in lower case */
    Senders(String name, House house, URI service, Ledger ledger) {
        this.house = house;
        this.web = new Web(service);
        this.ledger = ledger;
        for (int i = 0; i < SENDERS; i++) {
            int number = i;
            threads.execute(() -> send(name + "-" + number));
        }
    }

    private void send(String who) {
        for (int i = 0; !ended; i++) {
            live("mk-" + who + "-" + i, i % 3 == 0);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** An entry's life, as far as it is let. */
    private void live(String mark, boolean publish) {
        var draft = "{\"section\": \"%s\", \"slug\": \"%s\", \"content\": %s}"
                .formatted(Author.SECTION, mark, Author.content("First words", "As it was begun."));
        var started = told(mark, () -> send("demo-contributor", "POST", "", draft));
        if (started == null) {
            return;
        }
        var id = Web.json(started).get("id").asString();
        var version = started.headers().firstValue("ETag").orElseThrow();
        var content = Author.content(mark + "-revised", "As it was revised.");
        var revised = told(mark + "-revised",
                () -> send("demo-contributor", "PUT", "/" + id + "/draft", content, "If-Match", version));
        if (revised != null && publish) {
            publish(id);
        }
    }

    private void publish(String id) {
        var review = "{\"recommendation\": \"ACCEPT\", \"toAuthor\": \"Very clear.\", \"toEditor\": \"Take it.\"}";
        var reviewer = "{\"reviewer\": \"demo-reviewer-1\"}";
        // Each only if the one before it was done.
        var _ = step(id, "entry.submitted", "demo-contributor", "submit", "{}")
                && step(id, "entry.reviewer-assigned", "demo-editor", "reviewers", reviewer)
                && step(id, "entry.review-submitted", "demo-reviewer-1", "reviews", review)
                && step(id, "entry.accepted", "demo-editor", "accept", "{}")
                && step(id, "entry.published", "demo-editor", "publish", "{}");
    }

    private boolean step(String id, String type, String person, String command, String body) {
        return told(LogCheck.step(id, type), () -> send(person, "POST", "/" + id + "/" + command, body)) != null;
    }

    private HttpResponse<String> send(String person, String method, String path, String body, String... headers) {
        return web.send(method, "/api/commands/entries" + path, house.token(person), body, headers);
    }

    /** What was answered, if it was done. */
    private @Nullable HttpResponse<String> told(String mark, Supplier<HttpResponse<String>> command) {
        ledger.sent(mark);
        try {
            var answer = command.get();
            if (answer.statusCode() / 100 == 2) {
                ledger.acknowledged(mark, Web.json(answer).get("position").asLong());
                return answer;
            }
            // What is wrong with the server itself says nothing of the command.
            if (answer.statusCode() != 500 && !answer.body().contains(NOT_KNOWN)) {
                ledger.refused(mark);
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                ledger.refused(mark);
            }
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return null;
    }

    /** Lets each bring to its end what it has begun. */
    @Override
    public void close() {
        ended = true;
        threads.close();
    }
}
