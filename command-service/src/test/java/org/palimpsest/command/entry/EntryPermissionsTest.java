package org.palimpsest.command.entry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOBODY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.OLWEN_AS_EDITOR;
import static org.palimpsest.command.Samples.OTTO;
import static org.palimpsest.command.Samples.RHYS;
import static org.palimpsest.command.Samples.RUTH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;

/** The table, over what this service knows of an entry at each stage. */
class EntryPermissionsTest {
    private static final UUID OFFER = UUID.fromString("01890a5d-ac98-7abc-8def-0123456789ab");

    @Test
    void atEachStageEveryoneMayDoThisAndNothingElse() {
        assertThat(table()).isEqualTo("""
                nothing: olwen START_DRAFT
                nothing: otto START_DRAFT
                draft: olwen REVISE_DRAFT SUBMIT WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                draft: edda WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                draft: ada HAND_OVER
                invited: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                invited: rhys ACCEPT_INVITATION DECLINE_INVITATION
                invited: edda INVITE_REVIEWER WITHDRAW_INVITATION ASSIGN_REVIEWER REQUEST_REVISIONS DECLINE WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                invited: ada HAND_OVER
                under review: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                under review: rhys REVIEW DISCUSS_WITH_REVIEWER
                under review: edda INVITE_REVIEWER ASSIGN_REVIEWER REQUEST_REVISIONS DECLINE WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_WITH_REVIEWER DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                under review: ada HAND_OVER
                reviewed: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                reviewed: rhys DISCUSS_WITH_REVIEWER
                reviewed: edda INVITE_REVIEWER ASSIGN_REVIEWER REQUEST_REVISIONS ACCEPT DECLINE WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_WITH_REVIEWER DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                reviewed: ada HAND_OVER
                to be revised: olwen REVISE_DRAFT SUBMIT WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                to be revised: edda TAKE_BACK_DECISION WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                to be revised: ada HAND_OVER
                declined: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                declined: edda TAKE_BACK_DECISION WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                declined: ada HAND_OVER
                accepted: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                accepted: edda REVISE_DRAFT TAKE_BACK_DECISION PUBLISH WITHDRAW SUPPRESS SCHEDULE DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                accepted: ada HAND_OVER
                published: olwen START_REVISION INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                published: otto CLAIM_CREDIT
                published: ruth CLAIM_CREDIT
                published: edda START_REVISION WITHDRAW SUPPRESS SCHEDULE INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                published: ada SUPPRESS CLAIM_CREDIT HAND_OVER
                published: nobody CLAIM_CREDIT
                embargoed: olwen START_REVISION INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                embargoed: otto CLAIM_CREDIT
                embargoed: ruth CLAIM_CREDIT
                embargoed: edda START_REVISION WITHDRAW SUPPRESS SCHEDULE LIFT_EMBARGO MOVE_EMBARGO INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                embargoed: ada SUPPRESS CLAIM_CREDIT HAND_OVER
                embargoed: nobody CLAIM_CREDIT
                revising: olwen REVISE_DRAFT SUBMIT INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                revising: otto CLAIM_CREDIT
                revising: ruth CLAIM_CREDIT
                revising: edda WITHDRAW SUPPRESS CLAIM_CREDIT DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                revising: ada SUPPRESS CLAIM_CREDIT HAND_OVER
                revising: nobody CLAIM_CREDIT
                suppressed: olwen START_REVISION INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                suppressed: otto CLAIM_CREDIT
                suppressed: ruth CLAIM_CREDIT
                suppressed: edda START_REVISION WITHDRAW SUPPRESS LIFT_SUPPRESSION SCHEDULE INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                suppressed: ada SUPPRESS LIFT_SUPPRESSION CLAIM_CREDIT HAND_OVER
                suppressed: nobody CLAIM_CREDIT
                claimed: olwen START_REVISION INVITE_CONTRIBUTOR CLAIM_CREDIT DECIDE_CLAIM RELEASE_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                claimed: otto CLAIM_CREDIT ANSWER_CREDIT RELEASE_CREDIT
                claimed: ruth CLAIM_CREDIT
                claimed: edda START_REVISION WITHDRAW SUPPRESS SCHEDULE INVITE_CONTRIBUTOR CLAIM_CREDIT DECIDE_CLAIM RELEASE_CREDIT DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HAND_OVER
                claimed: ada SUPPRESS CLAIM_CREDIT HAND_OVER
                claimed: nobody CLAIM_CREDIT
                objected: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT RELEASE_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                objected: otto ANSWER_CREDIT RELEASE_CREDIT
                objected: edda REVISE_DRAFT TAKE_BACK_DECISION WITHDRAW SUPPRESS SET_ASIDE_OBJECTION DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                objected: ada HAND_OVER
                offered: olwen WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT RELEASE_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER TAKE_BACK_HANDOVER
                offered: otto ANSWER_CREDIT RELEASE_CREDIT ANSWER_HANDOVER
                offered: rhys DISCUSS_WITH_REVIEWER
                offered: edda INVITE_REVIEWER ASSIGN_REVIEWER REQUEST_REVISIONS ACCEPT DECLINE WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_WITH_REVIEWER DISCUSS_AMONG_EDITORS HANDLE HAND_OVER TAKE_BACK_HANDOVER
                offered: ada HAND_OVER TAKE_BACK_HANDOVER
                handed over: otto WITHDRAW INVITE_CONTRIBUTOR CLAIM_CREDIT ANSWER_CREDIT RELEASE_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER
                handed over: rhys DISCUSS_WITH_REVIEWER
                handed over: edda INVITE_REVIEWER ASSIGN_REVIEWER REQUEST_REVISIONS ACCEPT DECLINE WITHDRAW SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_WITH_REVIEWER DISCUSS_AMONG_EDITORS HANDLE HAND_OVER
                handed over: ada HAND_OVER
                withdrawn: olwen DISCUSS_WITH_AUTHOR
                withdrawn: edda REINSTATE SUPPRESS DISCUSS_WITH_AUTHOR DISCUSS_AMONG_EDITORS
                withdrawn: ada SUPPRESS""");
    }

