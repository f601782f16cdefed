package org.palimpsest.query.kept;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Assets;
import org.palimpsest.query.reading.Used;
import org.palimpsest.readmodels.generation.Changes;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Looks at what is answered, and has {@link KeptAnswers} keep what may be kept. Thread-safe. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class KeepingFilter implements WebFilter {
    private static final Pattern PAGES = Pattern.compile("/|/sections/[^/]+|/entries/[^/]+(/versions/\\d{1,9})?");
    private static final int LONGEST_ADDRESS = 200;

    private final KeptAnswers answers;
    private final Changes changes;
    private final Assets assets;

    KeepingFilter(KeptAnswers answers, Changes changes, Assets assets) {
        this.answers = answers;
        this.changes = changes;
        this.assets = assets;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = answers.key(exchange.getRequest());
        if (key == null) {
            return chain.filter(exchange);
        }
        return chain.filter(assets.has(key.path()) ? ofAsset(exchange, key) : ofPage(exchange, key));
    }

    private ServerWebExchange ofAsset(ServerWebExchange exchange, KeptAnswers.Key key) {
        boolean forGood = assets.isForGood(key.path(), key.query());
        return forGood || key.query() == null
                ? keeping(exchange, key, OptionalLong.of(KeptAnswer.FOR_GOOD), forGood ? Assets.FOR_GOOD : CacheControl.noCache())
                : exchange;
    }

    private ServerWebExchange ofPage(ServerWebExchange exchange, KeptAnswers.Key key) {
        var query = key.query();
        boolean is = PAGES.matcher(key.path()).matches() && key.path().length() + (query == null ? 0 : query.length()) <= LONGEST_ADDRESS;
        return is ? keeping(exchange, key, changes.moment(), null) : exchange;
    }

    /** What the reader has is compared here with what is answered, so that there is something to be kept. */
    private ServerWebExchange keeping(
            ServerWebExchange exchange, KeptAnswers.Key key, OptionalLong moment, @Nullable CacheControl asset) {
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
                .response(new KeptResponse(exchange, asked.getHeaders(), asset, (answered, body, tag, parts) ->
                        answers.put(key, new KeptAnswer(answered, tag, body, parts, moment.getAsLong(), Used.of(exchange)))))
                .build();
    }
}
