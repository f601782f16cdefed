package org.palimpsest.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every failure, wherever it comes from, as a problem document. Before Spring Boot's own handler; one that answers
 * browsers with a page may stand before this one and take {@link #of} as its source. Thread-safe.
 */
@Component
@Order(-10)
public final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;
    private final List<ProblemMapping> mappings;

    ProblemHandler(JsonMapper json, List<ProblemMapping> mappings) {
        this.json = json;
        this.mappings = List.copyOf(mappings);
    }

    /**
     * The problem that {@code thrown} is. What is a fault of ours is logged under a name that the sender is told, and tells
     * nothing of its inside. Neither bodies nor tokens are ever logged.
     */
    public Problem of(ServerWebExchange exchange, Throwable thrown) {
        var request = exchange.getRequest();
        var problem = known(thrown);
        if (problem.type() == ProblemType.INTERNAL) {
            var incident = UUID.randomUUID().toString();
            LOG.error("Incident {}: {} {}", incident, request.getMethod(), request.getPath(), thrown);
            return problem.with("incident", incident);
        }
        if (problem.status().is5xxServerError()) {
            LOG.warn("{} {}: {} ({})", request.getMethod(), request.getPath(), problem.type(), thrown.toString());
        }
        return problem;
    }

    private Problem known(Throwable thrown) {
        return thrown instanceof Problem problem
                ? problem
                : mappings.stream()
                        .map(mapping -> mapping.problem(thrown))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseGet(() -> FrameworkProblems.of(thrown));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        return exchange.getResponse().isCommitted() ? Mono.error(thrown) : write(exchange, of(exchange, thrown));
    }

    /** Answers with {@code problem}, in the language of {@code exchange}. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().clearContentHeaders();
        problem.headers().forEach((header, values) -> response.getHeaders().put(header, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var language = Wording.language(exchange);
        response.getHeaders().setContentLanguage(language);
        varies(response.getHeaders());
        var document = problem.document(exchange.getRequest().getPath().value(), language);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(document))));
    }

    private static void varies(HttpHeaders headers) {
        if (!headers.getVary().contains(HttpHeaders.ACCEPT_LANGUAGE)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
