package org.palimpsest.query.reading;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What an answer gives a reader of an entry, for it to be counted if the answer is sent. Immutable.
 *
 * @param section in which the entry stands
 */
public record Used(UUID entry, int version, String section, Part part) {

    /** How much of the version it is. */
    public enum Part {
        /** What is said about it, and not its text: that is under an embargo, or has been withdrawn. */
        RECORD,
        /** Its page, with the text. */
        TEXT,
        /** A file of it: its PDF, an export, something that is attached. */
        DOWNLOAD
    }

    private static final String ATTRIBUTE = Used.class.getName();

    /** The answer to this request gives it. */
    public void in(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** What the answer gives; null where that is nothing to be counted. */
    public static @Nullable Used of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
