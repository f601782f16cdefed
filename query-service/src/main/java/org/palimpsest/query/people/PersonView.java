package org.palimpsest.query.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;

/**
 * An account as the person sees it, and those who grant roles.
 *
 * @param roles in the order of {@link Role}
 * @param sections slugs of those in which a role counts, in their order, by its name; a role that is not here counts in all
 * @param profile what the person says of themselves
 * @param version to be sent with If-Match when it is changed
 */
public record PersonView(
        String person,
        String name,
        String email,
        List<Role> roles,
        Map<String, List<String>> sections,
        Instant registeredAt,
        Profile profile,
        long version) {

    /** The person, as a caller who may do what their roles permit. */
    public Caller asCaller() {
        return new Caller(person, roles.stream().collect(Collectors.toMap(role -> role, this::reach)));
    }

    /** In which sections a role counts that the person has. */
    public Reach reach(Role role) {
        return Reach.of(sections.get(role.name()));
    }
}
