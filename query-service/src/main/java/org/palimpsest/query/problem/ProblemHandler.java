package org.palimpsest.query.problem;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.palimpsest.readmodels.generation.BeingBuiltException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns whatever was thrown into a problem document. Stands before Boot's own handler; a handler that answers browsers
 * with a page may stand before this one and take {@link #of} as its source.
 */
@Component
@Order(-10)
public final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    /** The problem that {@code thrown} is. What is a fault of ours is logged and tells the reader nothing of its inside. */
    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case BeingBuiltException _ -> beingBuilt();
            case ErrorResponse response -> fromSpring(response);
            case ConnectException _, UnknownHostException _ -> away("What takes commands cannot be reached.");
            case MongoTimeoutException _, MongoSocketException _ -> away("The database cannot be reached.");
            case IOException _ -> brokenOff();
            default -> {
                LOG.error("A request failed", thrown);
                yield new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here. It has been noted.");
            }
        };
    }

    private static Problem beingBuilt() {
        return new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "being-built",
                        "What is read here is being built. Ask again in a moment.")
                .header("Retry-After", "2");
    }

    private static Problem away(String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "service-away", detail).header("Retry-After", "1");
    }

    /** Only while passing on a command do we read from elsewhere without handling what may go wrong. */
    private static Problem brokenOff() {
        return new Problem(
                HttpStatus.BAD_GATEWAY,
                "broken-off",
                "The answer to this command broke off, so it may have been carried out or not. Sent again with the same"
                        + " Idempotency-Key, it is carried out once at most.");
    }

    private static Problem fromSpring(ErrorResponse response) {
        var status = HttpStatus.valueOf(response.getStatusCode().value());
        var detail = response.getBody().getDetail();
        var name = switch (status) {
            case NOT_FOUND -> "unknown";
            case BAD_REQUEST -> "malformed";
            default -> status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        };
        var problem = new Problem(
                status, name, detail == null || detail.isBlank() ? status.getReasonPhrase() + "." : detail);
        response.getHeaders().forEach((header, values) -> problem.headers().addAll(header, values));
        return problem;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        return exchange.getResponse().isCommitted() ? Mono.error(thrown) : write(exchange, of(thrown));
    }

    /** Answers with {@code problem}. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        problem.headers().forEach((header, values) -> response.getHeaders().put(header, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var path = exchange.getRequest().getPath().value();
        var bytes = json.writeValueAsBytes(problem.document(path));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
