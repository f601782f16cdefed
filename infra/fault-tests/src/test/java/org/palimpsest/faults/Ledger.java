package org.palimpsest.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What those who sent commands know of them. Each command has a mark of its own that the log can be searched for. */
final class Ledger {
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private long last = System.nanoTime();
    private long longest;

    /** Before it is on its way. */
    void sent(String mark) {
        sent.add(mark);
    }

    /** Whether it was sent by somebody who writes in here. */
    boolean knows(String mark) {
        return sent.contains(mark);
    }

    /** @param position that of the last event, as the answer says */
    void acknowledged(String mark, long position) {
        acknowledged.put(mark, position);
        synchronized (this) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }
    }

    /** The answer was that nothing has changed. */
    void refused(String mark) {
        refused.add(mark);
    }

    Map<String, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    Set<String> refused() {
        return Set.copyOf(refused);
    }

    /** Sent, and never answered, or with the words that nobody knows. */
    Set<String> unknown() {
        var left = new TreeSet<>(sent);
        left.removeAll(acknowledged.keySet());
        left.removeAll(refused);
        return left;
    }

    /** The longest time in which nothing was acknowledged. */
    synchronized Duration longestStall() {
        return Duration.ofNanos(longest);
    }

    /** Forgets how long it took until now. */
    synchronized void begin() {
        last = System.nanoTime();
        longest = 0;
    }

    /** Waits until so many more have been acknowledged. */
    void awaitMore(int count) {
        int wanted = acknowledged.size() + count;
        await("more commands").atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= wanted);
    }
}
