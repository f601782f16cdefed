package org.palimpsest.web.session;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;
import org.palimpsest.permission.Scope;

/**
 * What a person made so that a program of theirs can use the API.
 *
 * @param id not made from the secret; opens nothing
 * @param name what the person calls it
 * @param roles in which it may act, as far as the person has them when it is used
 * @param usedAt to the hour; null if it never was
 */
public record PersonalToken(
        UUID id, String person, String name, Set<Role> roles, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt) {
    public PersonalToken {
        roles = Set.copyOf(roles);
    }

    /** Who asks with it, whom the log gives {@code granted} now. */
    public Caller caller(Map<Role, Reach> granted) {
        return new Caller(person, granted, Scope.ofToken(roles));
    }
}
