package org.palimpsest.query.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.query.mail.Mail;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.springframework.stereotype.Component;

/**
 * Mail to the owner of an account about what lets somebody in: if it was not they who did it, they know it at once. Thread-safe; blocks.
 */
@Component
final class OwnerMails {
    private final MongoEventStorageEngine log;
    private final Mails mails;
    private final Texts texts;
    private final Clock clock = Clock.systemUTC();

    OwnerMails(MongoEventStorageEngine log, Mails mails, Texts texts) {
        this.log = log;
        this.mails = mails;
        this.texts = texts;
    }

    /**
     * Tells the owner of this account; nobody, if they never registered or were erased.
     *
     * @param id so that the same is told once
     * @param code of the mail's text; that of its subject has {@code .subject} after it
     */
    void tell(String person, UUID id, String code, Object... arguments) {
        address(person).ifPresent(email -> mails.send(new Mail(
                id.toString(), email, texts.of(code + ".subject"), texts.of(code, arguments), null, null, clock.instant())));
    }

    /** As the log says it now. */
    private Optional<String> address(String person) {
        @Nullable String email = null;
        var events = log.readEvents(PersonEvent.stream(person), 0);
        while (events.hasNext()) {
            email = switch ((PersonEvent) events.next().getPayload()) {
                case PersonRegistered e -> e.email().text();
                case EmailChanged e -> e.email().text();
                case PersonErased _ -> null;
                default -> email;
            };
        }
        return Optional.ofNullable(email);
    }
}
