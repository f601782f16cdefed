package org.palimpsest.query.account;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountNotes.From;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.mail.Mails;
import org.palimpsest.query.pages.Texts;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What somebody who is signed in does to the account itself, for which they give their password once more. Nothing here answers
 * whether an address has an account. Thread-safe; blocks.
 */
@Component
public final class AccountChanges {
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String PERSON = "person";

    private final Accounts accounts;
    private final CommandClient commands;
    private final OneTimeLinks links;
    private final Mails mails;
    private final Texts texts;

    AccountChanges(Accounts accounts, CommandClient commands, OneTimeLinks links, Mails mails, Texts texts) {
        this.accounts = accounts;
        this.commands = commands;
        this.links = links;
        this.mails = mails;
        this.texts = texts;
    }

    /**
     * Has a link sent to {@code email} by which the person, signed in, makes it their address. Somebody who has it already is told
     * in a mail that somebody else wanted it.
     *
     * @return false if this is not the person's password; then nothing is sent
     */
    public boolean askForEmail(String person, String password, String email, Reply reply, From from) {
        if (!accounts.knows(person, password, from)) {
            return false;
        }
        var link = reply.origin() + "/account/email/" + links.make(Purpose.CHANGE_EMAIL, new Document(PERSON, person).append(EMAIL, email));
        var code = accounts.owner(email).isPresent() ? "mail.change-known" : "mail.change";
        mails.send(email, texts.in(reply.language(), "mail.change.subject"), texts.in(reply.language(), code, link));
        return true;
    }

    /** The address that this link makes the person's; nothing if it is no link of theirs, or none any more. */
    public Optional<String> newEmail(String person, String link) {
        return links.find(Purpose.CHANGE_EMAIL, link)
                .filter(what -> person.equals(what.getString(PERSON)))
                .map(what -> what.getString(EMAIL));
    }

    /**
     * The person's address becomes {@code email}, the former one is told so, and links that were sent there open nothing any more.
     *
     * @param version of the person, as commands compare it
     * @return the position that has to be read to see it
     * @throws org.palimpsest.query.command.CommandRefusedException if somebody else has it, or the person was changed meanwhile
     */
    public @Nullable String changeEmail(Caller caller, String name, String former, String email, long version) {
        var details = Map.of(NAME, name, EMAIL, email);
        var path = "people/" + caller.id();
        var position = commands.send(
                HttpMethod.PUT, path, details, caller.proven(), UUID.randomUUID(), Long.toString(version));
        links.forget(caller.id());
        mails.send(former, texts.of("mail.changed.subject"), texts.of("mail.changed"));
        return position;
    }

    /** Forgets the person for ever and signs them out everywhere; false if this is not their password. */
    public boolean erase(Caller caller, String password, UUID key, From from) {
        if (!accounts.knows(caller.id(), password, from)) {
            return false;
        }
        commands.send(HttpMethod.POST, "people/" + caller.id() + "/erase", Map.of(), caller.proven(), key, null);
        accounts.outEverywhere(caller.id());
        return true;
    }

    /** What links in mails begin with; throws {@link Problem} 503 where that is not known. */
    public static String origin(ServerWebExchange exchange) {
        var origin = PublicAddress.origin(exchange);
        if (origin.isEmpty()) {
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    "No mail can be sent: this installation has not been told its own address (PALIMPSEST_PUBLIC_URL).");
        }
        return origin;
    }
}
