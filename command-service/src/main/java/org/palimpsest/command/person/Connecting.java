package org.palimpsest.command.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.ConnectProvider;
import org.palimpsest.command.person.PersonCommand.DisconnectProvider;
import org.palimpsest.command.person.PersonCommand.Identity;
import org.palimpsest.command.person.PersonCommand.RegisterConnected;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.Personal;

/** What follows from a command about the providers by which somebody comes in. No two persons have one account at a provider. */
final class Connecting {
    static final int LONGEST_ISSUER = 500;

    /** OpenID Connect Core, 2: ASCII characters at most. */
    static final int LONGEST_SUBJECT = 255;

    static final int MOST = 20;

    private static final int LONGEST_KEY = 200;

    private Connecting() {}

    /** The issuers by the keys that stand for an account there, after one more event. */
    static Map<String, String> after(Map<String, String> before, PersonEvent event) {
        var now = new TreeMap<>(before);
        switch (event) {
            case ProviderConnected e -> now.put(e.identityKey(), String.valueOf(e.issuer().text()));
            case ProviderDisconnected e -> now.remove(e.identityKey());
            default -> {}
        }
        return now;
    }

    /** The account at a provider that the command gives, if it gives one that can be. */
    static @Nullable Identity identity(PersonCommand command) {
        var identity = switch (command) {
            case RegisterConnected c -> c.identity();
            case ConnectProvider c -> c.identity();
            default -> null;
        };
        return identity == null || identity.issuer() == null || identity.subject() == null ? null : identity;
    }

    static void check(@Nullable Identity identity, Violations violations) {
        violations.requiredLine("issuer", identity == null ? null : identity.issuer(), LONGEST_ISSUER);
        violations.requiredLine("subject", identity == null ? null : identity.subject(), LONGEST_SUBJECT);
    }

    static ProviderConnected connected(String person, Identity identity, String key) {
        return new ProviderConnected(
                person,
                new Personal(person, PersonEvent.ISSUER, identity.issuer()),
                new Personal(person, PersonEvent.SUBJECT, identity.subject()),
                key);
    }

    static Decision<PersonEvent> connect(ConnectProvider c, PersonState state, Person.Context context) {
        var violations = new Violations();
        check(c.identity(), violations);
        violations.check();
        var key = freeKey(context);
        if (state.providers().containsKey(key)) {
            return Decision.of(List.of());
        }
        if (state.providers().size() >= MOST) {
            throw new Refused(Refused.Reason.WRONG_STATE, "There are " + MOST + " already. Disconnect one that is not needed any more.");
        }
        return new Decision<>(List.of(connected(c.personId(), c.identity(), key)), Set.of(key), Set.of());
    }

    static Decision<PersonEvent> disconnect(DisconnectProvider c, PersonState state, Person.Context context) {
        var violations = new Violations();
        violations.requiredLine("identityKey", c.identityKey(), LONGEST_KEY);
        violations.check();
        var issuer = state.providers().get(c.identityKey());
        if (issuer == null) {
            return Decision.of(List.of());
        }
        if (state.providers().size() == 1 && !context.hasPassword()) {
            throw new Refused(
                    Refused.Reason.WRONG_STATE, "Nothing else lets you in: set a password, or connect another provider, first.");
        }
        var disconnected =
                new ProviderDisconnected(c.personId(), new Personal(c.personId(), PersonEvent.ISSUER, issuer), c.identityKey());
        return new Decision<>(List.of(disconnected), Set.of(), Set.of(c.identityKey()));
    }

    /** The unique key of the account that the command gives. */
    static String freeKey(Person.Context context) {
        var wanted = context.identity();
        if (wanted == null) {
            throw new IllegalStateException("no key was looked up for the account at the provider");
        }
        if (wanted.taken()) {
            throw new Refused(Refused.Reason.TAKEN, "Another person comes in by this account at the provider.");
        }
        return wanted.key();
    }

    /** All keys that the person holds. */
    static Set<String> held(PersonState state) {
        var held = new ArrayList<>(state.providers().keySet());
        if (state.emailKey() != null) {
            held.add(state.emailKey());
        }
        return Set.copyOf(held);
    }
}
