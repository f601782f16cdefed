package org.palimpsest.events;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a unique key. Each key is a stream of its own, named by the key, so that the store refuses the second
 * of two claims. Keys in use: {@code slug:<entry slug>}, {@code request:<hash of actor and Idempotency-Key>},
 * {@code email:<what stands for an e-mail address>}, {@code identity:<what stands for an account at a provider>},
 * {@code issue-number:<section>/<volume>/<number>} and
 * {@code issue-entry:<entry that waits in an issue>}.
 */
public sealed interface KeyEvent extends DomainEvent {
    String key();

    /** {@code owner} holds the key from now on; {@code note} is what the owner wants to find again with it. */
    @EventType("key.claimed")
    record KeyClaimed(String key, String owner, @Nullable String note) implements KeyEvent {}

    @EventType("key.released")
    record KeyReleased(String key, String owner) implements KeyEvent {}
}
