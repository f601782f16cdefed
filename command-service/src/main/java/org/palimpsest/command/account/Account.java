package org.palimpsest.command.account;

import java.util.List;
import org.palimpsest.command.Decider;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Violations;
import org.palimpsest.command.account.AccountCommand.NoteEndedSession;
import org.palimpsest.command.account.AccountCommand.NoteFailedSignIn;
import org.palimpsest.command.account.AccountCommand.NotePasswordChange;
import org.palimpsest.command.account.AccountCommand.NoteProviderFailure;
import org.palimpsest.command.account.AccountCommand.NoteSignIn;
import org.palimpsest.command.account.AccountCommand.NoteTokenMade;
import org.palimpsest.command.account.AccountCommand.NoteTokenRevoked;
import org.palimpsest.command.account.AccountCommand.SignOutEverywhere;
import org.palimpsest.events.AccountEvent;
import org.palimpsest.events.AccountEvent.PasswordChanged;
import org.palimpsest.events.AccountEvent.ProviderFailed;
import org.palimpsest.events.AccountEvent.SessionEnded;
import org.palimpsest.events.AccountEvent.SignInFailed;
import org.palimpsest.events.AccountEvent.SignedIn;
import org.palimpsest.events.AccountEvent.SignedOutEverywhere;
import org.palimpsest.events.AccountEvent.TokenMade;
import org.palimpsest.events.AccountEvent.TokenRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.PersonPermissions;
import org.palimpsest.permission.PersonPermissions.Action;
import org.palimpsest.permission.PersonPermissions.Facts;
import org.palimpsest.permission.PersonPermissions.Stage;

/** What follows from a command of what happened at the door: that it did. Nothing before matters to it. */
final class Account implements Decider<AccountCommand, Account.Nothing, AccountEvent, Account.Nothing> {
    static final int LONGEST_NETWORK = 64;
    static final int LONGEST_DEVICE = 200;
    static final int LONGEST_PROVIDER = 500;
    static final int LONGEST_TOKEN_NAME = 100;

    /** Neither state nor context. */
    enum Nothing {
        NOTHING
    }

    @Override
    public String id(AccountCommand command) {
        return AccountEvent.stream(command.personId(), command.month());
    }

    @Override
    public Permission permission(AccountCommand command, Nothing state, Caller caller) {
        var action = command instanceof SignOutEverywhere ? Action.SIGN_OUT_EVERYWHERE : Action.NOTE;
        return PersonPermissions.permission(action, new Facts(command.personId(), List.of()), Stage.REGISTERED, caller);
    }

    @Override
    public Decision<AccountEvent> decide(AccountCommand command, Nothing state, Nothing context) {
        return Decision.of(List.of(switch (command) {
            case NoteSignIn c ->
                new SignedIn(
                        c.personId(),
                        c.means(),
                        network(c, c.network()),
                        device(c, c.device()),
                        c.provider() == null ? null : provider(c, c.provider()));
            case NoteProviderFailure c ->
                new ProviderFailed(c.personId(), provider(c, c.provider()), c.why(), network(c, c.network()));
            case NoteFailedSignIn c -> new SignInFailed(c.personId(), c.tries(), network(c, c.network()));
            case NoteEndedSession c -> new SessionEnded(c.personId(), device(c, c.device()));
            case NotePasswordChange c -> new PasswordChanged(c.personId(), c.forgotten());
            case NoteTokenMade c ->
                new TokenMade(c.personId(), c.tokenId(), token(c, c.name()), c.roles().stream().sorted().toList(), c.expiresAt());
            case NoteTokenRevoked c -> new TokenRevoked(c.personId(), c.tokenId(), token(c, c.name()));
            case SignOutEverywhere c -> new SignedOutEverywhere(c.personId());
        }));
    }

    @Override
    public Nothing evolve(Nothing state, AccountEvent event) {
        return state;
    }

    private static Personal network(AccountCommand command, String network) {
        return new Personal(command.personId(), AccountEvent.NETWORK, atMost("network", network, LONGEST_NETWORK));
    }

    private static Personal device(AccountCommand command, String device) {
        return new Personal(command.personId(), AccountEvent.DEVICE, atMost("device", device, LONGEST_DEVICE));
    }

    private static Personal provider(AccountCommand command, String issuer) {
        return new Personal(command.personId(), AccountEvent.PROVIDER, atMost("provider", issuer, LONGEST_PROVIDER));
    }

    private static Personal token(AccountCommand command, String name) {
        return new Personal(command.personId(), AccountEvent.TOKEN, atMost("name", name, LONGEST_TOKEN_NAME));
    }

    private static String atMost(String field, String text, int most) {
        var violations = new Violations();
        violations.line(field, text, most);
        violations.check();
        return text;
    }
}
