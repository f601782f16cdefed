package org.palimpsest.command.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.IdempotencyKey;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.CallerToken;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers the {@link Envelope} of a request, made of its token and headers. */
final class EnvelopeResolver implements HandlerMethodArgumentResolver {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final UnaryOperator<String> pseudonym;

    EnvelopeResolver(UnaryOperator<String> pseudonym) {
        this.pseudonym = pseudonym;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Envelope.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return exchange.<CallerToken>getPrincipal().map(token -> envelope(parameter, token.getPrincipal(), exchange));
    }

    private Envelope envelope(MethodParameter parameter, Caller caller, ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var version = EntityTag.ifMatch(headers);
        if (version == null && parameter.hasParameterAnnotation(VersionRequired.class)) {
            var detail = "Send If-Match with the ETag of the draft that you changed.";
            throw new Problem(ProblemType.IF_MATCH_REQUIRED, detail);
        }
        var key = key(headers);
        return new Envelope(caller, version, key == null ? null : requestKey(parameter, caller, key, exchange));
    }

    private IdempotencyKey requestKey(MethodParameter parameter, Caller caller, String key, ServerWebExchange exchange) {
        var open = IdempotencyKey.of(caller, key, request(exchange));
        return parameter.hasParameterAnnotation(Confidential.class)
                ? new IdempotencyKey(open.name(), pseudonym.apply(open.fingerprint()))
                : open;
    }

    private static @Nullable String key(HttpHeaders headers) {
        var keys = headers.getOrEmpty(IDEMPOTENCY_KEY);
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw Problem.malformed(IDEMPOTENCY_KEY, "This key cannot be taken.", "1 to 255 visible ASCII characters, once");
        }
        return keys.getFirst();
    }

    /** Method, path and version end with line breaks, which none of them can have; what follows is the body. */
    private static byte[] request(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var head = request.getMethod() + "\n" + request.getPath().value() + "\n"
                + String.join(",", request.getHeaders().getOrEmpty(HttpHeaders.IF_MATCH)) + "\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(BodyFilter.bytes(exchange));
        return bytes.toByteArray();
    }
}
