package org.palimpsest.query.pages;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.ApiPaths;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemHandler;
import org.palimpsest.web.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Tells people in a browser, on a page, what a program gets as a problem document, in the language of the page.
 */
@Component
@Order(-20)
final class ErrorPages implements WebExceptionHandler, ServerResponse.Context {
    private static final Pattern ENTRY = Pattern.compile("/entries/[^/]+");

    private final List<ViewResolver> views;
    private final ServerCodecConfigurer codecs;
    private final ProblemHandler problems;

    ErrorPages(List<ViewResolver> views, ServerCodecConfigurer codecs, ProblemHandler problems) {
        this.views = views;
        this.codecs = codecs;
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted() || !isForPeople(exchange)) {
            return Mono.error(thrown);
        }
        var problem = thrown instanceof NoResourceFoundException
                ? Problem.unknown("There is no page at this address.")
                : problems.of(exchange, thrown);
        if (SentForm.isWriting(exchange) && isForAWhile(problem)) {
            return SentForm.read(exchange).flatMap(form -> {
                var model = new HashMap<>(model(exchange, problem));
                model.put("sent", form.all());
                return write("unsent", model, problem, exchange);
            });
        }
        return write(problem.status().value() == 410 ? "tombstone" : "problem", model(exchange, problem), problem, exchange);
    }

    private Mono<Void> write(String page, Map<String, Object> model, Problem problem, ServerWebExchange exchange) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.TEXT_HTML)
                .headers(headers -> headers.addAll(problem.headers()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .render(page, model)
                .flatMap(answer -> answer.writeTo(exchange, this));
    }

    /** Whether the same can be sent again, once somebody has signed in or waited. */
    private static boolean isForAWhile(Problem problem) {
        return problem.type() == ProblemType.UNAUTHENTICATED
                || problem.type() == ProblemType.TOO_MANY_REQUESTS
                || problem.status().is5xxServerError();
    }

    private static Map<String, Object> model(ServerWebExchange exchange, Problem problem) {
        var path = exchange.getRequest().getPath().value();
        var document = problem.document(path, Language.of(exchange).locale());
        var members = Objects.requireNonNullElse(document.getProperties(), Map.<String, Object>of());
        var withdrawn = members.get("withdrawnAt") instanceof String at ? Dates.day(Instant.parse(at)) : InWords.NOTHING;
        return Map.of(
                "problem", document,
                "more", members,
                "withdrawn", withdrawn,
                "history", history(problem, path),
                "first", members.get("firstDay") instanceof String day ? Dates.partial(day) : InWords.NOTHING,
                "isLater", problem.type() == ProblemType.NOT_YET_PUBLISHED,
                "view", view(exchange, problem, path));
    }

    /** What was not there, or was taken back, is told in the past that was asked for; that it names none, today. */
    private static PageView view(ServerWebExchange exchange, Problem problem, String path) {
        boolean then = LinksInThePast.hasPast(path) && Set.of(404, 410).contains(problem.status().value());
        return PageView.of(exchange).asOf(then ? asOf(exchange) : null);
    }

    private static @Nullable String asOf(ServerWebExchange exchange) {
        var text = exchange.getRequest().getQueryParams().getFirst("asOf");
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Where it is told what happened; empty where that is nothing of an entry, or is as hidden as the entry itself. */
    private static String history(Problem problem, String path) {
        var entry = ENTRY.matcher(path);
        return problem.type() != ProblemType.WITHDRAWN && entry.lookingAt() ? entry.group() + "/history" : "";
    }

    /** Whether the client asks for HTML by name, which programs do not do by accident. */
    private static boolean isForPeople(ServerWebExchange exchange) {
        try {
            var request = exchange.getRequest();
            return ApiPaths.isPage(request)
                    && request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    @Override
    public List<HttpMessageWriter<?>> messageWriters() {
        return codecs.getWriters();
    }

    @Override
    public List<ViewResolver> viewResolvers() {
        return views;
    }
}
