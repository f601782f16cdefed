package org.palimpsest.query.file;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.history.HistoryProjection;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.storage.FileStore;
import org.palimpsest.web.storage.FileStore.Stored;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Files as browsers load them: in parts, if they ask for one; and without anything in them coming to life. */
@Controller
@ReadsFrom({LibraryProjection.class, DeskProjection.class, HistoryProjection.class})
final class FileAddresses {
    /** Whatever a file turns out to be, it is no page of ours: no script, no form, no origin. */
    private static final String HARMLESS = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /** What everybody may see is asked for again after so long: by then it may have been taken back. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final SeenFiles files;
    private final FileStore store;

    FileAddresses(SeenFiles files, FileStore store) {
        this.files = files;
        this.store = store;
    }

    @GetMapping("/entries/{slugOrId}/files/{sha256}")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<Flux<DataBuffer>> file(
            @PathVariable String slugOrId, @PathVariable String sha256, Caller caller, ServerWebExchange exchange) {
        return answer(files.find(slugOrId, sha256, caller), false, exchange);
    }

    /** The smaller one of a wide picture; all else as it is. */
    @GetMapping("/entries/{slugOrId}/files/{sha256}/thumbnail")
    @ResponseBody
    @Hidden
    @Nullable ResponseEntity<Flux<DataBuffer>> thumbnail(
            @PathVariable String slugOrId, @PathVariable String sha256, Caller caller, ServerWebExchange exchange) {
        return answer(files.find(slugOrId, sha256, caller), true, exchange);
    }

    private @Nullable ResponseEntity<Flux<DataBuffer>> answer(SeenFiles.Seen seen, boolean thumbnail, ServerWebExchange exchange) {
        var entry = seen.of().entry();
        var file = seen.of().file();
        var small = thumbnail ? store.find(entry, file.sha256(), true) : Optional.<Stored>empty();
        var stored = small.or(() -> store.find(entry, file.sha256(), false))
                .orElseThrow(() -> new IllegalStateException("The bytes of " + file.sha256() + " of " + entry + " are missing."));
        var tag = "\"" + file.sha256() + (small.isPresent() ? "-thumbnail" : "") + "\"";
        prepare(exchange.getResponse().getHeaders(), file, seen.isPublic());
        var use = seen.of().use();
        if (use != null && !file.canStandInText()) {
            use.in(exchange);
        }
        if (exchange.checkNotModified(tag)) {
            return null;
        }
        var part = part(exchange.getRequest().getHeaders(), tag, stored.length());
        if (part != null && part.first >= stored.length()) {
            return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + stored.length())
                    .body(Flux.empty());
        }
        long first = part == null ? 0 : part.first;
        long last = part == null ? stored.length() - 1 : part.last;
        var answer = ResponseEntity.status(part == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                .contentType(MediaType.parseMediaType(file.mediaType() + (file.mediaType().startsWith("text/") ? ";charset=UTF-8" : "")))
                .contentLength(last - first + 1);
        if (part != null) {
            answer.header(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + stored.length());
        }
        return answer.body(Pieces.of(store, stored, first, last));
    }

    private static void prepare(HttpHeaders headers, AttachedFile file, boolean isPublic) {
        var kind = file.canStandInText() ? ContentDisposition.inline() : ContentDisposition.attachment();
        headers.setContentDisposition(kind.filename(file.name(), StandardCharsets.UTF_8).build());
        headers.set("Content-Security-Policy", HARMLESS);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setVary(List.of(HttpHeaders.COOKIE, HttpHeaders.AUTHORIZATION));
        headers.setCacheControl(
                isPublic ? CacheControl.maxAge(KEPT).cachePrivate() : CacheControl.noCache().cachePrivate());
    }

    /** Both counted from 0; {@code first} lies behind the end where there is no such part. */
    private record Part(long first, long last) {}

    /** Null where the whole is to be sent: nobody has asked for less, or for several parts, or what they have is another file. */
    private static @Nullable Part part(HttpHeaders headers, String tag, long length) {
        var condition = headers.getFirst(HttpHeaders.IF_RANGE);
        if (condition != null && !condition.equals(tag)) {
            return null;
        }
        try {
            var ranges = headers.getRange();
            if (ranges.size() != 1) {
                return null;
            }
            HttpRange range = ranges.getFirst();
            return new Part(range.getRangeStart(length), range.getRangeEnd(length));
        } catch (IllegalArgumentException _) {
            // What cannot be understood was not asked for.
            return null;
        }
    }
}
