package org.palimpsest.query.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.LanguageOfRequest;
import org.palimpsest.query.reading.Readings;
import org.palimpsest.readmodels.generation.Changes;
import org.palimpsest.web.Headers;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.RateLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers readers whom nobody knows with what was answered before, as long as that is what would be answered now. It stands before
 * everything else, security too: what is kept has passed all of it once, with the headers that it was given there. A page is kept if
 * its controller {@linkplain #keep says} of what it is made; styles and scripts are. Thread-safe.
 */
@Component
public final class KeptAnswers implements HttpHandlerDecoratorFactory {
    static final String KEEP = KeptAnswers.class.getName() + ".keep";

    private static final int LONGEST_POSITION = 18;

    private final Changes changes;
    private final Assets assets;
    private final PublicAddress address;
    private final RateLimit limit;
    private final Readings readings;
    private final Counter given;
    private final Cache<Key, KeptAnswer> answers;

    /** Where something is kept: the origin stands in some pages. What is none of our pages has no language. */
    record Key(String origin, String path, @Nullable String query, @Nullable Language language) {}

    /**
     * How an answer may be kept.
     *
     * @param parts as long as none of these changes
     * @param fresh what must be another at each reading, by what it is in this answer
     */
    record Keep(Collection<String> parts, Map<String, Supplier<String>> fresh) {}

    KeptAnswers(
            Changes changes,
            Assets assets,
            PublicAddress address,
            RateLimit limit,
            Readings readings,
            MeterRegistry meters,
            @Value("${palimpsest.kept-answers}") DataSize room) {
        this.changes = changes;
        this.assets = assets;
        this.address = address;
        this.limit = limit;
        this.readings = readings;
        this.given = Counter.builder("palimpsest.kept.answers")
                .description("Requests answered with what was kept; http.server.requests has all others")
                .register(meters);
        this.answers = Caffeine.newBuilder()
                .maximumWeight(room.toBytes())
                .weigher((Key key, KeptAnswer answer) -> key.path.length() + answer.body().weight() + 1000)
                .build();
    }

    /**
     * Has the answer to this request kept, if it may be.
     *
     * @param parts of all that the answer depends on, as {@link org.palimpsest.query.reading.Parts} names it
     * @param fresh what must be another at each reading, by what it is in this answer
     */
    public static void keep(ServerWebExchange exchange, Collection<String> parts, Map<String, Supplier<String>> fresh) {
        exchange.getAttributes().put(KEEP, new Keep(parts, fresh));
    }

    @Override
    public HttpHandler apply(HttpHandler everything) {
        return (request, response) -> {
            var key = key(request);
            var kept = key == null ? null : answers.getIfPresent(key);
            if (key == null || kept == null || !stands(kept, request) || !limit.takes(request)) {
                return everything.handle(request, response);
            }
            given.increment();
            if (kept.used() != null) {
                readings.given(kept.used(), request);
            }
            var position = kept.isForGood() ? "" : position(request);
            if (!position.isEmpty()) {
                response.getHeaders().set(Headers.POSITION, position);
            }
            return kept.write(request, response);
        };
    }

    void put(Key key, KeptAnswer answer) {
        answers.put(key, answer);
    }

    /** Where the answer to this may be kept; null where it is somebody's own, or no page. */
    @Nullable Key key(ServerHttpRequest request) {
        var path = request.getPath().value();
        boolean reads = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        boolean asset = assets.has(path);
        return reads && (asset || isForStrangers(request))
                ? new Key(
                        address.of(request),
                        path,
                        request.getURI().getRawQuery(),
                        asset ? null : LanguageOfRequest.of(request, address.isSecure()))
                : null;
    }

    private boolean stands(KeptAnswer kept, ServerHttpRequest request) {
        return kept.isForGood() || (isReached(position(request)) && changes.isUnchanged(kept.since(), kept.parts()));
    }

    private boolean isReached(String position) {
        return position.isEmpty()
                || (position.length() <= LONGEST_POSITION
                        && position.chars().allMatch(c -> c >= '0' && c <= '9')
                        && Long.parseLong(position) <= changes.position());
    }

    /** What the reader has seen already; empty where they do not say. */
    private static String position(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(Headers.POSITION);
        if (header != null) {
            return header.isEmpty() ? "?" : header;
        }
        var cookie = request.getHeaders().containsHeader(HttpHeaders.COOKIE) ? request.getCookies().getFirst(Headers.POSITION) : null;
        return cookie == null ? "" : cookie.getValue();
    }

    /** Whether somebody asks for a page who does not say who they are. */
    private boolean isForStrangers(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return !headers.containsHeader(HttpHeaders.AUTHORIZATION)
                && (!headers.containsHeader(HttpHeaders.COOKIE)
                        || (HostCookie.SESSION.of(request, address.isSecure()) == null
                                && HostCookie.TOKEN.of(request, address.isSecure()) == null))
                && isForHtml(headers.getFirst(HttpHeaders.ACCEPT));
    }

    /** Whether there is nothing that the client would rather have. */
    private static boolean isForHtml(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("text/html") || accept.startsWith("text/html,");
    }
}
