package org.palimpsest.web;

import org.jspecify.annotations.Nullable;

/** What a service's own exceptions mean to the sender. Thread-safe. Is asked before the framework's exceptions are looked at. */
@FunctionalInterface
public interface ProblemMapping {

    /** The problem that {@code thrown} is, or null where it is none of this service's own. */
    @Nullable Problem problem(Throwable thrown);
}
