package org.palimpsest.query.reading;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.generation.CompletedPrefix;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Headers;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.task.TaskDecorator;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets readers read what they wrote: a request may say which position it has seen, and waits for the read models that its
 * controller {@linkplain ReadsFrom reads from} to come that far. Thread-safe.
 */
@ControllerAdvice(annotations = ReadsFrom.class)
final class Freshness implements TaskDecorator {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CompletedPrefix prefix;
    private final MongoEventStorageEngine log;
    private final Generations generations;
    private final List<Projection> projections;

    Freshness(CompletedPrefix prefix, MongoEventStorageEngine log, Generations generations, List<Projection> projections) {
        this.prefix = prefix;
        this.log = log;
        this.generations = generations;
        this.projections = List.copyOf(projections);
    }

    /**
     * Waits, at most 2 seconds, until every one of the read models has taken in all events up to the position that the request
     * names in its header or else its cookie, and repeats it in the answer's header. A request that names none is told none:
     * how far the log has come would tell strangers of every private save. The controller reads these generations of them and no later
     * ones. Spring calls this before the controller, and also on a virtual thread.
     *
     * @throws Problem 503 with Retry-After if it takes longer; 400 if the header is no position, or one that is not in
     *     the log. A cookie like that is passed over: it outlives the log that it speaks of.
     */
    @ModelAttribute
    void ensure(ServerWebExchange exchange) {
        var models = models(exchange.getRequiredAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE));
        generations.pin(models);
        // Most readers have written nothing: for them the database is not asked how far it has come.
        if (names(exchange.getRequest())) {
            long reached = prefix.of(models);
            long wanted = wanted(exchange.getRequest(), reached);
            if (reached < wanted) {
                await(wanted, models);
            }
            if (wanted >= 0) {
                exchange.getResponse().getHeaders().set(Headers.POSITION, Long.toString(wanted));
            }
        }
    }

    private static boolean names(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(Headers.POSITION) || request.getCookies().containsKey(Headers.POSITION);
    }

    /** Spring calls the controller on a thread of its own, and starts that from the one which waited. */
    @Override
    public Runnable decorate(Runnable controller) {
        return generations.handedOver(controller);
    }

    private ReadModel[] models(HandlerMethod controller) {
        var from = Objects.requireNonNull(AnnotationUtils.findAnnotation(controller.getBeanType(), ReadsFrom.class)).value();
        return projections.stream()
                .filter(projection -> Stream.of(from).anyMatch(type -> type.isInstance(projection)))
                .map(Projection::model)
                .toArray(ReadModel[]::new);
    }

    private void await(long wanted, ReadModel... models) {
        if (prefix.await(wanted, PATIENCE, models).isEmpty()) {
            throw new Problem(
                            ProblemType.POSITION_NOT_REACHED,
                            "What is read here has not come to position " + wanted + " yet. Ask again in a moment.")
                    .retryAfter(1);
        }
    }

    private long wanted(ServerHttpRequest request, long reached) {
        var header = request.getHeaders().getFirst(Headers.POSITION);
        if (header != null) {
            long wanted = parse(header);
            if (wanted < 0 || isBeyond(wanted, reached)) {
                throw Problem.malformed(
                        Headers.POSITION, "“" + header + "” is no position of this log.", "a position that a command answered");
            }
            return wanted;
        }
        var cookie = request.getCookies().getFirst(Headers.POSITION);
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
