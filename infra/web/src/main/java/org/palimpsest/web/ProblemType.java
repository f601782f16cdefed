package org.palimpsest.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every way in which a request can fail, in both services. The name, in lower case with hyphens, ends the type's address. */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "Malformed request"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Authentication is required"),
    NOT_PERMITTED(HttpStatus.FORBIDDEN, "Not permitted"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "Sent by another site"),
    UNKNOWN(HttpStatus.NOT_FOUND, "Not found"),
    NOT_YET_PUBLISHED(HttpStatus.NOT_FOUND, "Not yet published"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    WRONG_STATE(HttpStatus.CONFLICT, "Not possible in this state"),
    TAKEN(HttpStatus.CONFLICT, "Already taken"),
    WITHDRAWN(HttpStatus.GONE, "Withdrawn"),
    SUPPRESSED(HttpStatus.GONE, "Suppressed"),
    ERASED(HttpStatus.GONE, "Erased"),
    STALE(HttpStatus.PRECONDITION_FAILED, "There is a newer version"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Content too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Validation failed"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency-Key was used for another request"),
    IF_MATCH_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match is required"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected server error"),
    /** The command-service was asked, and what it answered cannot be told. */
    BROKEN_OFF(HttpStatus.BAD_GATEWAY, "The answer broke off"),
    BEING_BUILT(HttpStatus.SERVICE_UNAVAILABLE, "Being built"),
    /** Something of it could not be taken in, so that it is not known whether it may be shown. */
    WITHHELD(HttpStatus.SERVICE_UNAVAILABLE, "Cannot be shown at present"),
    CONTENDED(HttpStatus.SERVICE_UNAVAILABLE, "Too many concurrent writes"),
    POSITION_NOT_REACHED(HttpStatus.SERVICE_UNAVAILABLE, "Position not reached yet"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable"),
    TIMED_OUT(HttpStatus.GATEWAY_TIMEOUT, "No answer in time");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Relative to the origin; means the same wherever it appears. */
    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
