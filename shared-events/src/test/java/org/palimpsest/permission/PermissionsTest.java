package org.palimpsest.permission;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;

class PermissionsTest {
    private static final UUID ENTRY = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Caller OWNER = new Caller("olwen", Set.of());
    private static final Caller OWNING_EDITOR = new Caller("olwen", Set.of(Role.EDITOR));
    private static final Caller EDITOR = new Caller("edda", Set.of(Role.EDITOR));
    private static final Caller REVIEWER = new Caller("rhys", Set.of(Role.REVIEWER));
    private static final PersonPermissions.Facts OLWEN = new PersonPermissions.Facts("olwen", List.of());
    private static final Caller ADMINISTRATOR = new Caller("ada", Set.of(Role.ADMINISTRATOR));

    @Test
    void twoPeopleAreNeededToPublishUnlessThePolicySaysOtherwise() {
        for (boolean may : List.of(true, false)) {
            var accepted = entry(EntryStage.ACCEPTED, 1, Set.of("rhys"), may);
            assertThat(EntryPermissions.permission(EntryAction.PUBLISH, accepted, EDITOR)).isEqualTo(new Granted(Role.EDITOR));
            assertThat(EntryPermissions.permission(EntryAction.PUBLISH, accepted, OWNING_EDITOR) instanceof Granted)
                    .isEqualTo(may);
            assertThat(EntryPermissions.allowed(accepted, OWNING_EDITOR).contains(EntryAction.PUBLISH)).isEqualTo(may);
            assertThat(EntryPermissions.permission(EntryAction.PUBLISH, accepted, OWNER)).isInstanceOf(Withheld.class);
        }
    }

    @Test
    void whoMayPublishSaysUntilWhenTheTextIsUnderEmbargo() {
        for (var action : List.of(EntryAction.LIFT_EMBARGO, EntryAction.MOVE_EMBARGO)) {
            for (var stage : EnumSet.range(EntryStage.DRAFT, EntryStage.WITHDRAWN)) {
                assertThat(EntryPermissions.permission(action, embargoed(stage, false), EDITOR)).isEqualTo(new Granted(Role.EDITOR));
                assertThat(EntryPermissions.permission(action, embargoed(stage, true), OWNING_EDITOR)).isEqualTo(new Granted(Role.EDITOR));
                for (var other : List.of(OWNING_EDITOR, OWNER, REVIEWER, ADMINISTRATOR, Caller.ANONYMOUS)) {
                    assertThat(EntryPermissions.permission(action, embargoed(stage, false), other)).isInstanceOf(Withheld.class);
                }
                assertThat(EntryPermissions.permission(action, entry(stage, 0, Set.of(), false), EDITOR))
                        .isEqualTo(new Withheld(Why.WRONG_STAGE, "The entry is under no embargo."));
            }
        }
    }

    @Test
    void acceptanceNeedsTheReviewsOfItsRound() {
        var one = entry(EntryStage.UNDER_REVIEW, 2, Set.of("rhys"), false);
        assertThat(EntryPermissions.permission(EntryAction.ACCEPT, one, EDITOR))
                .isEqualTo(new Withheld(Why.WRONG_STAGE, "This round has 1 of the 2 reviews that it needs."));
        assertThat(EntryPermissions.permission(EntryAction.ACCEPT, entry(EntryStage.UNDER_REVIEW, 1, Set.of("rhys"), false), EDITOR))
                .isEqualTo(new Granted(Role.EDITOR));
    }

