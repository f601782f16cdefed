package org.palimpsest.command.http;

import java.net.URI;
import org.palimpsest.command.dispatch.Receipt;
import org.springframework.http.ResponseEntity;

/** How a command's answer looks. */
public final class Answers {
    /** Whoever sends its value back with a question is answered from no earlier state. */
    public static final String POSITION = "Palimpsest-Position";

    private Answers() {}

    public static ResponseEntity<Receipt> ok(Receipt done) {
        return with(ResponseEntity.ok(), done);
    }

    /** {@code path} leads, at the side that answers, to what was made. */
    public static ResponseEntity<Receipt> created(String path, Receipt done) {
        return with(ResponseEntity.created(URI.create(path)), done);
    }

    private static ResponseEntity<Receipt> with(ResponseEntity.BodyBuilder answer, Receipt done) {
        return answer.eTag(EntityTag.of(done.sequence()))
                .header(POSITION, Long.toString(done.position()))
                .body(done);
    }
}
