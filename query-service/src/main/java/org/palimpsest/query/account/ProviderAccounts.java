package org.palimpsest.query.account;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.eventstore.personal.Pseudonyms;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;
import org.palimpsest.query.account.AccountNotes.From;
import org.palimpsest.query.account.Accounts.SignedIn;
import org.palimpsest.query.account.ProviderVisits.Vouched;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What can be done with an account by whom an OpenID provider vouches for. An address that a provider says is theirs makes nobody the
 * owner of an account that somebody else has made. Thread-safe; blocks.
 */
@Component
public final class ProviderAccounts {
    private static final String PROVIDER = "provider";
    private static final String OWNER = "owner";
    private static final String PERSON = "person";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String VERIFIED = "verified";
    private static final String NEXT = "next";

    private final Accounts accounts;
    private final SignUps signUps;
    private final CommandClient commands;
    private final OneTimeLinks links;
    private final OwnerMails mails;
    private final Providers providers;
    private final Pseudonyms pseudonyms;

    ProviderAccounts(
            Accounts accounts,
            SignUps signUps,
            CommandClient commands,
            OneTimeLinks links,
            OwnerMails mails,
            Providers providers,
            MongoPersonKeys keys) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.commands = commands;
        this.links = links;
        this.mails = mails;
        this.providers = providers;
        this.pseudonyms = keys.pseudonyms("identity");
    }

    /**
     * What waits until the person for whom a provider vouches has decided what to do.
     *
     * @param provider what people call it
     * @param owner whose account it is to be connected with; null for a person who wants a new one
     * @param person the id of the new one
     */
    record Waiting(
            String link,
            String provider,
            Identity identity,
            @Nullable String owner,
            String person,
            String name,
            String email,
            boolean verified,
            String next) {
        private static @Nullable Waiting of(String link, Document kept) {
            var identity = Identity.of(kept);
            return identity == null
                    ? null
                    : new Waiting(
                            link,
                            kept.getString(PROVIDER),
                            identity,
                            kept.getString(OWNER),
                            kept.getString(PERSON),
                            kept.getString(NAME),
                            kept.getString(EMAIL),
                            kept.getBoolean(VERIFIED, false),
                            kept.getString(NEXT));
        }
    }

    /** That it is so, and the position that has to be read to see it. */
    record Connected(@Nullable String position) {}

    /** Who comes in by this account at a provider, by the log. */
    Optional<String> owner(Identity identity) {
        return accounts.holder(PersonEvent.identityKey(identity.issuer(), identity.subject(), pseudonyms::of));
    }

    /** A new session, if somebody comes in by this account. */
    Optional<SignedIn> signIn(Identity identity, From from) {
        return owner(identity).flatMap(person -> accounts.byProvider(person, identity.issuer(), from));
    }

    /**
     * Keeps, for this browser alone, the person for whom a provider vouches, until they decide.
     *
     * @param owner whose account it is to be connected with; null for a person who wants a new one
     * @return a link's secret
     */
    String keep(String provider, @Nullable String owner, Vouched vouched, String next, ServerWebExchange exchange) {
        var what = vouched.identity().putInto(ProviderVisits.keep(exchange))
                .append(PROVIDER, providers.of(provider).name())
                .append(OWNER, owner)
                .append(PERSON, UUID.randomUUID().toString())
                .append(NAME, vouched.name())
                .append(EMAIL, vouched.email())
                .append(VERIFIED, vouched.verified())
                .append(NEXT, next);
        return links.make(Purpose.PROVIDER_VOUCHED, what);
    }

    /** What waits in this browser; nothing if it was kept for another browser or account, has been used, or is too old. */
    Optional<Waiting> waiting(String link, @Nullable String owner, ServerWebExchange exchange) {
        return links.find(Purpose.PROVIDER_VOUCHED, link)
                .filter(kept -> ProviderVisits.isOf(kept, exchange))
                .map(kept -> Waiting.of(link, kept))
                .filter(kept -> Objects.equals(kept.owner(), owner));
    }

    /**
     * Makes the person, and signs them in, if the provider says that the address is theirs and nobody has it. Else a mail goes to
     * the address: with a link that does it, or saying that there is an account already.
     */
    Optional<SignedIn> signUp(Waiting waiting, String name, String email, Reply reply, From from) {
        var owner = waiting.verified() ? accounts.owner(waiting.email()).orElse(waiting.person()) : "";
        if (!owner.equals(waiting.person())) {
            signUps.askToSignUp(name, waiting.verified() ? waiting.email() : email, waiting.identity(), waiting.provider(), reply);
            return Optional.empty();
        }
        try {
            signUps.register(waiting.person(), name, waiting.email(), waiting.identity());
        } catch (CommandRefusedException refused) {
            if (!refused.is(ProblemType.TAKEN)) {
                throw refused;
            }
            // Somebody was faster with the address, or they themselves were in another window.
            var in = signIn(waiting.identity(), from);
            if (in.isEmpty()) {
                signUps.askToSignUp(name, waiting.email(), waiting.identity(), waiting.provider(), reply);
            }
            return in;
        }
        mails.tell(waiting.person(), UUID.fromString(waiting.person()), "mail.signed-up", waiting.provider());
        var in = accounts.byProvider(waiting.person(), waiting.identity().issuer(), from);
        links.useUp(waiting.link());
        return in;
    }

    /**
     * The person comes in by this account from now on, too; nothing if this is not their password.
     *
     * @throws CommandRefusedException if somebody else does already
     */
    Optional<Connected> connect(Waiting waiting, String person, String password, From from) {
        if (!accounts.knows(person, password, from)) {
            return Optional.empty();
        }
        var key = UUID.nameUUIDFromBytes(("connect " + waiting.person()).getBytes(StandardCharsets.UTF_8));
        var position = commands.send(
                HttpMethod.POST, "people/" + person + "/providers", waiting.identity().fields(), service(person), key, null);
        mails.tell(person, key, "mail.connected", waiting.provider());
        links.useUp(waiting.link());
        return Optional.of(new Connected(position));
    }

    /**
     * The person comes in by this account no longer, and is told so in a mail.
     *
     * @param identityKey the unique key that stands for it
     * @param provider what people call it
     * @return the position that has to be read to see it
     * @throws CommandRefusedException if nothing else would let them in
     */
    public @Nullable String disconnect(String person, String identityKey, String provider) {
        var key = UUID.randomUUID();
        var position = commands.send(
                HttpMethod.POST,
                "people/" + person + "/providers/disconnect",
                Map.of("identityKey", identityKey),
                service(person),
                key,
                null);
        mails.tell(person, key, "mail.disconnected", provider);
        return position;
    }

    /** Our own service, in the person's name. */
    static Caller service(String person) {
        return new Caller(person, Set.of(), Scope.ALL);
    }
}
