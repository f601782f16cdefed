package org.palimpsest.command.http;

import java.net.URI;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.web.Headers;
import org.springframework.http.ResponseEntity;

/** How a command's answer looks. */
public final class Answers {
    private Answers() {}

    public static ResponseEntity<Receipt> ok(Receipt done) {
        return with(ResponseEntity.ok(), done);
    }

    /** {@code path} leads, at the side that answers, to what was made. */
    public static ResponseEntity<Receipt> created(String path, Receipt done) {
        return with(ResponseEntity.created(URI.create(path)), done);
    }

    private static ResponseEntity<Receipt> with(ResponseEntity.BodyBuilder answer, Receipt done) {
        return answer.eTag(Long.toString(done.sequence()))
                .header(Headers.POSITION, Long.toString(done.position()))
                .body(done);
    }
}
