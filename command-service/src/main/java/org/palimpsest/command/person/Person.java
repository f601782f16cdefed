package org.palimpsest.command.person;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.Personal;
import org.palimpsest.events.text.Violation;

/** What follows from a command to a person. */
final class Person {
    private static final int LONGEST_NAME = 200;

    private Person() {}

    /** Pure. The rules come first, then the fields. Throws {@link Refused} where nothing may happen. */
    static Decision<PersonEvent> decide(PersonCommand command, PersonState state, DecisionContext given) {
        var role = PersonRules.permit(command, state, given.caller(), given.precondition());
        return new Decision<>(role, events(command, state, given));
    }

    private static List<PersonEvent> events(PersonCommand command, PersonState state, DecisionContext given) {
        return switch (command) {
            case RegisterPerson c -> register(c, given);
            case ChangePerson c -> change(c, state, given);
            case ErasePerson c -> state.stage() == Stage.ERASED ? List.of() : List.of(new PersonErased(c.personId()));
        };
    }

    private static List<PersonEvent> register(RegisterPerson c, DecisionContext given) {
        var name = Text.orEmpty(c.name());
        var email = Text.orEmpty(c.email());
        check(name, email);
        return List.of(new PersonRegistered(c.personId(), name(c, name), email(c, email), emailKey(email, given)));
    }

    private static List<PersonEvent> change(ChangePerson c, PersonState state, DecisionContext given) {
        var name = Text.orEmpty(c.name());
        var email = Text.orEmpty(c.email());
        check(name, email);
        var events = new ArrayList<PersonEvent>();
        if (!name.equals(state.name())) {
            events.add(new PersonRenamed(c.personId(), name(c, name)));
        }
        if (!email.equals(state.email())) {
            events.add(new EmailChanged(c.personId(), email(c, email), emailKey(email, given)));
        }
        return events;
    }

    private static void check(String name, String email) {
        var violations = new Violations();
        violations.requiredLine("name", name, LONGEST_NAME);
        if (!EmailAddress.isValid(email)) {
            violations.add("email", email.isEmpty() ? "This is missing." : "This is no e-mail address.", EmailAddress.VALID);
        }
        violations.check();
    }

    private static String emailKey(String email, DecisionContext given) {
        var key = given.emailKey().apply(EmailAddress.normal(email));
        if (!given.free().test(key)) {
            var violation = new Violation("email", "Another person has it.", "an address of your own");
            throw new Refused(Refused.Reason.TAKEN, "Another person has this e-mail address.", List.of(violation));
        }
        return key;
    }

    private static Personal name(PersonCommand c, String name) {
        return new Personal(c.personId(), PersonEvent.NAME, name);
    }

    private static Personal email(PersonCommand c, String email) {
        return new Personal(c.personId(), PersonEvent.EMAIL, email);
    }
}
