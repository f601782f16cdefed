package org.palimpsest.query.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountNotes.From;
import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.palimpsest.web.session.Passwords;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * How somebody gets an account: by a link in a mail, or by a provider that vouches for their address. Nothing here answers whether an
 * address has one, as in {@link Accounts}. Thread-safe; blocks.
 */
@Component
final class SignUps {
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String PERSON = "person";
    private static final String HASH = "hash";

    private final Accounts accounts;
    private final CommandClient commands;
    private final Mails mails;
    private final Texts texts;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Clock clock = Clock.systemUTC();

    SignUps(
            Accounts accounts, CommandClient commands, Mails mails, Texts texts, OneTimeLinks links, Passwords passwords) {
        this.accounts = accounts;
        this.commands = commands;
        this.mails = mails;
        this.texts = texts;
        this.links = links;
        this.passwords = passwords;
    }

    /**
     * Has a link sent by which the reader of this address's mail becomes a registered person. If one has the address already, the
     * mail says so instead.
     */
    void signUp(String name, String email, String password, Reply reply) {
        var hash = passwords.hash(password);
        var owner = accounts.owner(email);
        if (owner.isPresent()) {
            var sent = accounts.resetLink(owner.get(), reply.origin());
            send(email, reply, "mail.known", "mail.known", reply.origin() + "/sign-in", sent);
            return;
        }
        send(email, reply, "mail.sign-up", "mail.sign-up", name, signUpLink(name, email, reply.origin(), new Document(HASH, hash)));
    }

    /** The same for a person without a password, for whom a provider vouches; people call it {@code provider}. */
    void askToSignUp(String name, String email, Identity identity, String provider, Reply reply) {
        var owner = accounts.owner(email);
        if (owner.isPresent()) {
            var sent = accounts.resetLink(owner.get(), reply.origin());
            send(email, reply, "mail.known", "mail.known-provider", provider, reply.origin() + "/sign-in?next=/account", sent);
            return;
        }
        var what = identity.putInto(new Document());
        var link = signUpLink(name, email, reply.origin(), what);
        send(email, reply, "mail.sign-up", "mail.sign-up-provider", name, provider, link);
    }

    /** {@code about}: the code of its subject, without the end. */
    private void send(String email, Reply reply, String about, String code, String... arguments) {
        var language = reply.language();
        mails.send(email, texts.in(language, about + ".subject"), texts.in(language, code, (Object[]) arguments));
    }

    /** {@code how}: by what the person comes in. */
    private String signUpLink(String name, String email, String origin, Document how) {
        var what = new Document(how).append(PERSON, UUID.randomUUID().toString()).append(NAME, name).append(EMAIL, email);
        return origin + "/sign-up/confirm?link=" + links.make(Purpose.SIGN_UP, what);
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
        register(person, what.getString(NAME), what.getString(EMAIL), Identity.of(what));
        if (what.getString(HASH) != null) {
            passwords.set(person, what.getString(HASH), clock.instant());
        }
        var signedIn = accounts.in(person, Means.LINK, from, null);
        links.useUp(link);
        return Optional.of(signedIn);
    }

    /**
     * Makes the person, once for each id.
     *
     * @param identity by which they come in from the beginning; null where it is by a password
     */
    void register(String person, String name, String email, @Nullable Identity identity) {
        var key = UUID.nameUUIDFromBytes(("sign-up " + person).getBytes(StandardCharsets.UTF_8));
        var details = new HashMap<>(Map.of(NAME, name, EMAIL, email));
        if (identity == null) {
            commands.send(HttpMethod.POST, "people", details, new Caller(person, Set.of()), key, null);
        } else {
            details.putAll(identity.fields());
            commands.send(HttpMethod.POST, "people/" + person + "/providers", details, ProviderAccounts.service(person), key, null);
        }
    }
}