    @Test
    void aDecisionIsTakenBackByWhoDecidesAsLongAsNothingHasFollowedFromIt() {
        var takeBack = EntryAction.TAKE_BACK_DECISION;
        for (var stage : EntryStage.values()) {
            boolean isDecided = Set.of(EntryStage.REVISIONS_REQUESTED, EntryStage.ACCEPTED, EntryStage.DECLINED, EntryStage.PUBLISHED)
                    .contains(stage);
            var standing = entry(stage, 1, Set.of("rhys"), true, true);
            assertThat(EntryPermissions.permission(takeBack, standing, EDITOR) instanceof Granted).as("%s", stage).isEqualTo(isDecided);
            for (var other : List.of(OWNER, OWNING_EDITOR, REVIEWER, ADMINISTRATOR)) {
                assertThat(EntryPermissions.permission(takeBack, standing, other)).isInstanceOf(Withheld.class);
            }
        }
        assertThat(EntryPermissions.permission(takeBack, entry(EntryStage.REVISIONS_REQUESTED, 1, Set.of(), false), EDITOR))
                .isEqualTo(new Withheld(
                        Why.WRONG_STAGE, "Its authors have begun to revise the entry, so that the decision can be taken back no more."));
        assertThat(EntryPermissions.permission(takeBack, entry(EntryStage.PUBLISHED, 1, Set.of(), false), EDITOR))
                .isEqualTo(new Withheld(
                        Why.WRONG_STAGE, "The entry was published after the decision, which can be taken back no more."));
    }

    @Test
    void whoHasReviewedIsNotAskedAgain() {
        assertThat(EntryPermissions.allowed(entry(EntryStage.UNDER_REVIEW, 1, Set.of(), false), REVIEWER))
                .containsExactly(EntryAction.REVIEW, EntryAction.DISCUSS_WITH_REVIEWER);
        assertThat(EntryPermissions.allowed(entry(EntryStage.UNDER_REVIEW, 1, Set.of("rhys"), false), REVIEWER))
                .containsExactly(EntryAction.DISCUSS_WITH_REVIEWER);
    }

    @Test
    void atTheWrongStageTheRightOnesAreTold() {
        assertThat(EntryPermissions.permission(EntryAction.SUBMIT, entry(EntryStage.ACCEPTED, 0, Set.of(), false), OWNER))
                .isEqualTo(new Withheld(
                        Why.WRONG_STAGE, "The entry is accepted. This can be done while it is a draft or to be revised."));
    }

    @Test
    void aCallerWhoIsNotSignedInMayDoNothing() {
        for (var stage : EntryStage.values()) {
            assertThat(EntryPermissions.allowed(entry(stage, 0, Set.of(), true), Caller.ANONYMOUS)).isEmpty();
        }
    }

    @Test
    void whoIsInvitedMayAnswerWhileTheRoundLastsAndNothingElse() {
        var ines = new Caller("ines", Set.of(Role.REVIEWER));
        assertThat(EntryPermissions.allowed(entry(EntryStage.UNDER_REVIEW, 1, Set.of(), false), ines))
                .containsExactly(EntryAction.ACCEPT_INVITATION, EntryAction.DECLINE_INVITATION);
        assertThat(EntryPermissions.allowed(entry(EntryStage.ACCEPTED, 1, Set.of(), false), ines)).isEmpty();
        var noReviewerAnyMore = new Caller("ines", Set.of());
        assertThat(EntryPermissions.allowed(entry(EntryStage.UNDER_REVIEW, 1, Set.of(), false), noReviewerAnyMore))
                .containsExactly(EntryAction.DECLINE_INVITATION);
        assertThat(EntryPermissions.mayKnow(entry(EntryStage.UNDER_REVIEW, 1, Set.of(), false), ines)).isFalse();
    }

    @Test
    void sectionsAreForAdministratorsAndNoSecret() {
        var create = SectionPermissions.Action.CREATE;
        assertThat(SectionPermissions.permission(create, "towns", SectionPermissions.Stage.NONE, ADMINISTRATOR))
                .isEqualTo(new Granted(Role.ADMINISTRATOR));
        assertThat(SectionPermissions.permission(create, "towns", SectionPermissions.Stage.CLOSED, ADMINISTRATOR))
                .isEqualTo(new Withheld(Why.TAKEN, "There is a section “towns” already."));
        assertThat(SectionPermissions.permission(create, "towns", SectionPermissions.Stage.NONE, EDITOR))
                .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for administrators."));
        assertThat(SectionPermissions.permission(
                        SectionPermissions.Action.CLOSE, "towns", SectionPermissions.Stage.NONE, ADMINISTRATOR))
                .isEqualTo(new Withheld(Why.UNKNOWN, "There is no section “towns”."));
    }

