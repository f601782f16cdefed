package org.palimpsest.command.issue;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.issue.IssueScenario.DRAFT;
import static org.palimpsest.command.issue.IssueScenario.ELSEWHERE;
import static org.palimpsest.command.issue.IssueScenario.ISSUE;
import static org.palimpsest.command.issue.IssueScenario.SECOND;
import static org.palimpsest.command.issue.IssueScenario.WAITING;
import static org.palimpsest.command.issue.IssueScenario.given;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.issue.IssueCommand.AddToIssue;
import org.palimpsest.command.issue.IssueCommand.ChangeIssue;
import org.palimpsest.command.issue.IssueCommand.Details;
import org.palimpsest.command.issue.IssueCommand.PlanIssue;
import org.palimpsest.command.issue.IssueCommand.PublishIssue;
import org.palimpsest.command.issue.IssueCommand.RemoveFromIssue;
import org.palimpsest.command.issue.IssueCommand.ReorderIssue;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.EntryRemovedFromIssue;
import org.palimpsest.events.IssueEvent.IssueDetailsChanged;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.IssueEvent.IssueReordered;

class JournalIssueTest {
    private static final IssueEvent PLANNED = new IssuePlanned(ISSUE, "abstracts", "22", "S2", 2022, null);
    private static final IssueEvent WITH_FIRST = new EntryAddedToIssue(ISSUE, ENTRY);
    private static final IssueEvent WITH_SECOND = new EntryAddedToIssue(ISSUE, SECOND);
    private static final IssueEvent OUT = new IssuePublished(ISSUE, "abstracts", "22", "S2", 2022, null, List.of(ENTRY));

    private static Details details(String volume, String number, int year, @Nullable String title) {
        return new Details(volume, number, year, title);
    }

    @Test
    void anEditorPlansAnIssueOfAJournal() {
        given().when(EDDA, new PlanIssue(ISSUE, "abstracts", details(" 22 ", "S2", 2022, " ICIC22 ")))
                .expectEvents(new IssuePlanned(ISSUE, "abstracts", "22", "S2", 2022, "ICIC22"));
        given().when(OLWEN, new PlanIssue(ISSUE, "abstracts", details("22", "S2", 2022, null)))
                .expectException(refused(NOT_PERMITTED))
                .expectNoEvents();
        given().when(ADA, new PlanIssue(ISSUE, "abstracts", details("22", "S2", 2022, null)))
                .expectException(refused(NOT_PERMITTED));
        given(PLANNED).when(EDDA, new PlanIssue(ISSUE, "abstracts", details("23", "1", 2023, null)))
                .expectException(refused(TAKEN))
                .expectNoEvents();
    }

    @Test
    void whatAnIssueCannotBeCalledIsRefusedFieldByField() {
        given().when(EDDA, new PlanIssue(ISSUE, "valleys", details("22", "S2", 2022, null)))
                .expectException(refused(INVALID, "section"));
        given().when(EDDA, new PlanIssue(ISSUE, "nowhere", details("", "S/2", 22, "x".repeat(201))))
                .expectException(refused(INVALID, "section", "volume", "number", "year", "title"))
                .expectNoEvents();
        given().when(EDDA, new PlanIssue(ISSUE, "abstracts", details("21", "s1", 2021, null)))
                .expectException(refused(INVALID, "number"))
                .expectNoEvents();
    }

    @Test
    void itIsCalledSomethingElseAsLongAsItIsPlanned() {
        given(PLANNED).when(EDDA, new ChangeIssue(ISSUE, details("22", "S3", 2022, "Late")))
                .expectEvents(new IssueDetailsChanged(ISSUE, "22", "S3", 2022, "Late"));
        given(PLANNED).when(EDDA, new ChangeIssue(ISSUE, details("22", "S2 ", 2022, ""))).expectNoEvents();
        given(PLANNED).when(EDDA, new ChangeIssue(ISSUE, details("21", "S1", 2022, null)))
                .expectException(refused(INVALID, "number"));
        given(PLANNED, WITH_FIRST, OUT).when(EDDA, new ChangeIssue(ISSUE, details("22", "S3", 2022, null)))
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
        given().when(EDDA, new ChangeIssue(ISSUE, details("22", "S3", 2022, null))).expectException(refused(UNKNOWN));
        given(PLANNED).when(OLWEN, new ChangeIssue(ISSUE, details("22", "S3", 2022, null)))
                .expectException(refused(NOT_PERMITTED));
    }

    @Test
    void acceptedEntriesOfTheSectionAreAdded() {
        given(PLANNED).when(EDDA, new AddToIssue(ISSUE, ENTRY)).expectEvents(WITH_FIRST);
        given(PLANNED, WITH_FIRST).when(EDDA, new AddToIssue(ISSUE, ENTRY)).expectNoEvents();
        for (var unfit : new UUID[] {DRAFT, ELSEWHERE, WAITING, ISSUE}) {
            given(PLANNED).when(EDDA, new AddToIssue(ISSUE, unfit)).expectException(refused(INVALID, "entry")).expectNoEvents();
        }
        given(PLANNED).when(OLWEN, new AddToIssue(ISSUE, ENTRY)).expectException(refused(NOT_PERMITTED));
        given(PLANNED, WITH_FIRST, OUT).when(EDDA, new AddToIssue(ISSUE, SECOND)).expectException(refused(WRONG_STATE));
    }

    @Test
    void entriesAreTakenOutAndPutInAnotherOrder() {
        given(PLANNED, WITH_FIRST).when(EDDA, new RemoveFromIssue(ISSUE, ENTRY))
                .expectEvents(new EntryRemovedFromIssue(ISSUE, ENTRY));
        given(PLANNED, WITH_FIRST).when(EDDA, new RemoveFromIssue(ISSUE, SECOND)).expectNoEvents();
        given(PLANNED, WITH_FIRST).when(OLWEN, new RemoveFromIssue(ISSUE, ENTRY)).expectException(refused(NOT_PERMITTED));
        given(PLANNED, WITH_FIRST, WITH_SECOND).when(EDDA, new ReorderIssue(ISSUE, List.of(SECOND, ENTRY)))
                .expectEvents(new IssueReordered(ISSUE, List.of(SECOND, ENTRY)));
        given(PLANNED, WITH_FIRST, WITH_SECOND).when(EDDA, new ReorderIssue(ISSUE, List.of(ENTRY, SECOND))).expectNoEvents();
        for (var wrong : List.of(List.of(ENTRY), List.of(ENTRY, ENTRY), List.of(ENTRY, DRAFT), List.of(ENTRY, SECOND, DRAFT))) {
            given(PLANNED, WITH_FIRST, WITH_SECOND).when(EDDA, new ReorderIssue(ISSUE, wrong))
                    .expectException(refused(INVALID, "entries"))
                    .expectNoEvents();
        }
        given(PLANNED).when(OLWEN, new ReorderIssue(ISSUE, List.of())).expectException(refused(NOT_PERMITTED));
    }

    @Test
    void itIsPublishedOnceAndNotEmpty() {
        given(PLANNED, WITH_FIRST).when(EDDA, new PublishIssue(ISSUE)).expectEvents(OUT);
        given(PLANNED).when(EDDA, new PublishIssue(ISSUE)).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(PLANNED, WITH_FIRST, OUT).when(EDDA, new PublishIssue(ISSUE)).expectException(refused(WRONG_STATE));
        given(PLANNED, WITH_FIRST).when(OLWEN, new PublishIssue(ISSUE)).expectException(refused(NOT_PERMITTED));
    }
}
