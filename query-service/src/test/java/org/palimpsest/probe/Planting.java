package org.palimpsest.probe;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes answers, those to what fails too, tell what they should not, where and as a test says. Outside the service's packages, so
 * that only one test has it.
 */
@Component
public final class Planting implements HttpHandlerDecoratorFactory {
    private volatile @Nullable Plant plant;

    /**
     * A leak.
     *
     * @param path of the answers that have it
     * @param body with it, made of the body without it; of a stream, what it begins with
     */
    public record Plant(String path, UnaryOperator<byte[]> body, Map<String, String> headers) {}

    /** Null for none. */
    public void plant(@Nullable Plant one) {
        plant = one;
    }

    @Override
    public HttpHandler apply(HttpHandler service) {
        return (request, response) -> {
            var now = plant;
            return now != null && request.getPath().value().equals(now.path)
                    ? service.handle(request, new Planted(response, now))
                    : service.handle(request, response);
        };
    }

    private static final class Planted extends ServerHttpResponseDecorator {
        private final Plant plant;

        Planted(ServerHttpResponse response, Plant plant) {
            super(response);
            this.plant = plant;
            response.beforeCommit(() -> {
                plant.headers.forEach(response.getHeaders()::set);
                response.getHeaders().remove("Content-Length");
                return Mono.empty();
            });
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(DataBufferUtils.join(body).map(all -> {
                var bytes = new byte[all.readableByteCount()];
                all.read(bytes);
                DataBufferUtils.release(all);
                return bufferFactory().wrap(plant.body.apply(bytes));
            }));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            if (!MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())) {
                return writeWith(Flux.from(body).concatMap(part -> part));
            }
            Publisher<? extends DataBuffer> first = Flux.just(bufferFactory().wrap(plant.body.apply(new byte[0])));
            return super.writeAndFlushWith(Flux.concat(Flux.just(first), Flux.from(body)));
        }
    }
}
