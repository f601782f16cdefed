package org.palimpsest.command.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Violation;
import org.springframework.http.HttpHeaders;

/** A failure in the terms of HTTP, before it is written. */
record Failure(
        ProblemKind kind,
        String detail,
        List<Violation> violations,
        HttpHeaders headers,
        @Nullable Long currentVersion,
        @Nullable String incident) {

    static Failure of(ProblemKind kind, String detail) {
        return of(kind, detail, List.of());
    }

    static Failure of(ProblemKind kind, String detail, List<Violation> violations) {
        return new Failure(kind, detail, violations, new HttpHeaders(), null, null);
    }

    static Failure at(String path, String message, String valid) {
        return of(ProblemKind.MALFORMED, message, List.of(new Violation(path, message, valid)));
    }

    Failure with(String header, String value) {
        var more = HttpHeaders.copyOf(headers);
        more.set(header, value);
        return new Failure(kind, detail, violations, more, currentVersion, incident);
    }

    Failure retryAfter(int seconds) {
        return with(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    }

    Failure currentVersion(long version) {
        return new Failure(kind, detail, violations, headers, version, incident)
                .with(HttpHeaders.ETAG, EntityTag.of(version));
    }

    Failure incident(String id) {
        return new Failure(kind, detail, violations, headers, currentVersion, id);
    }

    /** To be thrown where there is no better exception. */
    FailureException asException() {
        return new FailureException(this);
    }
}
