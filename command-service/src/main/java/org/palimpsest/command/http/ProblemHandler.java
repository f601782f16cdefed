package org.palimpsest.command.http;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes every failure, wherever it comes from, as a problem document. Before Spring Boot's own handler at -1. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        return write(exchange, logged(exchange, Failures.of(error), error));
    }

    /** Neither bodies nor tokens are ever logged. */
    private static Failure logged(ServerWebExchange exchange, Failure failure, Throwable error) {
        var request = exchange.getRequest();
        if (failure.kind() == ProblemKind.INTERNAL) {
            var incident = UUID.randomUUID().toString();
            LOG.error("Incident {}: {} {}", incident, request.getMethod(), request.getPath(), error);
            return failure.incident(incident);
        }
        if (failure.kind().status().is5xxServerError()) {
            LOG.warn("{} {}: {} ({})", request.getMethod(), request.getPath(), failure.kind(), error.toString());
        }
        return failure;
    }

    private Mono<Void> write(ServerWebExchange exchange, Failure failure) {
        var response = exchange.getResponse();
        response.setStatusCode(failure.kind().status());
        response.getHeaders().clearContentHeaders();
        response.getHeaders().putAll(failure.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = Problem.of(failure, exchange.getRequest().getPath().value());
        return response.writeWith(Mono.fromSupplier(
                () -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }
}