    @Test
    void othersNeverLearnWhetherThereIsAPerson() {
        for (var stage : PersonPermissions.Stage.values()) {
            assertThat(PersonPermissions.permission(PersonPermissions.Action.ERASE, OLWEN, stage, EDITOR))
                    .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for the person or an administrator."));
            assertThat(PersonPermissions.permission(PersonPermissions.Action.GRANT_ROLE, OLWEN, stage, OWNER))
                    .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for an administrator."));
        }
        assertThat(PersonPermissions.permission(
                        PersonPermissions.Action.REGISTER, OLWEN, PersonPermissions.Stage.ERASED, OWNER))
                .isEqualTo(new Withheld(Why.WRONG_STAGE, "This person is erased, for ever."));
    }

    /** Somebody who may do everything makes tokens, each for one role; and one for none. */
    @Test
    void aTokenActsInNoOtherRoleThanItWasMadeFor() {
        var actsAs = new HashMap<Set<Role>, Set<Role>>();
        for (var roles : Stream.concat(Stream.of(Set.<Role>of()), Role.GRANTABLE.stream().map(Set::of)).toList()) {
            var token = new Caller("olwen", Role.GRANTABLE, Scope.ofToken(roles));
            var person = new Caller("rhys", Role.GRANTABLE, Scope.ofToken(roles));
            actsAs.put(roles, Stream.of(token, person)
                    .flatMap(PermissionsTest::everything)
                    .filter(Granted.class::isInstance)
                    .map(granted -> ((Granted) granted).role())
                    .collect(toSet()));
        }
        assertThat(actsAs).containsOnly(
                Map.entry(Set.of(), Set.of()),
                Map.entry(Set.of(Role.CONTRIBUTOR), Set.of(Role.CONTRIBUTOR, Role.OWNER)),
                Map.entry(Set.of(Role.REVIEWER), Set.of(Role.REVIEWER)),
                Map.entry(Set.of(Role.EDITOR), Set.of(Role.EDITOR)),
                Map.entry(Set.of(Role.ADMINISTRATOR), Set.of(Role.ADMINISTRATOR)));
    }

    @Test
    void noTokenTakesAnAccountOverOrNotesWhoCameIn() {
        var token = new Caller("olwen", Role.GRANTABLE, Scope.ofToken(Role.GRANTABLE));
        for (var action : List.of(
                PersonPermissions.Action.CHANGE_EMAIL,
                PersonPermissions.Action.ERASE,
                PersonPermissions.Action.NOTE,
                PersonPermissions.Action.CONNECT,
                PersonPermissions.Action.DISCONNECT)) {
            assertThat(PersonPermissions.permission(action, OLWEN, PersonPermissions.Stage.REGISTERED, token))
                    .isInstanceOfSatisfying(Withheld.class, no -> assertThat(no.why()).isEqualTo(Why.NOT_PERMITTED));
        }
    }

    /** For whom a provider vouches is checked by our services; so nobody says it of themselves, nor they of anybody else. */
    @Test
    void onlyOurServicesConnectAProviderAndOnlyInThePersonsOwnName() {
        for (var action : List.of(
                PersonPermissions.Action.REGISTER_CONNECTED, PersonPermissions.Action.CONNECT, PersonPermissions.Action.DISCONNECT)) {
            var stage = action == PersonPermissions.Action.REGISTER_CONNECTED
                    ? PersonPermissions.Stage.NONE
                    : PersonPermissions.Stage.REGISTERED;
            assertThat(PersonPermissions.permission(action, OLWEN, stage, new Caller("olwen", Set.of(), Scope.ALL)))
                    .isEqualTo(new Granted(Role.OWNER));
            for (var other : List.of(OWNER, OWNER.proven(), ADMINISTRATOR, Caller.INSTALLATION, new Caller("rhys", Set.of(), Scope.ALL))) {
                assertThat(PersonPermissions.permission(action, OLWEN, stage, other))
                        .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for this installation itself, in the person's name."));
            }
        }
    }

