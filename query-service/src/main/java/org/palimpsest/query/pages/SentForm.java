package org.palimpsest.query.pages;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.web.Problem;
import org.palimpsest.web.RequestOrigin;
import org.springframework.http.HttpMethod;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** What was sent in a form of one of our own pages. What is in an address is not looked at. Immutable. */
public final class SentForm {
    private static final List<PathPattern> WRITING = Stream.of("/drafts/**", "/entries/*/comments")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final MultiValueMap<String, String> fields;

    private SentForm(MultiValueMap<String, String> fields) {
        this.fields = CollectionUtils.unmodifiableMultiValueMap(fields);
    }

    /**
     * What was sent with this request; nothing, if it cannot be read as a form. Blocks.
     *
     * @throws Problem 403 if another site had it sent
     */
    public static SentForm of(ServerWebExchange exchange) {
        if (RequestOrigin.isForeign(exchange)) {
            throw RequestOrigin.refused();
        }
        return Objects.requireNonNull(read(exchange).block());
    }

    static Mono<SentForm> read(ServerWebExchange exchange) {
        return exchange.getFormData()
                // a percent sign without two hex digits: no browser sends it
                .onErrorResume(IllegalArgumentException.class, _ -> Mono.just(new LinkedMultiValueMap<>()))
                .map(SentForm::new);
    }

    /** Whether this sends what somebody may have written for an hour, so that no answer may lose it. */
    public static boolean isWriting(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication();
        return HttpMethod.POST.equals(request.getMethod()) && WRITING.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** As it was sent; empty if it was not. */
    public String get(String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "");
    }

    /** Without spaces around it. */
    public String line(String field) {
        return get(field).strip();
    }

    /** All of it, in the order in which it was sent. */
    public MultiValueMap<String, String> all() {
        return fields;
    }

    /** The key that our page put into its form; a new one where there is none. */
    public UUID key() {
        try {
            return UUID.fromString(get("key"));
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }
}
