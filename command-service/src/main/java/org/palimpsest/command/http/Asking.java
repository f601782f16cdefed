package org.palimpsest.command.http;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Contended;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.dispatch.IdempotencyKeyReused;
import org.palimpsest.command.dispatch.Receipt;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.letter.Letter;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.letter.LetterLink;
import org.palimpsest.web.letter.Letters;
import org.springframework.stereotype.Component;

/** Sends a command that has somebody asked by mail, and knows again what they answer. The address is in no event. Thread-safe; blocks. */
@Component
public final class Asking {
    private final Commands commands;
    private final Letters letters;
    private final LetterLink links;
    private final InstantSource clock;

    Asking(Commands commands, Letters letters, LetterLink links, InstantSource clock) {
        this.commands = commands;
        this.letters = letters;
        this.links = links;
        this.clock = clock;
    }

    /** The id that was sent, or else one that is the same when the same request comes again. */
    public static UUID id(@Nullable UUID sent, Envelope envelope) {
        var key = envelope.requestKey();
        if (sent != null) {
            return sent;
        }
        return key == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(key.name().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts the letter down, and sends the command: once its event is in the log, the mail goes out.
     *
     * @param id which the command's event has
     * @param name as in {@link Letter}
     * @throws Problem 429 if the caller has had too many letters sent
     */
    public Receipt byMail(LetterKind kind, UUID entry, UUID id, String name, @Nullable String email, Object command, Envelope envelope) {
        var address = Text.orEmpty(email);
        if (!EmailAddress.isValid(address)) {
            throw Problem.malformed("email", "This is no e-mail address.", "one such as olwen@example.org");
        }
        var now = clock.instant();
        if (letters.isTooMany(envelope.person(), now)) {
            throw new Problem(
                            ProblemType.TOO_MANY_REQUESTS,
                            "You have had " + Letters.MOST + " mails sent within a quarter of an hour. Send others later.")
                    .retryAfter(Math.toIntExact(Letters.WHILE.toSeconds()));
        }
        boolean isNew = letters.put(new Letter(id, kind, entry, name, address, envelope.person()), now);
        try {
            return commands.send(command, envelope);
        } catch (Refused | Contended | IdempotencyKeyReused notDone) {
            if (isNew) {
                letters.drop(id);
            }
            throw notDone;
        }
    }

    /**
     * The id of the letter that is answered by {@code link}; null where they answer without one.
     *
     * @throws Problem 404 if it opens nothing, or is for another entry
     */
    public @Nullable UUID answered(LetterKind kind, UUID entry, @Nullable String link) {
        return link == null
                ? null
                : links.open(kind, link)
                        .filter(one -> one.entry().equals(entry))
                        .map(LetterLink.Opened::id)
                        .orElseThrow(() -> Problem.unknown("This link opens nothing here."));
    }
}