    @Test
    void whatSomebodySearchesForIsTheirsAlone() {
        var keep = PersonPermissions.Action.KEEP_SEARCHES;
        var registered = PersonPermissions.Stage.REGISTERED;
        assertThat(PersonPermissions.permission(keep, OLWEN, registered, OWNER)).isEqualTo(new Granted(Role.OWNER));
        for (var other : List.of(EDITOR, ADMINISTRATOR)) {
            assertThat(PersonPermissions.permission(keep, OLWEN, registered, other))
                    .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for the person."));
        }
    }

    @Test
    void synonymsAreForEditorsOfAnySectionAndAdministrators() {
        var ofTowns = new Caller("edda", Map.of(Role.EDITOR, Reach.of(Set.of("towns"))));
        for (var caller : List.of(EDITOR, ofTowns)) {
            assertThat(synonyms(SynonymPermissions.Action.ADD, SynonymPermissions.Stage.NONE, caller)).isEqualTo(new Granted(Role.EDITOR));
        }
        assertThat(synonyms(SynonymPermissions.Action.CHANGE, SynonymPermissions.Stage.THERE, ADMINISTRATOR))
                .isEqualTo(new Granted(Role.ADMINISTRATOR));
        assertThat(synonyms(SynonymPermissions.Action.CHANGE, SynonymPermissions.Stage.NONE, EDITOR))
                .isEqualTo(new Withheld(Why.UNKNOWN, "There is no group of synonyms " + ENTRY + "."));
        assertThat(synonyms(SynonymPermissions.Action.ADD, SynonymPermissions.Stage.THERE, EDITOR))
                .isEqualTo(new Withheld(Why.TAKEN, "There is a group of synonyms " + ENTRY + " already."));
        assertThat(synonyms(SynonymPermissions.Action.ADD, SynonymPermissions.Stage.NONE, OWNER))
                .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for editors or administrators."));
    }

    private static Permission synonyms(SynonymPermissions.Action action, SynonymPermissions.Stage stage, Caller caller) {
        return SynonymPermissions.permission(action, ENTRY, stage, caller);
    }

    private static Stream<Permission> everything(Caller caller) {
        var entries = Stream.of(EntryStage.values()).flatMap(stage -> Stream.of(EntryAction.values())
                .map(action -> EntryPermissions.permission(action, entry(stage, 0, Set.of(), true), caller)));
        var sections = Stream.of(SectionPermissions.Stage.values()).flatMap(stage -> Stream.of(SectionPermissions.Action.values())
                .map(action -> SectionPermissions.permission(action, "towns", stage, caller)));
        var issues = Stream.of(IssuePermissions.Stage.values()).flatMap(stage -> Stream.of(IssuePermissions.Action.values())
                .map(action -> IssuePermissions.permission(action, ENTRY, "towns", stage, caller)));
        var people = Stream.of(PersonPermissions.Stage.values()).flatMap(stage -> Stream.of(PersonPermissions.Action.values())
                .map(action -> PersonPermissions.permission(action, OLWEN, stage, caller)));
        var comments = Stream.of(CommentPermissions.Stage.values()).flatMap(stage -> Stream.of(CommentPermissions.Action.values())
                .map(action -> CommentPermissions.permission(
                        action, new CommentPermissions.Facts(ENTRY, "towns", stage, "olwen"), caller)));
        var synonyms = Stream.of(SynonymPermissions.Stage.values()).flatMap(stage -> Stream.of(SynonymPermissions.Action.values())
                .map(action -> SynonymPermissions.permission(action, ENTRY, stage, caller)));
        return Stream.of(entries, sections, issues, people, comments, synonyms).flatMap(each -> each);
    }

