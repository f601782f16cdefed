package org.palimpsest.command.person;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.OfSavedSearch;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.ProviderConnected;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.PersonEvent.ReviewerApplicationAccepted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationDeclined;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.ReviewerApplicationWithdrawn;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.permission.GrantedRoles;
import org.palimpsest.permission.PersonPermissions.Stage;
import org.palimpsest.permission.Reach;

/**
 * What must be known of a person to decide about them. Name and e-mail address are null where there is none, or none any
 * more.
 *
 * @param emailKey the unique key that the person holds; null unless registered
 * @param roles as in {@link GrantedRoles}
 * @param providers the issuers by which the person comes in, by the unique keys that stand for an account there
 * @param profile what the person said of themselves last, also as they applied
 * @param application the last one to become a reviewer; null if there was none
 * @param searches those that are saved, by their ids
 * @param aside how many of the last events were about searches
 */
record PersonState(
        Stage stage,
        @Nullable String name,
        @Nullable String email,
        @Nullable String emailKey,
        Map<Role, Reach> roles,
        Profile profile,
        Map<String, String> providers,
        @Nullable Application application,
        Map<UUID, SavedSearch> searches,
        long aside) {
    /** The fold of every person's events starts here. */
    static final PersonState NONE = nobody(Stage.NONE);

    PersonState {
        roles = Map.copyOf(roles);
        providers = Map.copyOf(providers);
        searches = Map.copyOf(searches);
    }

    private static PersonState nobody(Stage stage) {
        return new PersonState(stage, null, null, null, Map.of(), Profile.NONE, Map.of(), null, Map.of(), 0);
    }

    static PersonState evolve(PersonState state, PersonEvent event) {
        return switch (event) {
            case PersonRegistered e ->
                new PersonState(
                        Stage.REGISTERED,
                        e.name().text(),
                        e.email().text(),
                        e.emailKey(),
                        GrantedRoles.after(Map.of(), e),
                        Profile.NONE,
                        Map.of(),
                        null,
                        Map.of(),
                        0);
            case PersonRenamed e -> state.called(e.name().text(), state.email, state.emailKey);
            case EmailChanged e -> state.called(state.name, e.email().text(), e.emailKey());
            case ProfileChanged e -> state.with(state.roles, e.profile(), state.application);
            case ProviderConnected _, ProviderDisconnected _ -> state.with(Connecting.after(state.providers, event));
            case PersonErased _ -> nobody(Stage.ERASED);
            case RoleGranted _, RoleRevoked _ -> state.with(GrantedRoles.after(state.roles, event), state.profile, state.application);
            case ReviewerApplicationSubmitted e ->
                state.with(state.roles, state.at(e.expertise().text()), Application.after(state.application, event));
            case ReviewerApplicationAccepted _,
                    ReviewerApplicationDeclined _,
                    ReviewerApplicationWithdrawn _ -> state.with(state.roles, state.profile, Application.after(state.application, event));
            case OfSavedSearch e -> state.keeping(SavedSearch.after(state.searches, e));
        };
    }

    private PersonState called(@Nullable String now, @Nullable String address, @Nullable String key) {
        return new PersonState(stage, now, address, key, roles, profile, providers, application, searches, 0);
    }

    private PersonState with(Map<String, String> connected) {
        return new PersonState(stage, name, email, emailKey, roles, profile, connected, application, searches, 0);
    }

    private Profile at(@Nullable String expertise) {
        return new Profile(profile.affiliations(), profile.orcid(), expertise, profile.shown());
    }

    private PersonState with(Map<Role, Reach> granted, Profile said, @Nullable Application last) {
        return new PersonState(stage, name, email, emailKey, granted, said, providers, last, searches, 0);
    }

    private PersonState keeping(Map<UUID, SavedSearch> now) {
        return new PersonState(stage, name, email, emailKey, roles, profile, providers, application, now, aside + 1);
    }

    /** Tells neither name nor address. */
    @Override
    public String toString() {
        return "a person who is " + stage.words();
    }
}
