package org.palimpsest.permission;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/** Who may do what with an account. */
public final class PersonPermissions {
    private static final Set<Stage> REGISTERED = Set.of(Stage.REGISTERED);
    /** Erasing again mends what was broken off. */
    private static final Set<Stage> ERASABLE = Set.of(Stage.REGISTERED, Stage.ERASED);

    private static final Set<Stage> ALWAYS = Set.of(Stage.values());

    /** What a session that somebody left open must not do. */
    private static final Set<Action> PROVEN = Set.of(Action.CHANGE_EMAIL, Action.ERASE);

    private static final Standing<Facts> SELF =
            new Standing<>(Role.OWNER, "the person", (person, caller) -> caller.is(person.id()));
    private static final Standing<Facts> SERVICE =
            new Standing<>(Role.ADMINISTRATOR, "this installation itself", (_, caller) -> caller.may(Scope.NOTE));
    private static final Standing<Facts> SELF_BY_SERVICE = new Standing<>(
            Role.OWNER,
            "this installation itself, in the person's name",
            (person, caller) -> caller.is(person.id()) && caller.may(Scope.NOTE));
    private static final Standing<Facts> ADMINISTRATOR = Standing.granted(Role.ADMINISTRATOR, "an administrator");

    private static final Standing<Facts> EDITOR = new Standing<>(
            Role.EDITOR,
            "another editor of all sections that it names",
            (person, caller) -> caller.has(Role.EDITOR, person.sections()) && !caller.is(person.id()));

    private static final PermissionTable<Action, Facts, Stage> TABLE = new PermissionTable<>(
            "person",
            Stage.NONE,
            List.of(
                    new Rule<>(Action.REGISTER, SELF, Set.of(Stage.NONE)),
                    new Rule<>(Action.CHANGE, SELF, REGISTERED),
                    new Rule<>(Action.CHANGE_EMAIL, SELF, REGISTERED),
                    new Rule<>(Action.KEEP_SEARCHES, SELF, REGISTERED),
                    new Rule<>(Action.ERASE, SELF, ERASABLE),
                    new Rule<>(Action.ERASE, ADMINISTRATOR, ERASABLE),
                    new Rule<>(Action.GRANT_ROLE, ADMINISTRATOR, REGISTERED),
                    new Rule<>(Action.REVOKE_ROLE, ADMINISTRATOR, REGISTERED),
                    new Rule<>(Action.APPLY, SELF, REGISTERED),
                    new Rule<>(Action.WITHDRAW_APPLICATION, SELF, REGISTERED),
                    new Rule<>(Action.DECIDE_APPLICATION, EDITOR, REGISTERED),
                    new Rule<>(Action.DECIDE_APPLICATION, ADMINISTRATOR, REGISTERED),
                    new Rule<>(Action.REGISTER_CONNECTED, SELF_BY_SERVICE, Set.of(Stage.NONE)),
                    new Rule<>(Action.CONNECT, SELF_BY_SERVICE, REGISTERED),
                    new Rule<>(Action.DISCONNECT, SELF_BY_SERVICE, REGISTERED),
                    new Rule<>(Action.NOTE, SERVICE, ALWAYS),
                    new Rule<>(Action.SIGN_OUT_EVERYWHERE, SELF, ALWAYS),
                    new Rule<>(Action.SIGN_OUT_EVERYWHERE, ADMINISTRATOR, ALWAYS)));

    /** What can be done with an account. */
    public enum Action {
        REGISTER,
        CHANGE,
        /** To another address, and perhaps more with it. */
        CHANGE_EMAIL,
        /** Save, change and remove searches to ask again. */
        KEEP_SEARCHES,
        ERASE,
        GRANT_ROLE,
        REVOKE_ROLE,
        /** To become a reviewer. */
        APPLY,
        WITHDRAW_APPLICATION,
        /** Accept or decline it. */
        DECIDE_APPLICATION,
        /** Register as whom an OpenID provider vouches for. */
        REGISTER_CONNECTED,
        /** Come in by an account at an OpenID provider, too. */
        CONNECT,
        /** Come in by it no longer. */
        DISCONNECT,
        /** Say what has happened at the door. */
        NOTE,
        /** Make all sessions and tokens worthless. */
        SIGN_OUT_EVERYWHERE
    }

    /** What became of an account. */
    public enum Stage implements PermissionTable.Stage {
        NONE("not registered"),
        REGISTERED("registered"),
        ERASED("erased, for ever");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * What permissions depend on.
     *
     * @param sections slugs of those that the application names about which something is to be decided; empty where it is about none
     */
    public record Facts(String id, Collection<String> sections) {}

    private PersonPermissions() {}

    /**
     * Whether the caller may do this now. Otherwise the first that applies of: NOT_PERMITTED, so that others never learn
     * whether there is such a person; UNKNOWN; TAKEN; WRONG_STAGE.
     */
    public static Permission permission(Action action, Facts person, Stage stage, Caller caller) {
        if (PROVEN.contains(action) && caller.is(person.id()) && !caller.may(Scope.ACCOUNT)) {
            return new Withheld(Why.NOT_PERMITTED, "Do this on the pages of your account, which ask for your password.");
        }
        var permission = TABLE.permission(action, person, stage, "“" + person.id() + "”", caller);
        boolean gone = stage == Stage.ERASED && permission instanceof Withheld withheld && withheld.why() == Why.TAKEN;
        return gone ? new Withheld(Why.WRONG_STAGE, "This person is " + stage.words() + ".") : permission;
    }
}
