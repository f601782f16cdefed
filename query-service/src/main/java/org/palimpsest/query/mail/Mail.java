package org.palimpsest.query.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail. What becomes a header is one line: so nobody's text makes headers of its own.
 *
 * @param id of which its {@code Message-ID} is made
 * @param to one address
 * @param subject one line
 * @param text plain
 * @param html the same as a page; null where plain text is enough
 * @param unsubscribe address to which one POST without a session ends such mail (RFC 8058); null where nobody can do without it
 */
public record Mail(
        String id, String to, String subject, String text, @Nullable String html, @Nullable String unsubscribe, Instant at) {
    /** Throws {@link IllegalArgumentException} if what becomes a header has a control character. */
    public Mail {
        if (hasControl(id) || hasControl(to) || hasControl(subject) || (unsubscribe != null && hasControl(unsubscribe))) {
            throw new IllegalArgumentException("A header of mail is one line");
        }
    }

    /** Plain text alone. */
    Mail(String id, String to, String subject, String text, Instant at) {
        this(id, to, subject, text, null, null, at);
    }

    private static boolean hasControl(String line) {
        return line.chars().anyMatch(Character::isISOControl);
    }
}