    @Test
    void anEditorOfTheirOwnEntryJudgesNothingOfIt() {
        assertThat(allowed(OLWEN_AS_EDITOR, Histories.REVIEWED)).isEqualTo("WITHDRAW SUPPRESS INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER");
        assertThat(allowed(OLWEN_AS_EDITOR, Histories.ACCEPTED)).isEqualTo("WITHDRAW SUPPRESS INVITE_CONTRIBUTOR CLAIM_CREDIT DISCUSS_WITH_AUTHOR HAND_OVER");
    }

    @Test
    void whoIsNotConcernedCannotTellAnUnpublishedEntryFromNone() {
        for (var outsider : List.of(NOBODY, ADA, OTTO, RUTH, Caller.ANONYMOUS)) {
            for (var action : EntryAction.values()) {
                for (var history : List.of(List.<EntryEvent>of(), Histories.DRAFT, Histories.ACCEPTED)) {
                    // Administrators may hand over what its owner has left behind.
                    boolean isTold = outsider.equals(ADA)
                            && !history.isEmpty()
                            && (action == EntryAction.HAND_OVER || action == EntryAction.TAKE_BACK_HANDOVER);
                    if (action != EntryAction.START_DRAFT && !isTold) {
                        assertThat(EntryPermissions.permission(action, facts(history), outsider))
                                .isEqualTo(new Withheld(Why.UNKNOWN, "There is no entry " + ENTRY + "."));
                    }
                }
            }
        }
    }

    @Test
    void noActionIsWithoutARule() {
        var everyone = List.of(OLWEN, OTTO, RHYS, EDDA);
        var ruled = stages().values().stream()
                .flatMap(history -> everyone.stream()
                        .flatMap(who -> EntryPermissions.allowed(facts(history), who).stream()))
                .distinct();
        assertThat(ruled).containsExactlyInAnyOrder(EntryAction.values());
    }

    private static String table() {
        return stages().entrySet().stream()
                .flatMap(stage -> List.of(OLWEN, OTTO, RHYS, RUTH, EDDA, ADA, NOBODY).stream()
                        .filter(who -> !allowed(who, stage.getValue()).isEmpty())
                        .map(who -> stage.getKey() + ": " + who.person() + " " + allowed(who, stage.getValue())))
                .collect(joining("\n"));
    }

    private static Map<String, List<EntryEvent>> stages() {
        var stages = new LinkedHashMap<String, List<EntryEvent>>();
        stages.put("nothing", List.of());
        stages.put("draft", Histories.DRAFT);
        stages.put("invited", Histories.INVITED);
        stages.put("under review", Histories.ASSIGNED);
        stages.put("reviewed", Histories.REVIEWED);
        stages.put("to be revised", Histories.TO_BE_REVISED);
        stages.put("declined", Histories.DECLINED);
        stages.put("accepted", Histories.ACCEPTED);
        stages.put("published", Histories.PUBLISHED);
        stages.put("embargoed", Histories.EMBARGOED);
        stages.put("revising", Histories.REVISING);
        stages.put("suppressed", Histories.SUPPRESSED);
        stages.put("claimed", Histories.then(Histories.PUBLISHED, new CreditClaimed(ENTRY, "Bethan Smith", "otto")));
        stages.put("objected", Histories.then(Histories.ACCEPTED, new CreditObjected(ENTRY, "Bethan Smith", "otto", "No.")));
        var offered = Histories.then(
                Histories.REVIEWED,
                new CreditConfirmed(ENTRY, "Bethan Smith", "otto"),
                new OwnershipOffered(ENTRY, OFFER, "otto", "olwen", null));
        stages.put("offered", offered);
        stages.put("handed over", Histories.then(offered, new OwnershipHandedOver(ENTRY, OFFER, "olwen", "otto")));
        stages.put("withdrawn", Histories.WITHDRAWN);
        return stages;
    }

    private static String allowed(Caller who, List<EntryEvent> history) {
        return EntryPermissions.allowed(facts(history), who).stream().map(Enum::name).collect(joining(" "));
    }

    private static EntryFacts facts(List<EntryEvent> history) {
        return Histories.fold(history).facts(ENTRY);
    }
}
