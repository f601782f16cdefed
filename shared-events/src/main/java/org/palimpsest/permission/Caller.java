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
 * @param scopes in which a role, and ownership, counts for commands; who may see what does not depend on them
 */
public record Caller(@Nullable String person, Set<Role> granted, Set<Scope> scopes) {
    /** What a person's id looks like. */
    public static final Pattern PERSON = Pattern.compile("[a-z0-9-]{1,64}");

    /** Somebody who is not signed in. */
    public static final Caller ANONYMOUS = new Caller(null, Set.of());

    /** Our own services, where they act in nobody's name. */
    public static final Caller INSTALLATION = new Caller("palimpsest", Set.of(), Scope.ALL);

    public Caller {
        granted = Set.copyOf(granted);
        scopes = Set.copyOf(scopes);
    }

    /** Whoever may do all that their roles permit. */
    public Caller(@Nullable String person, Set<Role> granted) {
        this(person, granted, Scope.PERSONAL);
    }

    /** The same, who has just given their password. */
    public Caller proven() {
        return new Caller(person, granted);
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

    /** Whether this request may do such things. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
