package org.palimpsest.web.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palimpsest.web.SignedLinks;
import org.springframework.stereotype.Component;

/** The link by which the recipient of a letter answers it. One service makes it, both open it. Thread-safe. */
@Component
public final class LetterLink {
    /** For how long it can be answered. */
    public static final Duration GOOD_FOR = Duration.ofDays(60);

    private final SignedLinks links;

    LetterLink(SignedLinks links) {
        this.links = links;
    }

    /** What a link is for; {@code id}: that of the letter. */
    public record Opened(UUID entry, UUID id) {}

    /** The secret of a link for the letter with this id. */
    public String make(LetterKind kind, UUID entry, UUID id, Instant now) {
        return links.make(kind.purpose(), List.of(entry.toString(), id.toString()), now.plus(GOOD_FOR));
    }

    /** What {@code link} is for; nothing if it was not made here, is of another kind, or is too old. */
    public Optional<Opened> open(LetterKind kind, String link) {
        return links.open(kind.purpose(), link).map(said -> new Opened(UUID.fromString(said.get(0)), UUID.fromString(said.get(1))));
    }
}