    @Test
    void aRoleOfSomeSectionsIsNoneInOthers() {
        var here = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("notes", "essays"))));
        var elsewhere = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("essays"))));
        for (var stage : EnumSet.range(EntryStage.DRAFT, EntryStage.WITHDRAWN)) {
            var entry = entry(stage, 1, Set.of("rhys"), true);
            assertThat(EntryPermissions.allowed(entry, here)).isEqualTo(EntryPermissions.allowed(entry, EDITOR));
            assertThat(EntryPermissions.allowed(entry, elsewhere)).isEmpty();
            assertThat(EntryPermissions.mayKnow(entry, here)).isTrue();
            assertThat(EntryPermissions.mayKnow(entry, elsewhere)).isFalse();
        }
        var reviewer = new Caller("rhys", Map.of(Role.REVIEWER, Reach.of(List.of("essays"))));
        assertThat(EntryPermissions.allowed(entry(EntryStage.UNDER_REVIEW, 1, Set.of(), false), reviewer)).isEmpty();
        var begun = entry(EntryStage.NONE, 0, Set.of(), false);
        var contributor = new Caller("olwen", Map.of(Role.CONTRIBUTOR, Reach.of(List.of("essays"))));
        assertThat(EntryPermissions.permission(EntryAction.START_DRAFT, begun, contributor))
                .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for a contributor of its section."));
    }

    @Test
    void anIssueAndACommentAreForEditorsOfTheirSection() {
        var elsewhere = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("essays"))));
        for (var action : IssuePermissions.Action.values()) {
            for (var stage : IssuePermissions.Stage.values()) {
                assertThat(IssuePermissions.permission(action, ENTRY, "notes", stage, elsewhere))
                        .isEqualTo(new Withheld(Why.NOT_PERMITTED, "This is for an editor of its section."));
            }
        }
        var waiting = new CommentPermissions.Facts(ENTRY, "notes", CommentPermissions.Stage.WAITING, null);
        assertThat(CommentPermissions.permission(CommentPermissions.Action.APPROVE, waiting, elsewhere))
                .isInstanceOfSatisfying(Withheld.class, withheld -> assertThat(withheld.why()).isEqualTo(Why.UNKNOWN));
        assertThat(CommentPermissions.permission(CommentPermissions.Action.APPROVE, waiting, EDITOR)).isInstanceOf(Granted.class);
    }

    @Test
    void anApplicationIsDecidedByEditorsOfAllItsSections() {
        var decide = PersonPermissions.Action.DECIDE_APPLICATION;
        var application = new PersonPermissions.Facts("olwen", List.of("notes", "essays"));
        var ofOne = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("notes"))));
        var ofBoth = new Caller("edda", Map.of(Role.EDITOR, Reach.of(List.of("notes", "essays"))));
        var registered = PersonPermissions.Stage.REGISTERED;
        assertThat(PersonPermissions.permission(decide, application, registered, ofOne)).isInstanceOf(Withheld.class);
        assertThat(PersonPermissions.permission(decide, application, registered, ofBoth)).isEqualTo(new Granted(Role.EDITOR));
    }

    private static EntryFacts entry(EntryStage stage, int needed, Set<String> reviewed, boolean ownerMayPublish) {
        return entry(stage, needed, reviewed, ownerMayPublish, false);
    }

    private static EntryFacts entry(EntryStage stage, int needed, Set<String> reviewed, boolean ownerMayPublish, boolean revocable) {
        var reviewer = Set.of("rhys");
        return new EntryFacts(
                ENTRY, "notes", stage, "olwen", Ownership.FIRST, 0, reviewer, Set.of("ines"), reviewer, reviewed, needed, ownerMayPublish, revocable, false,
                Credits.NONE, false, false);
    }

    private static EntryFacts embargoed(EntryStage stage, boolean ownerMayPublish) {
        return new EntryFacts(
                ENTRY, "notes", stage, "olwen", Ownership.FIRST, 1, Set.of(), Set.of(), Set.of(), Set.of(), 0, ownerMayPublish, false, false, Credits.NONE,
                false, true);
    }
}
