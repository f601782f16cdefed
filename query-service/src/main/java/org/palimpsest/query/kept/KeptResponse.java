package org.palimpsest.query.kept;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer under way that is kept when it has been given, if the controller says so. */
final class KeptResponse extends ServerHttpResponseDecorator {
    /** The hardest that brotli can try: a style sheet is compressed once in the life of a process. */
    private static final int HARDEST = 11;

    private static final int AS_QUICK_AS_GZIP = 5;
    private static final KeptAnswers.Keep FOR_GOOD = new KeptAnswers.Keep(List.of(), Map.of());

    private final ServerWebExchange exchange;
    private final HttpHeaders asked;
    private final @Nullable CacheControl asset;
    private final Keeper keeper;

    /** Takes what is to be kept. */
    @FunctionalInterface
    interface Keeper {
        void keep(HttpHeaders answered, KeptBody body, String tag, Collection<String> parts);
    }

    /**
     * @param asked the headers of the request
     * @param asset how long readers may use it without asking, if it is none of our pages
     */
    KeptResponse(ServerWebExchange exchange, HttpHeaders asked, @Nullable CacheControl asset, Keeper keeper) {
        super(exchange.getResponse());
        this.exchange = exchange;
        this.asked = asked;
        this.asset = asset;
        this.keeper = keeper;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        KeptAnswers.@Nullable Keep keep = asset != null ? FOR_GOOD : exchange.getAttribute(KeptAnswers.KEEP);
        return keep == null || !isWhole() ? super.writeWith(body) : DataBufferUtils.join(Flux.from(body)).flatMap(joined -> {
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return write(bytes, keep);
        });
    }

    private boolean isWhole() {
        var status = getStatusCode();
        return (status == null || status.isSameCodeAs(HttpStatus.OK)) && getCookies().isEmpty();
    }

    /** Headers are complete only when they have been sent. Compressing takes longer than a thread of the network has. */
    private Mono<Void> write(byte[] bytes, KeptAnswers.Keep keep) {
        ServerHttpResponse response = getDelegate();
        var headers = response.getHeaders();
        var given = headers.getETag();
        var tag = given == null ? "W/\"" + hash(bytes) + "\"" : given;
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (asset != null) {
            headers.setCacheControl(asset);
            headers.remove(HttpHeaders.LAST_MODIFIED);
        }
        var now = KeptBody.of(bytes, false, Map.of(), 0);
        return KeptAnswer.write(asked, response, tag, now)
                .doOnSuccess(_ -> {
                    var answered = KeptAnswer.common(response.getHeaders());
                    Thread.startVirtualThread(() -> keep(bytes, keep, tag, answered));
                });
    }

    private void keep(byte[] bytes, KeptAnswers.Keep keep, String tag, HttpHeaders answered) {
        var body = KeptBody.of(bytes, isText(answered.getContentType()), keep.fresh(), asset != null ? HARDEST : AS_QUICK_AS_GZIP);
        keeper.keep(answered, body, tag, keep.parts());
    }

    /** Pictures and fonts are compressed already. */
    private static boolean isText(@Nullable MediaType type) {
        return type != null
                && ("text".equals(type.getType())
                        || type.getSubtype().endsWith("javascript")
                        || type.getSubtype().endsWith("json")
                        || type.getSubtype().endsWith("xml"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
