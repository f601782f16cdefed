package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import org.palimpsest.events.Role;

/**
 * An account as the person sees it, and whoever grants roles.
 *
 * @param roles in the order of {@link Role}
 * @param version to be sent with If-Match when it is changed
 */
public record PersonView(String person, String name, String email, List<Role> roles, Instant registeredAt, long version) {}
