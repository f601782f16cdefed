package org.palimpsest.command.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.events.Role;

/** What can be noted of an account. {@code month} is the present one, as in {@code 2026-11}. */
public sealed interface AccountCommand {
    String personId();

    String month();

    /** {@code provider}: the issuer, where they came in by one; else null. */
    record NoteSignIn(
            String personId, String month, Means means, String network, String device, @Nullable String provider)
            implements AccountCommand {}

    /** {@code provider}: the issuer. */
    record NoteProviderFailure(String personId, String month, String provider, ProviderFailure why, String network)
            implements AccountCommand {}

    /** {@code tries}: how many within an hour, this one included. */
    record NoteFailedSignIn(String personId, String month, long tries, String network) implements AccountCommand {}

    record NoteEndedSession(String personId, String month, String device) implements AccountCommand {}

    record NotePasswordChange(String personId, String month, boolean forgotten) implements AccountCommand {}

    /** {@code roles}: in which the token may act. */
    record NoteTokenMade(String personId, String month, UUID tokenId, String name, Set<Role> roles, Instant expiresAt)
            implements AccountCommand {}

    record NoteTokenRevoked(String personId, String month, UUID tokenId, String name) implements AccountCommand {}

    /** By the person or an administrator, and not only by our services. */
    record SignOutEverywhere(String personId, String month) implements AccountCommand {}
}
