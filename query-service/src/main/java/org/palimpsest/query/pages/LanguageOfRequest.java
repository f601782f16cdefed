package org.palimpsest.query.pages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.HostCookie;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.i18n.LocaleContextResolver;
import reactor.core.publisher.Mono;

/**
 * In which language a request is answered: the one that was chosen on a page, else the one that the browser asks for most, else
 * English. It is found out once for each request, and asks nothing but its headers; an answer that depends on it says so.
 * Thread-safe.
 */
@Component(WebHttpHandlerBuilder.LOCALE_CONTEXT_RESOLVER_BEAN_NAME)
public final class LanguageOfRequest implements LocaleContextResolver, WebFilter {
    private static final String FOUND = LanguageOfRequest.class.getName();

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        var found = exchange.<LocaleContext>getAttribute(FOUND);
        if (found == null) {
            found = new SimpleLocaleContext(wanted(exchange).locale());
            exchange.getAttributes().put(FOUND, found);
        }
        return found;
    }

    private static Language wanted(ServerWebExchange exchange) {
        return wanted(HostCookie.LANGUAGE.of(exchange), exchange.getRequest());
    }

    /** The same, where there is no exchange yet; {@code secure}: whether the world knows us by TLS. */
    public static Language of(ServerHttpRequest request, boolean secure) {
        return wanted(HostCookie.LANGUAGE.of(request, secure), request);
    }

    private static Language wanted(@Nullable String chosen, ServerHttpRequest request) {
        return Optional.ofNullable(chosen).flatMap(Language::of).orElseGet(() -> asked(request));
    }

    private static Language asked(ServerHttpRequest request) {
        try {
            return Language.of(request.getHeaders().getAcceptLanguage());
        } catch (IllegalArgumentException _) {
            // What no browser sends asks for nothing.
            return Language.ENGLISH;
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange)));
        return chain.filter(exchange);
    }

    private static void tell(ServerWebExchange exchange) {
        if (exchange.getAttribute(FOUND) == null) {
            return;
        }
        var headers = exchange.getResponse().getHeaders();
        var varies = new LinkedHashSet<>(headers.getVary());
        varies.addAll(List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE));
        headers.setVary(List.copyOf(varies));
        if (MediaType.TEXT_HTML.isCompatibleWith(headers.getContentType())) {
            headers.setContentLanguage(Language.of(exchange).locale());
        }
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("A language is chosen by its cookie");
    }
}
