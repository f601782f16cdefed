package org.palimpsest.command.person;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;
import org.palimpsest.permission.GrantedRoles;
import org.palimpsest.permission.PersonPermissions.Stage;

/**
 * What must be known of a person to decide about them. Name and e-mail address are null where there is none, or none any
 * more.
 *
 * @param emailKey the unique key that the person holds; null unless registered
 * @param roles as in {@link GrantedRoles}
 */
record PersonState(
        Stage stage, @Nullable String name, @Nullable String email, @Nullable String emailKey, Set<Role> roles) {
    /** The fold of every person's events starts here. */
    static final PersonState NONE = new PersonState(Stage.NONE, null, null, null, Set.of());

    PersonState {
        roles = Set.copyOf(roles);
    }

    static PersonState evolve(PersonState state, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e ->
                new PersonState(Stage.REGISTERED, e.name().text(), e.email().text(), e.emailKey(), GrantedRoles.after(Set.of(), e));
            case PersonRenamed e ->
                new PersonState(state.stage, e.name().text(), state.email, state.emailKey, state.roles);
            case EmailChanged e ->
                new PersonState(state.stage, state.name, e.email().text(), e.emailKey(), state.roles);
            case PersonErased _ -> new PersonState(Stage.ERASED, null, null, null, Set.of());
            case RoleGranted _, RoleRevoked _ ->
                new PersonState(
                        state.stage, state.name, state.email, state.emailKey, GrantedRoles.after(state.roles, event));
        };
    }

    /** Tells neither name nor address. */
    @Override
    public String toString() {
        return "a person who is " + stage.words();
    }
}
