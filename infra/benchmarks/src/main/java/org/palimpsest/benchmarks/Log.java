package org.palimpsest.benchmarks;

/** A log that is measured. Thread-safe. */
@FunctionalInterface
interface Log {
    /** Appends one event, durably, in a commit of its own. */
    void append(String stream, long sequence);
}
