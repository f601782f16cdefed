package org.palimpsest.query.reading;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Counts what readers are given. Thread-safe; does not block. */
@FunctionalInterface
public interface Readings {
    /** The request was answered with this, or that the reader has it already. */
    void given(Used used, ServerHttpRequest request);
}
