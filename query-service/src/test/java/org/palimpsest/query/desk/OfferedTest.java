package org.palimpsest.query.desk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.web.Problem;

/** What is offered to whom, at each stage of an entry whose owner may publish it if they are an editor. */
class OfferedTest {
    private static final Policy POLICY = new Policy(
            2, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0", WithdrawnVersions.HIDDEN,
            PublicHistory.FROM_PUBLICATION, false, true);
    private static final Suppression PASSAGE = new Suppression(Suppression.Kind.PASSAGE, "care", null, null);

    private static final Caller OWNING_EDITOR = new Caller(OWNER, Set.of(Role.EDITOR));
    private static final Caller IMPARTIAL_EDITOR = new Caller(EDITOR, Set.of(Role.EDITOR));

    private static final Map<String, UUID> ENTRIES = new LinkedHashMap<>();
    private static final Map<String, Caller> CALLERS = new LinkedHashMap<>();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        CALLERS.put("owner", new Caller(OWNER, Set.of(Role.CONTRIBUTOR)));
        CALLERS.put("owning editor", OWNING_EDITOR);
        CALLERS.put("editor", IMPARTIAL_EDITOR);
        CALLERS.put("first reviewer", new Caller(FIRST, Set.of(Role.REVIEWER)));
        CALLERS.put("first reviewer, no longer one", new Caller(FIRST, Set.of()));
        CALLERS.put("second reviewer", new Caller(SECOND, Set.of(Role.REVIEWER)));
        CALLERS.put("administrator", new Caller("ada", Set.of(Role.ADMINISTRATOR)));
        CALLERS.put("other", new Caller("nora-nobody", Set.of(Role.CONTRIBUTOR, Role.REVIEWER)));
        service = new Running();
        append("submitted", EntrySubmitted.class, 1);
        append("assigned", ReviewerAssigned.class, 1);
        append("to be revised", RevisionsRequested.class, 1);
        append("half reviewed", ReviewSubmitted.class, 2);
        append("reviewed", ReviewSubmitted.class, 3);
        append("accepted", EntryAccepted.class, 1);
        append("published", EntryPublished.class, 1);
        append("revising", RevisionStarted.class, 1);
        append("withdrawn", EntryWithdrawn.class, 1);
        append("reinstated", EntryReinstated.class, 1);
        var suppressed = append("suppressed", EntryPublished.class, 1);
        service.append(EDITOR, Role.EDITOR, new EntrySuppressed(suppressed, 1, PASSAGE, "They asked for it."));
        var lifted = append("lifted", EntryPublished.class, 1);
        service.append(EDITOR, Role.EDITOR, new EntrySuppressed(lifted, 1, PASSAGE, "They asked for it."));
        service.append(EDITOR, Role.EDITOR, new SuppressionLifted(lifted, 1, "They agreed."));
        service.caughtUp(Desk.MODEL);
        desk = service.bean(Desk.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The life of an entry until the {@code count}th event of a kind. */
    private static UUID append(String stage, Class<? extends EntryEvent> last, int count) {
        var id = UUID.randomUUID();
        ENTRIES.put(stage, id);
        service.append(new Scenario(id, "towns", stage.replace(' ', '-'), POLICY).until(last, count));
        return id;
    }

    @Test
    void whatIsOfferedIsWhatTheTableAllows() {
        assertThat(table()).isEqualTo("""
                submitted: owner: withdraw contributor-invitations credit-claims author-messages handover
                submitted: owning editor: withdraw suppressions contributor-invitations credit-claims author-messages handover
                submitted: editor: invitations reviewers request-revisions decline withdraw suppressions author-messages editor-messages handling-editor handover
                assigned: owner: withdraw contributor-invitations credit-claims author-messages handover
                assigned: owning editor: withdraw suppressions contributor-invitations credit-claims author-messages handover
                assigned: editor: invitations reviewers request-revisions decline withdraw suppressions author-messages reviewer-messages editor-messages handling-editor handover
                assigned: first reviewer: reviews reviewer-messages
                to be revised: owner: draft submit withdraw contributor-invitations credit-claims author-messages handover
                to be revised: owning editor: draft submit withdraw suppressions contributor-invitations credit-claims author-messages handover
                to be revised: editor: take-back-decision withdraw suppressions author-messages editor-messages handling-editor handover
                half reviewed: owner: withdraw contributor-invitations credit-claims author-messages handover
                half reviewed: owning editor: withdraw suppressions contributor-invitations credit-claims author-messages handover
                half reviewed: editor: invitations reviewers request-revisions decline withdraw suppressions author-messages reviewer-messages editor-messages handling-editor handover
                half reviewed: first reviewer: reviews reviewer-messages
                half reviewed: second reviewer: reviewer-messages
                reviewed: owner: withdraw contributor-invitations credit-claims author-messages handover
                reviewed: owning editor: withdraw suppressions contributor-invitations credit-claims author-messages handover
                reviewed: editor: invitations reviewers request-revisions accept decline withdraw suppressions author-messages reviewer-messages editor-messages handling-editor handover
                reviewed: first reviewer: reviewer-messages
                reviewed: second reviewer: reviewer-messages
                accepted: owner: withdraw contributor-invitations credit-claims author-messages handover
                accepted: owning editor: publish withdraw suppressions schedule contributor-invitations credit-claims author-messages handover
                accepted: editor: draft take-back-decision publish withdraw suppressions schedule author-messages editor-messages handling-editor handover
                published: owner: start-revision contributor-invitations credit-claims author-messages handover
                published: owning editor: start-revision withdraw suppressions schedule contributor-invitations credit-claims author-messages handover
                published: editor: start-revision withdraw suppressions schedule contributor-invitations credit-claims author-messages editor-messages handover
                revising: owner: draft submit contributor-invitations credit-claims author-messages handover
                revising: owning editor: draft submit withdraw suppressions contributor-invitations credit-claims author-messages handover
                revising: editor: withdraw suppressions credit-claims author-messages editor-messages handover
                withdrawn: owner: author-messages
                withdrawn: owning editor: reinstate suppressions author-messages
                withdrawn: editor: reinstate suppressions author-messages editor-messages
                reinstated: owner: draft submit contributor-invitations credit-claims author-messages handover
                reinstated: owning editor: draft submit withdraw suppressions contributor-invitations credit-claims author-messages handover
                reinstated: editor: withdraw suppressions credit-claims author-messages editor-messages handover
                suppressed: owner: start-revision contributor-invitations credit-claims author-messages handover
                suppressed: owning editor: start-revision withdraw suppressions lift schedule contributor-invitations credit-claims author-messages handover
                suppressed: editor: start-revision withdraw suppressions lift schedule contributor-invitations credit-claims author-messages editor-messages handover
                lifted: owner: start-revision contributor-invitations credit-claims author-messages handover
                lifted: owning editor: start-revision withdraw suppressions schedule contributor-invitations credit-claims author-messages handover
                lifted: editor: start-revision withdraw suppressions schedule contributor-invitations credit-claims author-messages editor-messages handover""");
    }

    @Test
    void anEditorFindsTheirOwnEntryInTheQueueOnlyWhereTheyMayMoveItOn() {
        assertThat(desk.of(OWNING_EDITOR).queue())
                .extracting(Queued::id, Queued::waiting)
                .containsExactly(tuple(ENTRIES.get("accepted"), Waiting.PUBLICATION));
        assertThat(desk.of(IMPARTIAL_EDITOR).queue())
                .extracting(Queued::id)
                .containsExactly(Stream.of("submitted", "assigned", "half reviewed", "reviewed", "accepted")
                        .map(ENTRIES::get)
                        .toArray(UUID[]::new));
    }

    @Test
    void aReviewIsDueWhereItIsOffered() {
        CALLERS.forEach((name, caller) -> ENTRIES.forEach((stage, id) -> {
            boolean isDue = desk.of(caller).reviews().stream().anyMatch(review -> review.id().equals(id) && review.due());
            assertThat(isDue).as("%s: %s", stage, name).isEqualTo(List.of(offered(id, caller).split(" ")).contains("reviews"));
        }));
    }

    private static String table() {
        return ENTRIES.entrySet().stream()
                .flatMap(entry -> CALLERS.entrySet().stream()
                        .filter(caller -> !offered(entry.getValue(), caller.getValue()).isEmpty())
                        .map(caller -> entry.getKey() + ": " + caller.getKey() + ": "
                                + offered(entry.getValue(), caller.getValue())))
                .collect(joining("\n"));
    }

    /** Nothing also to a caller who gets no draft. */
    private static String offered(UUID id, Caller caller) {
        try {
            return String.join(" ", desk.draft(id, caller).may());
        } catch (Problem nothing) {
            return "";
        }
    }
}
