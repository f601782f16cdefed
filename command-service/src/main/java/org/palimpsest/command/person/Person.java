package org.palimpsest.command.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.AcceptApplication;
import org.palimpsest.command.person.PersonCommand.ApplyAsReviewer;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.DeclineApplication;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.command.person.PersonCommand.WithdrawApplication;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.EmailAddress;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.PersonPermissions;
import org.palimpsest.permission.PersonPermissions.Action;
import org.palimpsest.permission.PersonPermissions.Stage;

/** What follows from a command to a person. No two persons have one e-mail address. */
final class Person implements Decider<PersonCommand, PersonState, PersonEvent, Person.Context> {
    static final int LONGEST_NAME = 200;

    /**
     * What a decision needs beside command and state.
     *
     * @param emailKey the unique key that stands for the address in the command; null where there is none
     * @param emailTaken whether another person holds it
     */
    record Context(@Nullable String emailKey, boolean emailTaken) {
        static final Context NONE = new Context(null, false);
    }

    @Override
    public String id(PersonCommand command) {
        return command.personId();
    }

    @Override
    public Permission permission(PersonCommand command, PersonState state, Caller caller) {
        var action = switch (command) {
            case RegisterPerson _ -> Action.REGISTER;
            case ChangePerson c -> Text.orEmpty(c.email()).equals(state.email()) ? Action.CHANGE : Action.CHANGE_EMAIL;
            case ErasePerson _ -> Action.ERASE;
            case GrantRole _ -> Action.GRANT_ROLE;
            case RevokeRole _ -> Action.REVOKE_ROLE;
            case ApplyAsReviewer _ -> Action.APPLY;
            case WithdrawApplication _ -> Action.WITHDRAW_APPLICATION;
            case AcceptApplication _, DeclineApplication _ -> Action.DECIDE_APPLICATION;
        };
        return PersonPermissions.permission(action, command.personId(), state.stage(), caller);
    }

    @Override
    public Decision<PersonEvent> decide(PersonCommand command, PersonState state, Context context) {
        return switch (command) {
            case RegisterPerson c -> register(c, context);
            case ChangePerson c -> change(c, state, context);
            case ErasePerson c -> erase(c, state);
            case GrantRole c -> {
                check(c.role());
                yield Decision.of(state.roles().contains(c.role()) ? List.of() : List.of(new RoleGranted(c.personId(), c.role())));
            }
            case RevokeRole c -> {
                check(c.role());
                yield Decision.of(state.roles().contains(c.role()) ? List.of(new RoleRevoked(c.personId(), c.role())) : List.of());
            }
            case ApplyAsReviewer c -> Application.apply(c, state);
            case WithdrawApplication c -> Application.withdraw(c, state);
            case AcceptApplication c -> Application.accept(c, state);
            case DeclineApplication c -> Application.decline(c, state);
        };
    }

    @Override
    public PersonState evolve(PersonState state, PersonEvent event) {
        return PersonState.evolve(state, event);
    }

    /** The address that the command gives, if it gives one that can be. */
    static @Nullable String email(PersonCommand command) {
        var email = switch (command) {
            case RegisterPerson c -> Text.orEmpty(c.email());
            case ChangePerson c -> Text.orEmpty(c.email());
            case ErasePerson _,
                    GrantRole _,
                    RevokeRole _,
                    ApplyAsReviewer _,
                    WithdrawApplication _,
                    AcceptApplication _,
                    DeclineApplication _ -> "";
        };
        return EmailAddress.isValid(email) ? email : null;
    }

    private static Decision<PersonEvent> register(RegisterPerson c, Context context) {
        var name = Text.orEmpty(c.name());
        var email = Text.orEmpty(c.email());
        check(name, email);
        var key = freeKey(context);
        var registered = new PersonRegistered(c.personId(), name(c, name), email(c, email), key);
        return new Decision<>(List.of(registered), Set.of(key), Set.of());
    }

    private static Decision<PersonEvent> change(ChangePerson c, PersonState state, Context context) {
        var name = Text.orEmpty(c.name());
        var email = Text.orEmpty(c.email());
        check(name, email);
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

    private static Decision<PersonEvent> erase(ErasePerson c, PersonState state) {
        if (state.stage() == Stage.ERASED) {
            return Decision.of(List.of());
        }
        var held = state.emailKey();
        return new Decision<>(List.of(new PersonErased(c.personId())), Set.of(), held == null ? Set.of() : Set.of(held));
    }

    private static void check(String name, String email) {
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        if (!EmailAddress.isValid(email)) {
            violations.add("email", email.isEmpty() ? "This is missing." : "This is no e-mail address.", EmailAddress.VALID);
        }
        violations.check();
    }

    private static void check(@Nullable Role role) {
        if (role == null || !Role.GRANTABLE.contains(role)) {
            var violations = new Violations();
            violations.add("role", "This role cannot be granted.", "CONTRIBUTOR, REVIEWER, EDITOR or ADMINISTRATOR");
            violations.check();
        }
    }

    private static String freeKey(Context context) {
        if (context.emailKey() == null) {
            throw new IllegalStateException("no key was looked up for the address");
        }
        if (context.emailTaken()) {
            var violation = new Violation("email", "Another person has it.", "an address of your own");
            throw new Refused(Refused.Reason.TAKEN, "Another person has this e-mail address.", List.of(violation));
        }
        return context.emailKey();
    }

    private static Personal name(PersonCommand c, String name) {
        return new Personal(c.personId(), PersonEvent.NAME, name);
    }

    private static Personal email(PersonCommand c, String email) {
        return new Personal(c.personId(), PersonEvent.EMAIL, email);
    }
}
