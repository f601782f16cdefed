package org.palimpsest.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The link by which whoever got a mail says that a credit on an entry is theirs. One service makes it, both open it. Thread-safe. */
@Component
public final class CreditLink {
    /** For how long it can be answered. */
    public static final Duration GOOD_FOR = Duration.ofDays(60);

    private static final String PURPOSE = "contributor";

    private final SignedLinks links;

    CreditLink(SignedLinks links) {
        this.links = links;
    }

    /** What a link is for; {@code invitation}: its id. */
    public record Opened(UUID entry, UUID invitation) {}

    /** The secret of a link for the invitation with this id. */
    public String make(UUID entry, UUID invitation, Instant now) {
        return links.make(PURPOSE, List.of(entry.toString(), invitation.toString()), now.plus(GOOD_FOR));
    }

    /** What {@code link} is for; nothing if it was not made here, or is too old. */
    public Optional<Opened> open(String link) {
        return links.open(PURPOSE, link).map(said -> new Opened(UUID.fromString(said.get(0)), UUID.fromString(said.get(1))));
    }
}
