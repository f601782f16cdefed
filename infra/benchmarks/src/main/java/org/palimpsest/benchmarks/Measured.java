package org.palimpsest.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a run measured: how many were done in a second, and how long each took. */
final class Measured {
    private final double perSecond;
    /** Ascending. */
    private final long[] nanos;

    private Measured(double perSecond, long[] nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Something that is done again and again. */
    interface Task {
        void run(int worker, long round);
    }

    double perSecond() {
        return perSecond;
    }

    int count() {
        return nanos.length;
    }

    double percentileMillis(double percentile) {
        return nanos[(int) Math.min(nanos.length - 1, nanos.length * percentile / 100)] / 1e6;
    }

    double meanMillis() {
        return Arrays.stream(nanos).average().orElse(0) / 1e6;
    }

    /** {@code workers} threads that do it one time after the other, without a pause. */
    static Measured closedLoop(int workers, Duration length, Task task) {
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        var times = new long[workers][];
        together(workers, worker -> {
            var own = LongStream.builder();
            for (long round = 0, now = System.nanoTime(); now < end; round++) {
                task.run(worker, round);
                long then = System.nanoTime();
                own.add(then - now);
                now = then;
            }
            times[worker] = own.build().toArray();
        });
        return of(times, System.nanoTime() - begin);
    }

    /** Begun {@code perSecond} times a second whether or not earlier ones are done; each is timed from when it was due. */
    static Measured openLoop(double perSecond, Duration length, Task task) {
        int count = (int) (perSecond * length.toNanos() / 1e9);
        var times = new long[count][];
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begin + (long) (i * 1e9 / perSecond);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int number = i;
                threads.execute(() -> {
                    task.run(number, 0);
                    times[number] = new long[] {System.nanoTime() - due};
                });
            }
        }
        return of(times, System.nanoTime() - begin);
    }

    /** Something that is done for the numbers from one to before another. */
    interface GroupTask {
        void run(int from, int to);
    }

    /**
     * One thread that does, {@code most} at a time, whatever has become due meanwhile: the least that any group commit
     * can take. Each is timed from when it was due.
     */
    static Measured inGroups(double perSecond, int count, int most, GroupTask task) {
        var times = new long[count];
        long begin = System.nanoTime();
        for (int done = 0; done < count; ) {
            double due = (System.nanoTime() - begin) * perSecond / 1e9;
            int to = Math.min(Math.min(count, done + most), (int) due);
            if (to == done) {
                LockSupport.parkNanos(Math.max(1, (long) ((done + 1 - due) * 1e9 / perSecond)));
                continue;
            }
            task.run(done, to);
            long now = System.nanoTime();
            for (; done < to; done++) {
                times[done] = now - begin - (long) (done * 1e9 / perSecond);
            }
        }
        return of(new long[][] {times}, System.nanoTime() - begin);
    }

    /** Does it once in each of so many threads. */
    static void together(int workers, IntConsumer work) {
        var failed = new AtomicInteger();
        var threads = IntStream.range(0, workers)
                .mapToObj(worker -> Thread.ofVirtual().uncaughtExceptionHandler((_, e) -> {
                    failed.incrementAndGet();
                    e.printStackTrace();
                }).start(() -> work.accept(worker)))
                .toList();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + workers + " workers failed");
        }
    }

    private static Measured of(long[][] times, long nanos) {
        var all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(all.length * 1e9 / nanos, all);
    }
}
