package org.palimpsest.command.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AffiliationCheck;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Orcid;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.AcceptApplication;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ChangeProfile;
import org.palimpsest.command.person.PersonCommand.ChangeSavedSearch;
import org.palimpsest.command.person.PersonCommand.ConnectProvider;
import org.palimpsest.command.person.PersonCommand.DeclineApplication;
import org.palimpsest.command.person.PersonCommand.DisconnectProvider;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.Identity;
import org.palimpsest.command.person.PersonCommand.RegisterConnected;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.command.person.PersonCommand.RemoveSavedSearch;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.command.person.PersonCommand.SaveSearch;
import org.palimpsest.command.person.PersonCommand.WithdrawApplication;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.ProfileChanged;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Profile;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.PersonPermissions;
import org.palimpsest.permission.PersonPermissions.Action;
import org.palimpsest.permission.PersonPermissions.Facts;
import org.palimpsest.permission.PersonPermissions.Stage;
import org.palimpsest.permission.Reach;

/** What follows from a command to a person. No two persons have one e-mail address. */
final class Person implements Decider<PersonCommand, PersonState, PersonEvent, Person.Context> {
    static final int LONGEST_NAME = 200;
    static final int MOST_SECTIONS = 50;

    /**
     * What a decision needs beside command and state.
     *
     * @param email the unique key that stands for the address in the command; null where there is none
     * @param identity the one that stands for the account at a provider in the command; null where there is none
     * @param sections slugs of those that the command names and that there are
     * @param hasPassword whether the person has one; false where that does not matter
     */
    record Context(@Nullable Wanted email, @Nullable Wanted identity, Set<String> sections, boolean hasPassword) {

        Context {
            sections = Set.copyOf(sections);
        }
    }

    /** A unique key; {@code taken}: by another person. */
    record Wanted(String key, boolean taken) {}

    @Override
    public String id(PersonCommand command) {
        return command.personId();
    }

    @Override
    public Permission permission(PersonCommand command, PersonState state, Caller caller) {
        var action = switch (command) {
            case RegisterPerson _ -> Action.REGISTER;
            case RegisterConnected _ -> Action.REGISTER_CONNECTED;
            case ConnectProvider _ -> Action.CONNECT;
            case DisconnectProvider _ -> Action.DISCONNECT;
            case ChangePerson c -> Text.orEmpty(c.email()).equals(state.email()) ? Action.CHANGE : Action.CHANGE_EMAIL;
            case ChangeProfile _ -> Action.CHANGE;
            case ErasePerson _ -> Action.ERASE;
            case GrantRole _ -> Action.GRANT_ROLE;
            case RevokeRole _ -> Action.REVOKE_ROLE;
            case ApplyAsReviewer _ -> Action.APPLY;
            case WithdrawApplication _ -> Action.WITHDRAW_APPLICATION;
            case AcceptApplication _, DeclineApplication _ -> Action.DECIDE_APPLICATION;
            case SaveSearch _, ChangeSavedSearch _, RemoveSavedSearch _ -> Action.KEEP_SEARCHES;
        };
        var application = state.application();
        var sections = action == Action.DECIDE_APPLICATION && application != null ? application.sections() : List.<String>of();
        return PersonPermissions.permission(action, new Facts(command.personId(), sections), state.stage(), caller);
    }

    @Override
    public Decision<PersonEvent> decide(PersonCommand command, PersonState state, Context context) {
        return switch (command) {
            case RegisterPerson c -> register(c, Text.orEmpty(c.name()), Text.orEmpty(c.email()), null, context);
            case RegisterConnected c -> register(c, Text.orEmpty(c.name()), Text.orEmpty(c.email()), c.identity(), context);
            case ConnectProvider c -> Connecting.connect(c, state, context);
            case DisconnectProvider c -> Connecting.disconnect(c, state, context);
            case ChangePerson c -> change(c, state, context);
            case ChangeProfile c -> Decision.of(changeProfile(c, state));
            case ErasePerson c -> erase(c, state);
            case GrantRole c -> Decision.of(grant(c, state, context));
            case RevokeRole c -> {
                var violations = new Violations();
                checkRole(c.role(), violations);
                violations.check();
                yield Decision.of(state.roles().containsKey(c.role()) ? List.of(new RoleRevoked(c.personId(), c.role())) : List.of());
            }
            case ApplyAsReviewer c -> Application.apply(c, state);
            case WithdrawApplication c -> Application.withdraw(c, state);
            case AcceptApplication c -> Application.accept(c, state);
            case DeclineApplication c -> Application.decline(c, state);
            case SaveSearch c -> Decision.of(SavedSearch.save(c, state.searches()));
            case ChangeSavedSearch c -> Decision.of(SavedSearch.change(c, state.searches()));
            case RemoveSavedSearch c -> Decision.of(SavedSearch.remove(c, state.searches()));
        };
    }

    /** What somebody says of themselves is not refused as stale because they have saved a search meanwhile. */
    @Override
    public long beside(PersonCommand command, PersonState state) {
        return state.aside();
    }

    @Override
    public PersonState evolve(PersonState state, PersonEvent event) {
        return PersonState.evolve(state, event);
    }

    /** The address that the command gives, if it gives one that can be. */
    static @Nullable String email(PersonCommand command) {
        var email = switch (command) {
            case RegisterPerson c -> Text.orEmpty(c.email());
            case RegisterConnected c -> Text.orEmpty(c.email());
            case ChangePerson c -> Text.orEmpty(c.email());
            case ChangeProfile _,
                    ErasePerson _,
                    ConnectProvider _,
                    DisconnectProvider _,
                    GrantRole _,
                    RevokeRole _,
                    ApplyAsReviewer _,
                    WithdrawApplication _,
                    AcceptApplication _,
                    DeclineApplication _,
                    SaveSearch _,
                    ChangeSavedSearch _,
                    RemoveSavedSearch _ -> "";
        };
        return EmailAddress.isValid(email) ? email : null;
    }

