package org.palimpsest.readmodels.generation;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.palimpsest.query.Running;

/** Reads over HTTP, without a pause and from many threads, and notes every answer that is not as it should be. */
final class Readers implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean running = true;

    /** An address, and how its answer is recognised as whole. */
    record Read(String address, Predicate<String> whole) {}

    Readers(List<Running> nodes, List<Read> reads) {
        for (var node : nodes) {
            reads.forEach(read -> threads.execute(() -> go(node, read)));
        }
    }

    private void go(Running node, Read read) {
        var client = node.client();
        while (running) {
            try {
                var answer = client.get().uri(read.address()).exchange().expectBody(String.class).returnResult();
                var body = String.valueOf(answer.getResponseBody());
                if (!answer.getStatus().is2xxSuccessful() || !read.whole().test(body)) {
                    wrong.add(read.address() + ": " + answer.getStatus() + " " + body.substring(0, Math.min(200, body.length())));
                }
            } catch (RuntimeException | AssertionError e) {
                wrong.add(read.address() + ": " + e);
            }
            answers.incrementAndGet();
        }
    }

    /** How many answers have come so far. */
    long answers() {
        return answers.get();
    }

    /** Stops reading; answers what was wrong. */
    List<String> stop() {
        running = false;
        threads.close();
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        stop();
    }
}
