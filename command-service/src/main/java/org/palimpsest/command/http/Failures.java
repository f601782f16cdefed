package org.palimpsest.command.http;

import com.mongodb.MongoException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.palimpsest.command.Refused;
import org.palimpsest.command.dispatch.Contended;
import org.palimpsest.command.dispatch.IdempotencyKeyReused;
import org.palimpsest.eventstore.CommitTooLargeException;
import org.palimpsest.eventstore.StoreBusyException;
import org.palimpsest.eventstore.UnknownOutcomeException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ResponseStatusException;

/** What each exception means to the sender. */
final class Failures {
    private static final int DATABASE_SECONDS = 5;

    private Failures() {}

    /** {@link ProblemKind#INTERNAL} where nothing else fits. */
    static Failure of(Throwable error) {
        return switch (error) {
            case FailureException e -> e.failure();
            case Refused e -> of(e);
            case IdempotencyKeyReused e ->
                Failure.of(ProblemKind.REQUEST_KEY_REUSED, "Give each request its own Idempotency-Key.");
            case Contended e -> contended();
            case StoreBusyException e -> contended();
            case LockAcquisitionFailedException e -> contended();
            case CommitTooLargeException e -> Failure.of(ProblemKind.TOO_LARGE, "This is more than can be stored at once.");
            case UnknownOutcomeException e ->
                Failure.of(
                                ProblemKind.UNAVAILABLE,
                                "Whether it was stored is not known. Send it again with the same Idempotency-Key, if it"
                                        + " had one; otherwise look first.")
                        .retryAfter(DATABASE_SECONDS);
            case AuthenticationException e -> TokenFailures.of(e);
            case AccessDeniedException e -> Failure.of(ProblemKind.NOT_PERMITTED, "This is not for you.");
            case ServerExchangeRejectedException e -> Failure.of(ProblemKind.MALFORMED, "The address cannot be taken.");
            case ResponseStatusException e -> RequestFailures.of(e);
            default -> fromDatabase(error) ? unavailable() : Failure.of(ProblemKind.INTERNAL, "It is not your fault.");
        };
    }

    private static Failure of(Refused refused) {
        var kind = switch (refused.reason()) {
            case INVALID -> ProblemKind.INVALID;
            case NOT_PERMITTED -> ProblemKind.NOT_PERMITTED;
            case WRONG_STATE -> ProblemKind.WRONG_STATE;
            case UNKNOWN -> ProblemKind.UNKNOWN;
            case STALE -> ProblemKind.STALE;
            case TAKEN -> ProblemKind.TAKEN;
        };
        var current = refused.currentVersion();
        if (current != null && current < 0) {
            return Failure.of(kind, "There is nothing here yet, and so no version of it.");
        }
        var failure = Failure.of(kind, String.valueOf(refused.getMessage()), refused.violations());
        return current == null ? failure : failure.currentVersion(current);
    }

    private static Failure contended() {
        return Failure.of(ProblemKind.CONTENDED, "Nothing was changed. Send it again.").retryAfter(1);
    }

    private static Failure unavailable() {
        return Failure.of(ProblemKind.UNAVAILABLE, "Nothing was changed. Send it again later.")
                .retryAfter(DATABASE_SECONDS);
    }

    private static boolean fromDatabase(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).anyMatch(MongoException.class::isInstance);
    }
}
