package org.palimpsest.command.person;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.STALE;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.person.PersonScenario.REGISTERED;
import static org.palimpsest.command.person.PersonScenario.emailChanged;
import static org.palimpsest.command.person.PersonScenario.given;
import static org.palimpsest.command.person.PersonScenario.name;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandResult;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.GrantRole;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.command.person.PersonCommand.RevokeRole;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;

class PersonTest {
    private static final RegisterPerson REGISTER =
            new RegisterPerson("olwen", " Olwen Griffiths ", " olwen@example.org ");
    private static final PersonErased ERASED = new PersonErased("olwen");
    private static final RoleGranted REVIEWER = new RoleGranted("olwen", Role.REVIEWER);
    private static final ErasePerson ERASE = new ErasePerson("olwen");

    @Test
    void whenSomebodyRegisters_ThenTheyAreKnown() {
        given().when(OLWEN, REGISTER)
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new CommandResult("olwen", 0));
    }

    @Test
    void anAddressThatAnotherPersonHasIsRefusedHoweverItIsWritten() {
        given().when(OLWEN, new RegisterPerson("olwen", "Olwen", "RHYS@example.org"))
                .expectException(refused(TAKEN, "email"))
                .expectNoEvents();
        given(REGISTERED).when(OLWEN, change("Olwen", "rhys@Example.org")).expectException(refused(TAKEN, "email")).expectNoEvents();
    }

    @Test
    void whoIsRegisteredCannotRegisterAgain() {
        given(REGISTERED).when(OLWEN, REGISTER).expectException(refused(TAKEN)).expectNoEvents();
    }

    @Test
    void whoWasErasedCannotRegisterAgain() {
        given(REGISTERED, ERASED).when(OLWEN, REGISTER).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void nobodyRegistersOrChangesAnother() {
        given().when(ADA, REGISTER).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(REGISTERED).when(ADA, change("Ada", "ada@example.org")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whenFieldsAreWrongOrMissing_ThenAllAreNamed() {
        for (var command : List.of(
                new RegisterPerson("olwen", null, null),
                new RegisterPerson("olwen", " ", "olwen"),
                new RegisterPerson("olwen", "a\nb", "@"))) {
            given().when(OLWEN, command).expectException(refused(INVALID, "name", "email")).expectNoEvents();
        }
        given(REGISTERED).when(OLWEN, new ChangePerson("olwen", "x".repeat(201), null)).expectException(refused(INVALID, "name", "email"));
    }

    @Test
    void whenOneFieldIsAnother_ThenThatAloneChanges() {
        given(REGISTERED).when(OLWEN, change("Olwen Rees", "olwen@example.org"))
                .expectEvents(new PersonRenamed("olwen", name("olwen", "Olwen Rees")));
        given(REGISTERED).when(OLWEN, change("Olwen Griffiths", "o@example.org"))
                .expectEvents(emailChanged("olwen", "o@example.org"));
    }

    @Test
    void whenTheAddressIsWrittenInAnotherWay_ThenItIsStillTheSameKey() {
        given(REGISTERED).when(OLWEN, change("Olwen Griffiths", "Olwen@Example.org"))
                .expectEvents(emailChanged("olwen", "Olwen@Example.org"));
    }

    @Test
    void whenNothingIsAnother_ThenNothingHappens() {
        given(REGISTERED).when(OLWEN, change("Olwen Griffiths", "olwen@example.org"))
                .expectNoEvents()
                .expectResultMessagePayload(new CommandResult("olwen", 0));
    }

    @Test
    void whoIsNotThereOrNotAnyMoreCannotChange() {
        given().when(OLWEN, change("Olwen", "o@example.org")).expectException(refused(UNKNOWN)).expectNoEvents();
        given(REGISTERED, ERASED).when(OLWEN, change("Olwen", "o@example.org")).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    void whoSawAnOlderVersionDoesNotChange() {
        given(REGISTERED, new PersonRenamed("olwen", name("olwen", "O")))
                .when(OLWEN, 0, change("Olwen", "olwen@example.org"))
                .expectException(refused(STALE))
                .expectNoEvents();
    }

    @Test
    void thePersonAndAdministratorsErase() {
        for (var caller : List.of(OLWEN, ADA)) {
            given(REGISTERED)
                    .when(caller, ERASE)
                    .expectEvents(ERASED)
                    .expectResultMessagePayload(new CommandResult("olwen", 1));
        }
    }

    @Test
    void othersDoNotErase() {
        for (var caller : List.of(RHYS, EDDA)) {
            given(REGISTERED).when(caller, ERASE).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        }
    }

    @Test
    void whoIsErasedCanBeErasedAgainWhichChangesNothing() {
        given(REGISTERED, ERASED)
                .when(ADA, ERASE)
                .expectNoEvents()
                .expectResultMessagePayload(new CommandResult("olwen", 1));
    }

    @Test
    void whoWasNeverThereCannotBeErased() {
        given().when(ADA, ERASE).expectException(refused(UNKNOWN)).expectNoEvents();
    }

    @Test
    void administratorsGrantAndRevokeRoles() {
        given(REGISTERED).when(ADA, new GrantRole("olwen", Role.REVIEWER)).expectEvents(REVIEWER);
        given(REGISTERED, REVIEWER)
                .when(ADA, new RevokeRole("olwen", Role.REVIEWER))
                .expectEvents(new RoleRevoked("olwen", Role.REVIEWER));
    }

    @Test
    void whatIsSoAlreadyNeedsNoEvent() {
        given(REGISTERED, REVIEWER).when(ADA, new GrantRole("olwen", Role.REVIEWER)).expectNoEvents();
        given(REGISTERED, REVIEWER).when(ADA, new RevokeRole("olwen", Role.EDITOR)).expectNoEvents();
        given(REGISTERED, REVIEWER, new RoleRevoked("olwen", Role.REVIEWER))
                .when(ADA, new GrantRole("olwen", Role.REVIEWER))
                .expectEvents(REVIEWER);
    }

    @Test
    void aRoleIsGrantedInSomeSectionsAndThenCountsThereAlone() {
        var inNotes = new RoleGranted("olwen", Role.EDITOR, List.of("notes"));
        var inBoth = new RoleGranted("olwen", Role.EDITOR, List.of("essays", "notes"));
        given(REGISTERED).when(ADA, new GrantRole("olwen", Role.EDITOR, List.of("notes"))).expectEvents(inNotes);
        given(REGISTERED, inNotes).when(ADA, new GrantRole("olwen", Role.EDITOR, List.of("notes", "essays", "notes"))).expectEvents(inBoth);
        given(REGISTERED, inBoth).when(ADA, new GrantRole("olwen", Role.EDITOR, List.of("notes", "essays"))).expectNoEvents();
        given(REGISTERED, inBoth).when(ADA, new GrantRole("olwen", Role.EDITOR)).expectEvents(new RoleGranted("olwen", Role.EDITOR));
    }

    @Test
    void sectionsThatThereAreNotAreNamed() {
        given(REGISTERED)
                .when(ADA, new GrantRole("olwen", Role.EDITOR, List.of("notes", "nothing")))
                .expectException(refused(INVALID, "sections[1]"))
                .expectNoEvents();
        given(REGISTERED).when(ADA, new GrantRole("olwen", Role.EDITOR, List.of())).expectException(refused(INVALID, "sections"));
        given(REGISTERED)
                .when(ADA, new GrantRole("olwen", Role.ADMINISTRATOR, List.of("notes")))
                .expectException(refused(INVALID, "sections"))
                .expectNoEvents();
        given(REGISTERED)
                .when(ADA, new GrantRole("olwen", Role.EDITOR, Collections.nCopies(51, "notes")))
                .expectException(refused(INVALID, "sections"))
                .expectNoEvents();
    }

    @Test
    void othersGrantNothingAndRevokeNothing() {
        for (var caller : List.of(OLWEN, EDDA)) {
            given(REGISTERED)
                    .when(caller, new GrantRole("olwen", Role.REVIEWER))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
            given(REGISTERED, REVIEWER)
                    .when(caller, new RevokeRole("olwen", Role.REVIEWER))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
        }
    }

    @Test
    void whoIsNotThereOrNotAnyMoreHasNoRoles() {
        given().when(ADA, new GrantRole("olwen", Role.REVIEWER)).expectException(refused(UNKNOWN));
        given(REGISTERED, REVIEWER, ERASED).when(ADA, new GrantRole("olwen", Role.EDITOR)).expectException(refused(WRONG_STATE));
        given(REGISTERED, REVIEWER, ERASED).when(ADA, new RevokeRole("olwen", Role.REVIEWER)).expectException(refused(WRONG_STATE));
    }

    @Test
    @NullUnmarked
    void whatIsNoRoleToGrantIsNamed() {
        given(REGISTERED).when(ADA, new GrantRole("olwen", Role.OWNER)).expectException(refused(INVALID, "role"));
        given(REGISTERED).when(ADA, new GrantRole("olwen", null)).expectException(refused(INVALID, "role"));
        given(REGISTERED).when(ADA, new RevokeRole("olwen", null)).expectException(refused(INVALID, "role"));
    }

    private static ChangePerson change(String name, String email) {
        return new ChangePerson("olwen", name, email);
    }

    @Test
    void whoFindsASessionOpenChangesNeitherAddressNorAccount() {
        var session = new Caller("olwen", Set.of(Role.CONTRIBUTOR), Scope.SESSION);
        given(REGISTERED).when(session, new ChangePerson("olwen", "Olwen", "other@example.org"))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
        given(REGISTERED).when(session, new ErasePerson("olwen")).expectException(refused(NOT_PERMITTED)).expectNoEvents();
        given(REGISTERED).when(session, new ChangePerson("olwen", "Olwen", "olwen@example.org"))
                .expectEvents(new PersonRenamed("olwen", name("olwen", "Olwen")));
        given(REGISTERED).when(session.proven(), new ChangePerson("olwen", "Olwen Griffiths", "other@example.org"))
                .expectEvents(emailChanged("olwen", "other@example.org"));
    }
}
