package org.palimpsest.query;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemMapping;
import org.palimpsest.web.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the exceptions of read models, of their storage and of the way to the command-service mean to the sender. */
@Component
final class QueryProblems implements ProblemMapping {
    private static final String UNKNOWN_OUTCOME = ", so the command may have been carried out or not. Sent again with the"
            + " same Idempotency-Key, it is carried out once at most.";

    @Override
    public @Nullable Problem problem(Throwable thrown) {
        return switch (thrown) {
            case BeingBuiltException _ ->
                new Problem(ProblemType.BEING_BUILT, "What is read here is being built. Ask again in a moment.").retryAfter(2);
            case ConnectException _, UnknownHostException _ -> away("The command service cannot be reached.");
            case MongoTimeoutException _, MongoSocketException _ -> away("The database cannot be reached.");
            // Only while passing on a command do we read from elsewhere without handling what may go wrong.
            case IOException _ -> new Problem(ProblemType.BROKEN_OFF, "The answer to this command broke off" + UNKNOWN_OUTCOME);
            case ResponseStatusException e when e.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT ->
                new Problem(ProblemType.TIMED_OUT, "The command service did not answer in time" + UNKNOWN_OUTCOME);
            default -> null;
        };
    }

    private static Problem away(String detail) {
        return new Problem(ProblemType.UNAVAILABLE, detail).retryAfter(1);
    }
}
