package org.palimpsest.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody comes in, as it is told to themselves and to administrators. Secrets are no events: that a password was changed is
 * one, the password is not.
 */
public sealed interface AccountEvent extends DomainEvent {
    /** What {@link Personal#field} says of the network that somebody came from. */
    String NETWORK = "network";

    /** The same of what their browser calls itself. */
    String DEVICE = "device";

    /** The same of the issuer of an OpenID provider. */
    String PROVIDER = "provider";

    /** The same of what they call a personal token. */
    String TOKEN = "token";

    String personId();

    /**
     * The name of the stream in which this stands of one month. No decision needs what was noted before, and a stream that is
     * read at each sign-in must not grow for years.
     *
     * @param month as in {@code 2026-11}
     */
    static String stream(String personId, String month) {
        return "account:" + personId + ":" + month;
    }

    /** By what somebody showed who they are. */
    enum Means {
        PASSWORD,
        /** From a mail: they have just signed up, or chosen a new password. */
        LINK,
        /** At an OpenID provider. */
        PROVIDER
    }

    /** Why nobody came of it that somebody went to a provider. */
    enum ProviderFailure {
        /** The provider said no, or the person did there. */
        REFUSED,
        /** What came back proves nothing, or could not be checked. */
        UNPROVEN,
        /** Somebody else comes in by that account at the provider. */
        TAKEN
    }

    /**
     * Each text may be empty, where it is not known.
     *
     * @param provider the issuer; null where it was not by one
     */
    @EventType(value = "account.signed-in", revision = "2")
    record SignedIn(String personId, Means means, Personal network, Personal device, @Nullable Personal provider)
            implements AccountEvent {
        public SignedIn {
            network.mustBe(personId, NETWORK);
            device.mustBe(personId, DEVICE);
            if (provider != null) {
                provider.mustBe(personId, PROVIDER);
            }
        }
    }

    /**
     * The person, signed in, went to a provider to connect an account there, and came back without.
     *
     * @param provider its issuer
     */
    @EventType("account.provider-failed")
    record ProviderFailed(String personId, Personal provider, ProviderFailure why, Personal network) implements AccountEvent {
        public ProviderFailed {
            provider.mustBe(personId, PROVIDER);
            network.mustBe(personId, NETWORK);
        }
    }

    /**
     * Somebody gave a wrong password for this account. Not each time makes an event: only the first within an hour, the tenth, the
     * hundredth and so on.
     *
     * @param tries within this hour until now
     * @param network from where the last one came
     */
    @EventType("account.sign-in-failed")
    record SignInFailed(String personId, long tries, Personal network) implements AccountEvent {
        public SignInFailed {
            network.mustBe(personId, NETWORK);
        }
    }

    /** All sessions and tokens were made worthless. */
    @EventType("account.signed-out-everywhere")
    record SignedOutEverywhere(String personId) implements AccountEvent {}

    /** The person ended the session of a browser, this one or another. */
    @EventType("account.session-ended")
    record SessionEnded(String personId, Personal device) implements AccountEvent {
        public SessionEnded {
            device.mustBe(personId, DEVICE);
        }
    }

    /**
     * All sessions ended with it.
     *
     * @param forgotten by a link in a mail, and without knowing the one before; personal tokens were revoked with it, too
     */
    @EventType("account.password-changed")
    record PasswordChanged(String personId, boolean forgotten) implements AccountEvent {}

    /**
     * The person made a personal token for a program of theirs. It reads what they may read.
     *
     * @param tokenId neither the secret nor made from it
     * @param roles in which it may act, in the order of {@link Role}, for as long as the person has them; it may do what an owner
     *     does, if it may act as a contributor
     */
    @EventType("account.token-made")
    record TokenMade(String personId, UUID tokenId, Personal name, List<Role> roles, Instant expiresAt) implements AccountEvent {
        public TokenMade {
            name.mustBe(personId, TOKEN);
            roles = List.copyOf(roles);
        }
    }

    /** The person made this token worthless. */
    @EventType("account.token-revoked")
    record TokenRevoked(String personId, UUID tokenId, Personal name) implements AccountEvent {
        public TokenRevoked {
            name.mustBe(personId, TOKEN);
        }
    }
}
