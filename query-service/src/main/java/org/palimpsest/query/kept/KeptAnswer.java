package org.palimpsest.query.kept;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.reading.Used;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * An answer with status 200.
 *
 * @param headers all that are the same for every reader
 * @param tag weak: the same for all encodings
 * @param parts of what it was made
 * @param since the {@linkplain org.palimpsest.readmodels.generation.Changes moment} before that was read
 * @param used as what reading it is counted
 */
record KeptAnswer(HttpHeaders headers, String tag, KeptBody body, Collection<String> parts, long since, @Nullable Used used) {
    /** Instead of a moment, for what is none of our pages. */
    static final long FOR_GOOD = Long.MAX_VALUE;

    /** What is said of one answer alone. */
    private static final Set<String> OF_ONE = Set.of(
            "connection", "content-encoding", "content-length", "date", "etag", "palimpsest-position", "set-cookie", "transfer-encoding",
            "vary");

    /** The best first. */
    private static final List<String> ENCODINGS = List.of("br", "gzip");

    boolean isForGood() {
        return since == FOR_GOOD;
    }

    /** Of the headers of an answer, what is the same for every reader. */
    static HttpHeaders common(HttpHeaders answered) {
        var headers = new HttpHeaders();
        answered.forEach((name, values) -> {
            if (!OF_ONE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        answered.getVary().stream()
                .filter(name -> !name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING))
                .forEach(name -> headers.add(HttpHeaders.VARY, name));
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /** Answers with what is kept, or that the reader's copy is still good. */
    Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response) {
        response.getHeaders().addAll(headers);
        return write(request.getHeaders(), response, tag, body);
    }

    static Mono<Void> write(HttpHeaders asked, ServerHttpResponse response, String tag, KeptBody body) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.ETAG, tag);
        if (hasIt(asked, tag)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        var accepted = asked.getFirst(HttpHeaders.ACCEPT_ENCODING);
        byte[] bytes = null;
        for (int i = 0; i < ENCODINGS.size() && bytes == null && accepted != null; i++) {
            bytes = takes(accepted, ENCODINGS.get(i)) ? body.compressed(ENCODINGS.get(i)) : null;
            if (bytes != null) {
                headers.set(HttpHeaders.CONTENT_ENCODING, ENCODINGS.get(i));
            }
        }
        var sent = bytes == null ? body.plain() : bytes;
        headers.setContentLength(sent.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(sent)));
    }

    /** By weak comparison, which says the same for a copy in another encoding. */
    private static boolean hasIt(HttpHeaders asked, String tag) {
        for (var line : asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH)) {
            for (var one : line.split(",", -1)) {
                var known = one.strip();
                if (known.equals("*") || opaque(known).equals(opaque(tag))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** An encoding that is named is taken, unless with a quality of nothing. */
    private static boolean takes(String accepted, String encoding) {
        for (var one : accepted.split(",", -1)) {
            var parts = one.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase(encoding)) {
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
