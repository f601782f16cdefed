package org.palimpsest.query.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.palimpsest.web.ClientNetwork;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * How often somebody may comment or report: five times in ten minutes by one account or e-mail address, thirty times from one network,
 * behind which may be a whole institution. Kept in memory by each node. Thread-safe.
 */
@Component
final class CommentLimits {
    static final int BY_ONE = 5;

    private static final int FROM_NETWORK = 30;
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final ClientNetwork networks;
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(WHILE).build();

    private record Key(boolean network, String name) {}

    CommentLimits(ClientNetwork networks) {
        this.networks = networks;
    }

    /**
     * Counts one before it is sent.
     *
     * @param who an e-mail address, or the id of an account; empty for somebody who has said neither
     * @throws Problem 429 with Retry-After if there were too many
     */
    void count(ServerWebExchange exchange, String who) {
        take(new Key(true, networks.of(exchange)), FROM_NETWORK);
        if (!who.isEmpty()) {
            take(new Key(false, who.toLowerCase(Locale.ROOT)), BY_ONE);
        }
    }

    private void take(Key key, int most) {
        var bucket = buckets.get(key, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WHILE))
                .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            int seconds = Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
            throw new Problem(
                            ProblemType.TOO_MANY_REQUESTS,
                            "There were many comments in a short time. What you wrote stands here: send it again in "
                                    + (seconds / 60 + 1) + " minutes.")
                    .retryAfter(seconds);
        }
    }
}
