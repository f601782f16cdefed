package org.palimpsest.command.person;

import static java.util.stream.Collectors.joining;
import static org.palimpsest.command.person.Stage.ERASED;
import static org.palimpsest.command.person.Stage.NONE;
import static org.palimpsest.command.person.Stage.REGISTERED;

import java.util.List;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** Who may give which command when. Beyond the table: no two persons have one e-mail address. */
final class PersonRules {
    private static final List<Rule> TABLE = List.of(
            new Rule(RegisterPerson.class, Standing.SELF, List.of(NONE)),
            new Rule(ChangePerson.class, Standing.SELF, List.of(REGISTERED)),
            new Rule(ErasePerson.class, Standing.SELF, List.of(REGISTERED, ERASED)),
            new Rule(ErasePerson.class, Standing.ADMINISTRATOR, List.of(REGISTERED, ERASED)));

    private record Rule(Class<? extends PersonCommand> command, Standing who, List<Stage> when) {}

    private PersonRules() {}

    /**
     * The role in which the actor may do this now. Otherwise throws {@link Refused}, the first that applies of:
     * NOT_PERMITTED, so that others never learn whether there is such a person; UNKNOWN; TAKEN; STALE; WRONG_STATE.
     */
    static Role permit(PersonCommand command, PersonState state, Caller caller, Precondition precondition) {
        var rules = TABLE.stream().filter(r -> r.command == command.getClass()).toList();
        var mine = rules.stream().filter(r -> r.who.holds(caller, command.personId())).toList();
        if (mine.isEmpty()) {
            var who = rules.stream().map(r -> r.who.words()).collect(joining(" or "));
            throw new Refused(Reason.NOT_PERMITTED, "This is for " + who + ".");
        }
        boolean register = command instanceof RegisterPerson;
        if (!register && state.stage() == NONE) {
            throw new Refused(Reason.UNKNOWN, "There is no person “" + command.personId() + "”.");
        }
        if (register && state.stage() == REGISTERED) {
            throw new Refused(Reason.TAKEN, "There is a person “" + command.personId() + "” already.");
        }
        precondition.check();
        return mine.stream()
                .filter(r -> r.when.contains(state.stage()))
                .findFirst()
                .map(r -> r.who.role())
                .orElseThrow(() -> new Refused(Reason.WRONG_STATE, "This person is " + state.stage().words() + "."));
    }
}
