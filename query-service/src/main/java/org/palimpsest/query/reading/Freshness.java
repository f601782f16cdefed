package org.palimpsest.query.reading;

import java.time.Duration;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets readers read what they wrote: a request may say which position it has seen, and waits for the read model to come
 * that far. Thread-safe. Blocks, so it belongs into controllers, which run on virtual threads.
 */
@Component
public final class Freshness {
    /** Header of requests and answers, and cookie of requests. */
    public static final String POSITION = "Palimpsest-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CompletedPrefix prefix;
    private final MongoEventStorageEngine log;
    private final Generations generations;

    Freshness(CompletedPrefix prefix, MongoEventStorageEngine log, Generations generations) {
        this.prefix = prefix;
        this.log = log;
        this.generations = generations;
    }

    /**
     * Waits, at most 2 seconds, until every one of {@code models} has taken in all events up to the position that the
     * request names in its header or else its cookie, and repeats it in the answer's header. Whoever names none is told
     * none: how far the log has come would tell strangers of every private save. From now on the thread reads these
     * generations of them and no later ones. To be called first thing in a controller.
     *
     * @throws Problem 503 with Retry-After if it takes longer; 400 if the header is no position, or one that is not in
     *     the log. A cookie like that is passed over: it outlives the log that it speaks of.
     */
    public void ensure(ServerWebExchange exchange, ReadModel... models) {
        generations.pin(models);
        long reached = prefix.of(models);
        long wanted = wanted(exchange, reached);
        if (reached < wanted) {
            await(wanted, models);
        }
        if (wanted >= 0) {
            exchange.getResponse().getHeaders().set(POSITION, Long.toString(wanted));
        }
    }

    private void await(long wanted, ReadModel... models) {
        if (prefix.await(wanted, PATIENCE, models).isEmpty()) {
            throw new Problem(
                            ProblemType.POSITION_NOT_REACHED,
                            "What is read here has not come to position " + wanted + " yet. Ask again in a moment.")
                    .retryAfter(1);
        }
    }

    private long wanted(ServerWebExchange exchange, long reached) {
        var header = exchange.getRequest().getHeaders().getFirst(POSITION);
        if (header != null) {
            long wanted = parse(header);
            if (wanted < 0 || isBeyond(wanted, reached)) {
                throw Problem.malformed(
                        POSITION, "“" + header + "” is no position of this log.", "a position that a command answered");
            }
            return wanted;
        }
        var cookie = exchange.getRequest().getCookies().getFirst(POSITION);
        long wanted = cookie == null ? -1 : parse(cookie.getValue());
        return isBeyond(wanted, reached) ? -1 : wanted;
    }

    /** The log need not be asked for what has been read from it already. */
    private boolean isBeyond(long wanted, long reached) {
        return wanted > reached && wanted > log.headPosition();
    }

    private static long parse(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