    /** {@code identity}: by which the person comes in from the beginning; null where it is by a password. */
    private static Decision<PersonEvent> register(
            PersonCommand c, String name, String email, @Nullable Identity identity, Context context) {
        var violations = violations(name, email);
        if (c instanceof RegisterConnected) {
            Connecting.check(identity, violations);
        }
        violations.check();
        var key = freeKey(context);
        var registered = new PersonRegistered(c.personId(), name(c, name), email(c, email), key);
        if (identity == null) {
            return new Decision<>(List.of(registered), Set.of(key), Set.of());
        }
        var other = Connecting.freeKey(context);
        return new Decision<>(
                List.of(registered, Connecting.connected(c.personId(), identity, other)), Set.of(key, other), Set.of());
    }

    private static Decision<PersonEvent> change(ChangePerson c, PersonState state, Context context) {
        var name = Text.orEmpty(c.name());
        var email = Text.orEmpty(c.email());
        violations(name, email).check();
        var events = new ArrayList<PersonEvent>();
        if (!name.equals(state.name())) {
            events.add(new PersonRenamed(c.personId(), name(c, name)));
        }
        if (email.equals(state.email())) {
            return Decision.of(events);
        }
        var key = freeKey(context);
        events.add(new EmailChanged(c.personId(), email(c, email), key));
        var held = state.emailKey();
        return held == null || held.equals(key)
                ? Decision.of(events)
                : new Decision<>(events, Set.of(key), Set.of(held));
    }

    private static List<PersonEvent> changeProfile(ChangeProfile c, PersonState state) {
        var name = Text.orEmpty(c.name());
        var places = Objects.requireNonNullElse(c.affiliations(), List.<Affiliation>of()).stream()
                .map(AffiliationCheck::normal)
                .toList();
        var profile = new Profile(places, Text.clean(c.orcid()), Text.clean(c.expertise()), c.shown());
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        AffiliationCheck.check("affiliations", profile.affiliations(), violations);
        Orcid.check("orcid", profile.orcid(), violations);
        violations.line("expertise", profile.expertise(), Application.LONGEST_EXPERTISE);
        violations.check();
        var events = new ArrayList<PersonEvent>();
        if (!name.equals(state.name())) {
            events.add(new PersonRenamed(c.personId(), name(c, name)));
        }
        if (!profile.equals(state.profile())) {
            events.add(new ProfileChanged(c.personId(), profile));
        }
        return events;
    }

    private static Decision<PersonEvent> erase(ErasePerson c, PersonState state) {
        if (state.stage() == Stage.ERASED) {
            return Decision.of(List.of());
        }
        return new Decision<>(List.of(new PersonErased(c.personId())), Set.of(), Connecting.held(state));
    }

    private static Violations violations(String name, String email) {
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        if (!EmailAddress.isValid(email)) {
            violations.add("email", email.isEmpty() ? "This is missing." : "This is no e-mail address.", EmailAddress.VALID);
        }
        return violations;
    }

    private static List<PersonEvent> grant(GrantRole c, PersonState state, Context context) {
        var violations = new Violations();
        checkRole(c.role(), violations);
        var wanted = c.sections();
        if (wanted != null) {
            checkSections(c.role(), wanted, context, violations);
        }
        violations.check();
        var reach = Reach.of(wanted);
        var sections = reach.only().map(only -> only.stream().sorted().toList()).orElse(null);
        return reach.equals(state.roles().get(c.role())) ? List.of() : List.of(new RoleGranted(c.personId(), c.role(), sections));
    }

    private static void checkRole(@Nullable Role role, Violations violations) {
        if (role == null || !Role.GRANTABLE.contains(role)) {
            violations.add("role", "This role cannot be granted.", "CONTRIBUTOR, REVIEWER, EDITOR or ADMINISTRATOR");
        }
    }

    private static void checkSections(@Nullable Role role, List<String> sections, Context context, Violations violations) {
        if (role == Role.ADMINISTRATOR) {
            violations.add("sections", "An administrator is one of all sections.", "none, or another role");
        }
        if (sections.isEmpty()) {
            violations.add("sections", "Choose at least one.", "1 to " + MOST_SECTIONS + " slugs of sections, or none at all for all");
        }
        violations.atMost("sections", sections, MOST_SECTIONS);
        for (int i = 0; i < Math.min(sections.size(), MOST_SECTIONS); i++) {
            if (sections.get(i) == null || !context.sections().contains(sections.get(i))) {
                violations.add("sections[" + i + "]", "There is no such section.", "a section's slug");
            }
        }
    }

    private static String freeKey(Context context) {
        var wanted = context.email();
        if (wanted == null) {
            throw new IllegalStateException("no key was looked up for the address");
        }
        if (wanted.taken()) {
            var violation = new Violation("email", "Another person has it.", "an address of your own");
            throw new Refused(Refused.Reason.TAKEN, "Another person has this e-mail address.", List.of(violation));
        }
        return wanted.key();
    }

    private static Personal name(PersonCommand c, String name) {
        return new Personal(c.personId(), PersonEvent.NAME, name);
    }

    private static Personal email(PersonCommand c, String email) {
        return new Personal(c.personId(), PersonEvent.EMAIL, email);
    }
}
