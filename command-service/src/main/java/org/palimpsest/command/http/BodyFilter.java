package org.palimpsest.command.http;

import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads bodies as a whole, however they are sent, and refuses those that are too large. Comes after security, so that
 * nothing is kept in memory for strangers.
 */
@Component
final class BodyFilter implements WebFilter {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Files, which are never in memory as a whole; the code that takes them has limits of its own. */
    private static final PathPattern FILES = PathPatternParser.defaultInstance.parse("/api/commands/entries/{id}/files");

    private static final String BYTES = BodyFilter.class.getName() + ".bytes";

    /** The body of a request that this filter has seen. */
    static byte[] bytes(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(BYTES);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (FILES.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        if (exchange.getRequest().getHeaders().getContentLength() > MOST_BYTES) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), MOST_BYTES)
                .map(BodyFilter::drain)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                .flatMap(bytes -> {
                    exchange.getAttributes().put(BYTES, bytes);
                    var request = new Buffered(exchange.getRequest(), exchange.getResponse().bufferFactory().wrap(bytes));
                    return chain.filter(exchange.mutate().request(request).build());
                });
    }

    private static Problem tooLarge() {
        return new Problem(ProblemType.TOO_LARGE, "A body may have " + MOST_BYTES + " bytes at most.");
    }

    private static byte[] drain(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static final class Buffered extends ServerHttpRequestDecorator {
        private final DataBuffer body;

        Buffered(ServerHttpRequest request, DataBuffer body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.readableByteCount() == 0 ? Flux.empty() : Flux.just(body);
        }
    }
}
