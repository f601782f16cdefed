package org.palimpsest.command.account;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.CommandMetadata;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.account.AccountCommand.NoteEndedSession;
import org.palimpsest.command.account.AccountCommand.NoteFailedSignIn;
import org.palimpsest.command.account.AccountCommand.NotePasswordChange;
import org.palimpsest.command.account.AccountCommand.NoteProviderFailure;
import org.palimpsest.command.account.AccountCommand.NoteSignIn;
import org.palimpsest.command.account.AccountCommand.NoteTokenMade;
import org.palimpsest.command.account.AccountCommand.NoteTokenRevoked;
import org.palimpsest.command.account.AccountCommand.SignOutEverywhere;
import org.palimpsest.events.AccountEvent;
import org.palimpsest.events.AccountEvent.Means;
import org.palimpsest.events.AccountEvent.PasswordChanged;
import org.palimpsest.events.AccountEvent.ProviderFailed;
import org.palimpsest.events.AccountEvent.ProviderFailure;
import org.palimpsest.events.AccountEvent.SessionEnded;
import org.palimpsest.events.AccountEvent.SignInFailed;
import org.palimpsest.events.AccountEvent.SignedIn;
import org.palimpsest.events.AccountEvent.SignedOutEverywhere;
import org.palimpsest.events.AccountEvent.TokenMade;
import org.palimpsest.events.AccountEvent.TokenRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** What is noted of who comes in. */
class AccountTest {
    private static final String MONTH = "2026-11";
    private static final String ISSUER = "https://id.example.org";
    private static final UUID TOKEN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant EXPIRES = Instant.parse("2027-02-25T10:42:07Z");
    private static final NoteSignIn SIGN_IN = new NoteSignIn("olwen", MONTH, Means.PASSWORD, "192.0.2.7", "Firefox", null);
    private static final List<AccountCommand> NOTES = List.of(
            SIGN_IN,
            new NoteSignIn("olwen", MONTH, Means.PROVIDER, "192.0.2.7", "Firefox", ISSUER),
            new NoteProviderFailure("olwen", MONTH, ISSUER, ProviderFailure.TAKEN, "192.0.2.7"),
            new NoteFailedSignIn("olwen", MONTH, 10, "192.0.2.7"),
            new NoteEndedSession("olwen", MONTH, "Firefox"),
            new NotePasswordChange("olwen", MONTH, true),
            new NoteTokenMade("olwen", MONTH, TOKEN, "nightly import", Set.of(Role.EDITOR, Role.CONTRIBUTOR), EXPIRES),
            new NoteTokenRevoked("olwen", MONTH, TOKEN, "nightly import"));

    private static ResultValidator<AccountAggregate> when(Caller caller, AccountCommand command) {
        var fixture = new AggregateTestFixture<>(AccountAggregate.class);
        var handler = AccountAggregate.over(fixture.getRepository(), new InMemoryDomain().keys());
        for (var type : AccountCommand.class.getPermittedSubclasses()) {
            fixture.registerCommandHandler(type, handler);
        }
        return fixture.given(new SignedOutEverywhere("olwen")).when(command, Map.of(CommandMetadata.CALLER, caller));
    }

    private static Personal of(String field, String text) {
        return new Personal("olwen", field, text);
    }

    @Test
    void whatHappenedIsNotedUnderThePersonsKey() {
        var network = of(AccountEvent.NETWORK, "192.0.2.7");
        var device = of(AccountEvent.DEVICE, "Firefox");
        var expected = List.of(
                new SignedIn("olwen", Means.PASSWORD, network, device, null),
                new SignedIn("olwen", Means.PROVIDER, network, device, of(AccountEvent.PROVIDER, ISSUER)),
                new ProviderFailed("olwen", of(AccountEvent.PROVIDER, ISSUER), ProviderFailure.TAKEN, network),
                new SignInFailed("olwen", 10, network),
                new SessionEnded("olwen", device),
                new PasswordChanged("olwen", true),
                new TokenMade(
                        "olwen",
                        TOKEN,
                        of(AccountEvent.TOKEN, "nightly import"),
                        List.of(Role.CONTRIBUTOR, Role.EDITOR),
                        EXPIRES),
                new TokenRevoked("olwen", TOKEN, of(AccountEvent.TOKEN, "nightly import")));
        for (int i = 0; i < NOTES.size(); i++) {
            when(Caller.INSTALLATION, NOTES.get(i)).expectEvents(expected.get(i));
        }
    }

    @Test
    void nobodyButOurServicesCanNoteAnything() {
        for (var note : NOTES) {
            for (var caller : List.of(OLWEN, RHYS, ADA)) {
                when(caller, note).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            }
        }
    }

    @Test
    void aPersonAndAdministratorsMakeTokensWorthless() {
        var command = new SignOutEverywhere("olwen", MONTH);
        when(OLWEN, command).expectEvents(new SignedOutEverywhere("olwen"));
        when(ADA, command).expectEvents(new SignedOutEverywhere("olwen"));
        when(RHYS, command).expectException(refused(NOT_PERMITTED)).expectNoEvents();
    }

    @Test
    void nothingLongIsTaken() {
        when(Caller.INSTALLATION, new NoteSignIn("olwen", MONTH, Means.LINK, "n".repeat(65), "", null))
                .expectException(refused(INVALID, "network"))
                .expectNoEvents();
        when(Caller.INSTALLATION, new NoteSignIn("olwen", MONTH, Means.PROVIDER, "", "", "p".repeat(501)))
                .expectException(refused(INVALID, "provider"))
                .expectNoEvents();
        when(Caller.INSTALLATION, new NoteEndedSession("olwen", MONTH, "d".repeat(201)))
                .expectException(refused(INVALID, "device"))
                .expectNoEvents();
        when(Caller.INSTALLATION, new NoteTokenRevoked("olwen", MONTH, TOKEN, "t".repeat(101)))
                .expectException(refused(INVALID, "name"))
                .expectNoEvents();
    }
}
