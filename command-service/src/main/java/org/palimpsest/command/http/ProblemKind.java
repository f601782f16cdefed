package org.palimpsest.command.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every way in which a request can fail. The name, in lower case with hyphens, ends the problem's type. */
enum ProblemKind {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is needed."),
    NOT_PERMITTED(HttpStatus.FORBIDDEN, "You may not do this."),
    UNKNOWN(HttpStatus.NOT_FOUND, "There is no such thing."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done with this address."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No answer can be given in the form that was asked for."),
    WRONG_STATE(HttpStatus.CONFLICT, "This cannot be done now."),
    TAKEN(HttpStatus.CONFLICT, "Somebody else has this already."),
    STALE(HttpStatus.PRECONDITION_FAILED, "There is a newer version."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Bodies must be JSON."),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Some of what was sent cannot be taken."),
    REQUEST_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key belongs to another request."),
    VERSION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The version that was seen must be told."),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here."),
    CONTENDED(HttpStatus.SERVICE_UNAVAILABLE, "Too many are writing here at once."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer.");

    private final HttpStatus status;
    private final String title;

    ProblemKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Relative to the origin; means the same wherever it appears. */
    String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
