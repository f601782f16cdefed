package org.palimpsest.query.account;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.KeyEvent;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.KeyEvent.KeyReleased;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.eventstore.personal.Pseudonyms;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountNotes.From;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.palimpsest.web.session.Passwords;
import org.palimpsest.web.session.PersonStandings;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.RevokedTokens;
import org.palimpsest.web.session.Sessions;
import org.palimpsest.web.session.Sessions.Started;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * What can be done with an account by who knows its password, or reads its mail. Nothing here answers whether an address has an
 * account: the same is said, after the same work, and the rest stands in a mail. Thread-safe; blocks.
 */
@Component
public final class Accounts {
    private static final String PERSON = "person";

    /** Whose link opens nothing: it is made so that an address without an account costs as much time. */
    private static final String NOBODY = "";

    private final CommandClient commands;
    private final AccountNotes notes;
    private final Mails mails;
    private final Texts texts;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PersonStandings standings;
    private final RevokedTokens tokens;
    private final PersonalTokens personal;
    private final MongoEventStorageEngine log;
    private final Pseudonyms pseudonyms;
    private final Clock clock = Clock.systemUTC();

    Accounts(
            CommandClient commands,
            AccountNotes notes,
            Mails mails,
            Texts texts,
            OneTimeLinks links,
            Passwords passwords,
            Sessions sessions,
            PersonStandings standings,
            RevokedTokens tokens,
            PersonalTokens personal,
            MongoEventStorageEngine log,
            MongoPersonKeys keys) {
        this.commands = commands;
        this.notes = notes;
        this.mails = mails;
        this.texts = texts;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.standings = standings;
        this.tokens = tokens;
        this.personal = personal;
        this.log = log;
        this.pseudonyms = keys.pseudonyms("email");
    }

    /** Who was signed in, and the position that must be read to see that they were; null where nothing was recorded. */
    public record SignedIn(Started session, @Nullable String position) {}

    /** A new session for whom a provider vouches; nothing if they were erased. */
    Optional<SignedIn> byProvider(String person, String issuer, From from) {
        return isErased(person) ? Optional.empty() : Optional.of(in(person, Means.PROVIDER, from, issuer));
    }

    /** A new session, if this is the password of the person who has this address. */
    Optional<SignedIn> signIn(String email, String password, From from) {
        var person = owner(email).orElse(null);
        boolean matches = passwords.matches(person, password);
        if (person == null) {
            return Optional.empty();
        }
        if (!matches) {
            notes.failed(person, from);
            return Optional.empty();
        }
        return isErased(person) ? Optional.empty() : Optional.of(in(person, Means.PASSWORD, from, null));
    }

    /** Nobody comes in of whom it could not be noted. */
    SignedIn in(String person, Means means, From from, @Nullable String issuer) {
        var position = notes.signedIn(person, means, from, issuer);
        return new SignedIn(sessions.start(person, from.device()), position);
    }

    /**
     * Has a link sent by which the person who has this address can choose a new password. An address that nobody has is told so,
     * in a mail too.
     */
    void forgotten(String email, Reply reply) {
        var owner = owner(email);
        var link = resetLink(owner.orElse(NOBODY), reply.origin());
        var code = owner.isPresent() ? "mail.reset" : "mail.unknown";
        var leads = owner.isPresent() ? link : reply.origin() + "/sign-up";
        mails.send(email, texts.in(reply.language(), code + ".subject"), texts.in(reply.language(), code, leads));
    }

    String resetLink(String person, String origin) {
        return origin + "/new-password?link=" + links.make(Purpose.RESET_PASSWORD, new Document(PERSON, person));
    }

    /** Whether this link can be used to choose a new password. */
    boolean canReset(String link) {
        return person(link).isPresent();
    }

    /**
     * Sets a new password, signs the person out everywhere, revokes their tokens, and signs them in here; nothing if there is no such
     * link, or none any more.
     */
    Optional<SignedIn> reset(String link, String password, From from) {
        var person = person(link).orElse(null);
        if (person == null || isErased(person)) {
            return Optional.empty();
        }
        changed(person, passwords.hash(password), true);
        return Optional.of(in(person, Means.LINK, from, null));
    }

    private Optional<String> person(String link) {
        return links.find(Purpose.RESET_PASSWORD, link)
                .map(what -> what.getString(PERSON))
                .filter(person -> !person.equals(NOBODY));
    }

    /** Sets a new password, if {@code old} is the present one, and signs the person out of all browsers and in here. */
    public Optional<SignedIn> change(String person, String old, String password, From from) {
        if (!knows(person, old, from)) {
            return Optional.empty();
        }
        changed(person, passwords.hash(password), false);
        return Optional.of(in(person, Means.PASSWORD, from, null));
    }

    /** Whether this is the person's password; that it was not is noted. */
    boolean knows(String person, String password, From from) {
        boolean matches = passwords.matches(person, password);
        if (!matches) {
            notes.failed(person, from);
        }
        return matches;
    }

    /**
     * Ends all sessions of {@code caller}, and makes all their tokens worthless, also where it cannot be noted.
     *
     * @return the position that has to be read to see it
     */
    public @Nullable String signOutEverywhere(Caller caller) {
        var path = "people/" + caller.id() + "/revoke-tokens";
        try {
            return commands.send(HttpMethod.POST, path, Map.of(), caller, UUID.randomUUID(), null);
        } finally {
            outEverywhere(caller.id());
        }
    }

    /** The same, without a note. */
    void outEverywhere(String person) {
        personal.revokeAll(person);
        outOfBrowsers(person);
    }

    /** Programs go on with the personal tokens that they have. */
    private void outOfBrowsers(String person) {
        tokens.revoke(person);
        sessions.endAll(person);
        standings.refresh(person);
    }

    /** Noted first: a change that nobody was told of would be worse than a note too many. */
    private void changed(String person, String hash, boolean forgotten) {
        notes.passwordChanged(person, forgotten);
        passwords.set(person, hash, clock.instant());
        links.forget(person);
        if (forgotten) {
            outEverywhere(person);
        } else {
            outOfBrowsers(person);
        }
    }

    private boolean isErased(String person) {
        return Objects.requireNonNull(standings.of(person).block()).erased();
    }

    /** Who has this address, by the log; for administrators, and never to be told to others. */
    public Optional<String> owner(String email) {
        return EmailAddress.isValid(email) ? holder("email:" + pseudonyms.of(EmailAddress.normal(email))) : Optional.empty();
    }

    /** Who holds this unique key, by the log. */
    Optional<String> holder(String key) {
        String owner = null;
        var events = log.readEvents(key, 0);
        while (events.hasNext()) {
            owner = switch ((KeyEvent) events.next().getPayload()) {
                case KeyClaimed claimed -> claimed.owner();
                case KeyReleased _ -> null;
            };
        }
        return Optional.ofNullable(owner);
    }
}
