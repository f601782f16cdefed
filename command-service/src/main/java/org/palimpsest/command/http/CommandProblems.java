package org.palimpsest.command.http;

import com.mongodb.MongoException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.dispatch.Contended;
import org.palimpsest.command.dispatch.IdempotencyKeyReused;
import org.palimpsest.eventstore.ClockSkewException;
import org.palimpsest.eventstore.CommitTooLargeException;
import org.palimpsest.eventstore.StoreBusyException;
import org.palimpsest.eventstore.UnknownOutcomeException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemMapping;
import org.palimpsest.web.ProblemType;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What the exceptions of commands and of the event store mean to the sender. */
@Component
final class CommandProblems implements ProblemMapping {
    private static final int DATABASE_SECONDS = 5;
    private static final int CLOCK_SECONDS = 60;

    @Override
    public @Nullable Problem problem(Throwable thrown) {
        return switch (thrown) {
            case Refused e -> refused(e);
            case IdempotencyKeyReused _ ->
                new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, "Give each request its own Idempotency-Key.");
            case Contended _, StoreBusyException _, LockAcquisitionFailedException _ ->
                new Problem(ProblemType.CONTENDED, "Nothing was changed. Send it again.").retryAfter(1);
            case ClockSkewException _ ->
                new Problem(
                                ProblemType.UNAVAILABLE,
                                "Nothing was changed: this server's clock is wrong, and somebody has to set it. Send it again later.")
                        .retryAfter(CLOCK_SECONDS);
            case CommitTooLargeException _ -> new Problem(ProblemType.TOO_LARGE, "This is more than can be stored at once.");
            case UnknownOutcomeException _ ->
                new Problem(
                                ProblemType.UNAVAILABLE,
                                "Whether it was stored is not known. Send it again with the same Idempotency-Key, if it"
                                        + " had one; otherwise look first.")
                        .retryAfter(DATABASE_SECONDS);
            default ->
                isFromDatabase(thrown)
                        ? new Problem(ProblemType.UNAVAILABLE, "Nothing was changed. Send it again later.")
                                .retryAfter(DATABASE_SECONDS)
                        : null;
        };
    }

    private static Problem refused(Refused refused) {
        var type = switch (refused.reason()) {
            case INVALID -> ProblemType.INVALID;
            case NOT_PERMITTED -> ProblemType.NOT_PERMITTED;
            case WRONG_STATE -> ProblemType.WRONG_STATE;
            case UNKNOWN -> ProblemType.UNKNOWN;
            case STALE -> ProblemType.STALE;
            case TAKEN -> ProblemType.TAKEN;
        };
        var current = refused.currentVersion();
        if (current != null && current < 0) {
            return new Problem(type, "There is nothing here yet, and so no version of it.");
        }
        var problem = new Problem(type, String.valueOf(refused.getMessage())).violations(refused.violations());
        return current == null
                ? problem
                : problem.with("currentVersion", current).header(HttpHeaders.ETAG, ETag.quoteETagIfNecessary(current.toString()));
    }

    private static boolean isFromDatabase(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).anyMatch(MongoException.class::isInstance);
    }
}
