package org.palimpsest.query.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.reading.Used;
import org.palimpsest.readmodels.generation.Changes;
import org.palimpsest.web.Headers;
import org.palimpsest.web.HostCookie;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.RateLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers readers whom nobody knows with what was answered before, as long as that is what would be answered now. It stands before
 * everything else: what is kept has passed all of it once, with the headers that it was given there. A page is kept if its controller
 * {@linkplain #keep says} of what it is made; styles and scripts are. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class KeptAnswers implements WebFilter {
    static final String KEEP = KeptAnswers.class.getName() + ".keep";

    private static final Pattern PAGES = Pattern.compile("/|/sections/[^/]+|/entries/[^/]+(/versions/\\d{1,9})?");
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_POSITION = 18;

    private final Changes changes;
    private final Assets assets;
    private final RateLimit limit;
    private final Cache<Key, KeptAnswer> answers;

    private record Key(String origin, String path, @Nullable String query) {}

    /**
     * How an answer may be kept.
     *
     * @param parts as long as none of these changes
     * @param fresh what must be another at each reading, by what it is in this answer
     */
    record Keep(Collection<String> parts, Map<String, Supplier<String>> fresh) {}

    KeptAnswers(Changes changes, Assets assets, RateLimit limit, @Value("${palimpsest.kept-answers}") DataSize room) {
        this.changes = changes;
        this.assets = assets;
        this.limit = limit;
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
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!HttpMethod.GET.equals(request.getMethod()) && !HttpMethod.HEAD.equals(request.getMethod())) {
            return chain.filter(exchange);
        }
        var key = new Key(PublicAddress.origin(exchange), request.getPath().value(), request.getURI().getRawQuery());
        boolean asset = assets.has(key.path);
        if (!asset && !isForStrangers(exchange)) {
            return chain.filter(exchange);
        }
        var kept = answers.getIfPresent(key);
        if (kept != null && stands(kept, asset, request) && limit.takes(exchange)) {
            observe(exchange, kept);
            if (kept.used() != null) {
                kept.used().in(exchange);
            }
            var position = asset ? "" : position(request);
            if (!position.isEmpty()) {
                exchange.getResponse().getHeaders().set(Headers.POSITION, position);
            }
            return kept.write(request, exchange.getResponse());
        }
        return chain.filter(asset ? ofAsset(exchange, key) : ofPage(exchange, key));
    }

    private boolean stands(KeptAnswer kept, boolean asset, ServerHttpRequest request) {
        return asset || (isReached(position(request)) && changes.isUnchanged(kept.since(), kept.parts()));
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
    private static boolean isForStrangers(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        return !headers.containsHeader(HttpHeaders.AUTHORIZATION)
                && (!headers.containsHeader(HttpHeaders.COOKIE)
                        || (HostCookie.SESSION.of(exchange) == null && HostCookie.TOKEN.of(exchange) == null))
                && isForHtml(headers.getFirst(HttpHeaders.ACCEPT));
    }

    /** Whether there is nothing that the client would rather have. */
    private static boolean isForHtml(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("text/html") || accept.startsWith("text/html,");
    }

    /** For metrics, which count by patterns of addresses. */
    private static void observe(ServerWebExchange exchange, KeptAnswer kept) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(context -> context.setPathPattern(kept.pattern()));
    }

    private ServerWebExchange ofAsset(ServerWebExchange exchange, Key key) {
        boolean forGood = assets.isForGood(key.path, key.query);
        return forGood || key.query == null
                ? keeping(exchange, key, OptionalLong.of(0), forGood ? Assets.FOR_GOOD : CacheControl.noCache())
                : exchange;
    }

    private ServerWebExchange ofPage(ServerWebExchange exchange, Key key) {
        boolean is = PAGES.matcher(key.path).matches()
                && key.path.length() + (key.query == null ? 0 : key.query.length()) <= LONGEST_ADDRESS;
        return is ? keeping(exchange, key, changes.moment(), null) : exchange;
    }

    /** What the reader has is compared here with what is answered, so that there is something to be kept. */
    private ServerWebExchange keeping(ServerWebExchange exchange, Key key, OptionalLong moment, @Nullable CacheControl asset) {
        if (moment.isEmpty()) {
            return exchange;
        }
        var asked = exchange.getRequest();
        var bare = asked.mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.IF_NONE_MATCH);
                    headers.remove(HttpHeaders.IF_MODIFIED_SINCE);
                    headers.remove(HttpHeaders.RANGE);
                })
                .build();
        return exchange.mutate()
                .request(bare)
                .response(new KeptResponse(exchange, asked.getHeaders(), asset, (answered, body, tag, parts) -> answers.put(
                        key,
                        new KeptAnswer(
                                answered,
                                tag,
                                body,
                                parts,
                                moment.getAsLong(),
                                String.valueOf(exchange.<Object>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                                Used.of(exchange)))))
                .build();
    }
}
