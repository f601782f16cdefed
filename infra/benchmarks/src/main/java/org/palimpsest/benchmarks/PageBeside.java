package org.palimpsest.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** What those who read an entry notice of others who do something without a pause: the 99th percentile of its page, at a steady rate. */
final class PageBeside {
    private static final int PAGES_PER_SECOND = 40;
    private static final Duration LENGTH = Duration.ofSeconds(20);
    /** Pages, after which the compiler is done with most of the way of one. */
    private static final int WARM_UP = 5_000;

    private static final double TARGET = 1.5;

    private final Runnable page;

    /** The page of the entry with this {@code slug}, once {@code position} has been read. */
    PageBeside(Service service, String slug, long position) {
        var reader = Service.token("person-1", "CONTRIBUTOR");
        var path = "/entries/" + slug;
        this.page = () -> service.ask("GET", path, reader, "");
        service.ask("GET", path, reader, "", "Palimpsest-Position", Long.toString(position));
        for (int i = 0; i < WARM_UP; i++) {
            page.run();
        }
    }

    /** Beside {@code others} who do {@code task} again and again, against alone; {@code doing} follows “who”. */
    Comparison times(int others, String doing, Measured.Task task) {
        return Comparison.times(
                "p99 of an entry's page beside " + others + " who " + doing + ", against alone", TARGET, () -> beside(others, task), this::p99);
    }

    private double p99() {
        return Measured.openLoop(PAGES_PER_SECOND, LENGTH, (_, _) -> page.run()).percentileMillis(99);
    }

    private double beside(int others, Measured.Task task) {
        var over = new AtomicBoolean();
        var done = new LongAdder();
        var doing = Thread.ofPlatform().start(() -> Measured.together(others, other -> {
            for (long round = 0; !over.get(); round++) {
                task.run(other, round);
                done.increment();
            }
        }));
        double p99 = p99();
        over.set(true);
        try {
            doing.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.err.printf("  %,d times meanwhile%n", done.sum());
        return p99;
    }
}
