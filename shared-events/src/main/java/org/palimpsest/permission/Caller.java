package org.palimpsest.permission;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;

/**
 * Who sends a request, as it was established from a token. Immutable.
 *
 * @param person opaque id, as in {@link #PERSON}; null for somebody who is not signed in
 * @param roles in which sections each counts; never {@link Role#OWNER}, which an entry itself confers
 * @param scopes in which a role, and ownership, counts for commands; who may see what does not depend on them
 */
public record Caller(@Nullable String person, Map<Role, Reach> roles, Set<Scope> scopes) {
    /** What a person's id looks like. */
    public static final Pattern PERSON = Pattern.compile("[a-z0-9-]{1,64}");

    /** Somebody who is not signed in. */
    public static final Caller ANONYMOUS = new Caller(null, Set.of());

    /** Our own services, where they act in nobody's name. */
    public static final Caller INSTALLATION = new Caller("palimpsest", Set.of(), Scope.ALL);

    public Caller {
        roles = Map.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** A caller who may do all that their roles permit. */
    public Caller(@Nullable String person, Map<Role, Reach> roles) {
        this(person, roles, Scope.PERSONAL);
    }

    /** A caller who has their roles in all sections. */
    public Caller(@Nullable String person, Set<Role> everywhere, Set<Scope> scopes) {
        this(person, everywhere.stream().collect(Collectors.toMap(role -> role, _ -> Reach.EVERYWHERE)), scopes);
    }

    /** A caller who may do all that their roles permit, in all sections. */
    public Caller(@Nullable String person, Set<Role> everywhere) {
        this(person, everywhere, Scope.PERSONAL);
    }

    /** The same, who has just given their password. */
    public Caller proven() {
        return new Caller(person, roles);
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

    /** The roles that were granted, wherever they count. */
    public Set<Role> granted() {
        return roles.keySet();
    }

    /** Whether {@code role} was granted, wherever it counts. */
    public boolean has(Role role) {
        return roles.containsKey(role);
    }

    /** Whether {@code role} was granted and counts in {@code section}. */
    public boolean has(Role role, String section) {
        var reach = roles.get(role);
        return reach != null && reach.covers(section);
    }

    /** Whether {@code role} was granted and counts in each of {@code sections}. */
    public boolean has(Role role, Collection<String> sections) {
        var reach = roles.get(role);
        return reach != null && reach.covers(sections);
    }

    /** Whether this request may do such things. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
