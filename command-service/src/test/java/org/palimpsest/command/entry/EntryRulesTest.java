package org.palimpsest.command.entry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
import org.palimpsest.command.Precondition;
import org.palimpsest.command.Refused;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.permission.Caller;

class EntryRulesTest {

    @Test
    void atEachStageEveryoneMayDoThisAndNothingElse() {
        assertThat(table()).isEqualTo("""
                nothing: olwen StartDraft
                nothing: otto StartDraft
                draft: olwen ReviseDraft SubmitEntry WithdrawEntry
                draft: edda WithdrawEntry
                under review: olwen WithdrawEntry
                under review: rhys SubmitReview
                under review: edda AcceptEntry AssignReviewer DeclineEntry RequestRevisions WithdrawEntry
                to be revised: olwen ReviseDraft SubmitEntry WithdrawEntry
                to be revised: edda WithdrawEntry
                declined: olwen WithdrawEntry
                declined: edda WithdrawEntry
                accepted: olwen WithdrawEntry
                accepted: edda PublishEntry ReviseDraft WithdrawEntry
                published: olwen StartRevision
                published: edda StartRevision WithdrawEntry
                revising: olwen ReviseDraft SubmitEntry
                revising: edda WithdrawEntry
                withdrawn: edda ReinstateEntry""");
    }

    @Test
    void anEditorOfTheirOwnEntryJudgesNothingOfIt() {
        assertThat(allowed(OLWEN_AS_EDITOR, Histories.REVIEWED)).isEqualTo("WithdrawEntry");
        assertThat(allowed(OLWEN_AS_EDITOR, Histories.ACCEPTED)).isEqualTo("PublishEntry WithdrawEntry");
    }

    @Test
    void whoIsNotConcernedCannotTellAnUnpublishedEntryFromNone() {
        var command = new PublishEntry(ENTRY);
        for (var outsider : List.of(NOBODY, ADA, OTTO, RUTH)) {
            for (var history : List.of(List.<EntryEvent>of(), Histories.DRAFT, Histories.ACCEPTED)) {
                assertThatThrownBy(() -> EntryRules.permit(
                                command, Histories.fold(history), outsider, new Precondition(5, 4L)))
                        .isInstanceOfSatisfying(
                                Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.UNKNOWN))
                        .hasMessage("There is no entry " + ENTRY + ".");
            }
        }
    }

    @Test
    void noCommandIsWithoutARule() {
        var everyone = List.of(OLWEN, OTTO, RHYS, EDDA);
        var ruled = stages().values().stream()
                .flatMap(history -> everyone.stream()
                        .flatMap(who -> EntryRules.allowed(Histories.fold(history), who).stream()))
                .distinct();
        assertThat(ruled).containsExactlyInAnyOrderElementsOf(commands());
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends EntryCommand>> commands() {
        return List.of((Class<? extends EntryCommand>[]) EntryCommand.class.getPermittedSubclasses());
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
        stages.put("under review", Histories.ASSIGNED);
        stages.put("to be revised", Histories.TO_BE_REVISED);
        stages.put("declined", Histories.DECLINED);
        stages.put("accepted", Histories.ACCEPTED);
        stages.put("published", Histories.PUBLISHED);
        stages.put("revising", Histories.REVISING);
        stages.put("withdrawn", Histories.WITHDRAWN);
        return stages;
    }

    private static String allowed(Caller who, List<EntryEvent> history) {
        return EntryRules.allowed(Histories.fold(history), who).stream()
                .map(Class::getSimpleName)
                .sorted()
                .collect(joining(" "));
    }
}
