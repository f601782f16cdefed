package org.palimpsest.query.writing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.RequestOrigin;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * A form that was sent with a file, and with all that stood in its fields.
 *
 * @param file null where none was chosen
 */
record SentFile(MultiValueMap<String, String> fields, @Nullable FilePart file) {

    /** @throws Problem 403 if another site had it sent, 400 if it breaks off */
    static SentFile of(ServerWebExchange exchange) {
        if (RequestOrigin.isForeign(exchange)) {
            throw RequestOrigin.refused();
        }
        var parts = Objects.requireNonNull(exchange.getMultipartData()
                .onErrorMap(DecodingException.class, _ -> new Problem(
                        ProblemType.MALFORMED, "The form did not arrive whole: it is not multipart/form-data. Send it again."))
                .block());
        var fields = new LinkedMultiValueMap<String, String>();
        parts.values().stream().flatMap(List::stream).forEach(part -> {
            if (part instanceof FormFieldPart field) {
                fields.add(field.name(), field.value());
            }
        });
        Part chosen = parts.getFirst("file");
        return new SentFile(fields, chosen instanceof FilePart file && !file.filename().isBlank() ? file : null);
    }

    /** What is in the field; empty if it was not sent. */
    String get(String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "").strip();
    }

    /** The file's name without the folders that some browsers tell; empty without a file. */
    String name() {
        var name = file == null ? "" : file.filename();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Has {@code what} done with the file, which lies on this machine as long. */
    <T extends @Nullable Object> T with(FilePart chosen, Function<Path, T> what) {
        try {
            var folder = Files.createTempDirectory("palimpsest-file");
            try {
                var sent = folder.resolve("sent");
                chosen.transferTo(sent).block();
                return what.apply(sent);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
