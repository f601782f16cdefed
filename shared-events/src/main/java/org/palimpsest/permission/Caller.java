package org.palimpsest.permission;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;

/**
 * Who sends a request, as it was established from a token. Immutable.
 *
 * @param person opaque id, as in {@link #PERSON}; null for somebody who is not signed in
 * @param granted never contains {@link Role#OWNER}, which an entry itself confers
 */
public record Caller(@Nullable String person, Set<Role> granted) {
    /** What a person's id looks like. */
    public static final Pattern PERSON = Pattern.compile("[a-z0-9-]{1,64}");

    /** Somebody who is not signed in. */
    public static final Caller ANONYMOUS = new Caller(null, Set.of());

    public Caller {
        granted = Set.copyOf(granted);
    }

    /** The person's id. Throws {@link IllegalStateException} for somebody who is not signed in. */
    public String id() {
        if (person == null) {
            throw new IllegalStateException("Nobody is signed in");
        }
        return person;
    }

    /** Whether this is the person with the id {@code other}; nobody is, who is not signed in. */
    public boolean is(@Nullable String other) {
        return person != null && person.equals(other);
    }

    /** Whether this is one of {@code people}; nobody is, who is not signed in. */
    public boolean isIn(Set<String> people) {
        return person != null && people.contains(person);
    }

    /** Whether {@code role} was granted. */
    public boolean has(Role role) {
        return granted.contains(role);
    }
}
