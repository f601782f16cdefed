package org.palimpsest.query.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.palimpsest.web.session.Passwords;
import org.palimpsest.web.session.PersonStandings;
import org.palimpsest.web.session.PersonalTokens;
import org.palimpsest.web.session.RevokedTokens;
import org.palimpsest.web.session.Sessions;
import org.palimpsest.web.session.Sessions.Started;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * What can be done with an account by who knows its password, or reads its mail. Nothing here answers whether an address has an
 * account: the same is said, after the same work, and the rest stands in a mail. Thread-safe; blocks.
 */
@Component
public final class Accounts {
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String PERSON = "person";
    private static final String HASH = "hash";

    /** Whose link opens nothing: it is made so that an address without an account costs as much time. */
    private static final String NOBODY = "";

    private final CommandClient commands;
    private final AccountNotes notes;
    private final Mails mails;
    private final MessageSource texts;
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
            MessageSource texts,
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

    /**
     * Has a link sent by which whoever reads this address's mail becomes a person. If the address has one already, it is told
     * so instead.
     *
     * @param origin which the link begins with
     */
    void signUp(String name, String email, String password, String origin) {
        var hash = passwords.hash(password);
        var owner = owner(email);
        if (owner.isPresent()) {
            var sent = resetLink(owner.get(), origin);
            mails.send(email, text("mail.known.subject"), text("mail.known", origin + "/sign-in", sent));
            return;
        }
        var what = new Document(PERSON, UUID.randomUUID().toString()).append(NAME, name).append(EMAIL, email).append(HASH, hash);
        var link = origin + "/sign-up/confirm?link=" + links.make(Purpose.SIGN_UP, what);
        mails.send(email, text("mail.sign-up.subject"), text("mail.sign-up", name, link));
    }

    /** Whether this link can be used to sign up. */
    boolean canSignUp(String link) {
        return links.find(Purpose.SIGN_UP, link).isPresent();
    }

    /**
     * Makes the person that the link is for, and signs them in; nothing if there is no such link, or none any more. What breaks
     * off half way is done by the same link again.
     *
     * @throws org.palimpsest.query.command.CommandRefusedException if the address has been taken since
     */
    Optional<SignedIn> confirm(String link, From from) {
        var found = links.find(Purpose.SIGN_UP, link);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var what = found.get();
        var person = what.getString(PERSON);
        var key = UUID.nameUUIDFromBytes(("sign-up " + person).getBytes(StandardCharsets.UTF_8));
        var details = Map.of(NAME, what.getString(NAME), EMAIL, what.getString(EMAIL));
        commands.send(HttpMethod.POST, "people", details, new Caller(person, Set.of()), key, null);
        passwords.set(person, what.getString(HASH), clock.instant());
        var signedIn = in(person, Means.LINK, from);
        links.useUp(link);
        return Optional.of(signedIn);
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
        return isErased(person) ? Optional.empty() : Optional.of(in(person, Means.PASSWORD, from));
    }

    /** Nobody comes in of whom it could not be noted. */
    private SignedIn in(String person, Means means, From from) {
        var position = notes.signedIn(person, means, from);
        return new SignedIn(sessions.start(person, from.device()), position);
    }

    /**
     * Has a link sent by which the person who has this address can choose a new password. An address that nobody has is told so,
     * in a mail too.
     */
    void forgotten(String email, String origin) {
        var owner = owner(email);
        var link = resetLink(owner.orElse(NOBODY), origin);
        var code = owner.isPresent() ? "mail.reset" : "mail.unknown";
        mails.send(email, text(code + ".subject"), owner.isPresent() ? text(code, link) : text(code, origin + "/sign-up"));
    }

    private String resetLink(String person, String origin) {
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
        return Optional.of(in(person, Means.LINK, from));
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
        return Optional.of(in(person, Means.PASSWORD, from));
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
        if (!EmailAddress.isValid(email)) {
            return Optional.empty();
        }
        String owner = null;
        var events = log.readEvents("email:" + pseudonyms.of(EmailAddress.normal(email)), 0);
        while (events.hasNext()) {
            owner = switch ((KeyEvent) events.next().getPayload()) {
                case KeyClaimed claimed -> claimed.owner();
                case KeyReleased _ -> null;
            };
        }
        return Optional.ofNullable(owner);
    }

    private String text(String code, Object... arguments) {
        return texts.getMessage(code, arguments, Locale.ENGLISH);
    }
}
