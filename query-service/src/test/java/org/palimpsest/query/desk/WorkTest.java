package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;

/** What somebody can do with an entry, why not, and how much reviewers have to do. */
class WorkTest {
    private static final UUID REVIEWED = UUID.randomUUID();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        service = new Running();
        append(REVIEWED, "reviewed", ReviewSubmitted.class, 3);
        service.caughtUp(Desk.MODEL);
        desk = service.bean(Desk.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The life of an entry until the {@code count}th event of a kind. */
    private static void append(UUID id, String slug, Class<? extends EntryEvent> last, int count) {
        service.append(new Scenario(id, "towns", slug, Anonymity.DOUBLE_ANONYMIZED).until(last, count));
    }

    @Test
    void a_reviewer_is_not_told_by_a_reason_how_far_the_entry_has_come_since() {
        var id = UUID.randomUUID();
        append(id, "since", RevisionStarted.class, 1);
        service.caughtUp(Desk.MODEL);
        var work = desk.work(id, new Caller(FIRST, Set.of(Role.REVIEWER)));
        assertThat(work.standing()).isEqualTo(EntryStanding.REVIEWER);
        assertThat(work.steps())
                .containsExactly(
                        new Work.Step(EntryAction.REVIEW, "The entry is accepted. This can be done while it is under review."),
                        new Work.Step(
                                EntryAction.DISCUSS_WITH_REVIEWER,
                                "The entry is accepted. This can be done while it is under review."));
        assertThat(desk.work(id, new Caller(OWNER, Set.of())).steps())
                .contains(new Work.Step(EntryAction.SUBMIT, null), new Work.Step(EntryAction.REVISE_DRAFT, null));
    }

    @Test
    void what_is_said_changes_neither_the_version_nor_the_day_of_the_last_change() {
        var id = UUID.randomUUID();
        append(id, "said", ReviewerAssigned.class, 1);
        service.caughtUp(Desk.MODEL);
        var reviewer = new Caller(FIRST, Set.of(Role.REVIEWER));
        var before = desk.work(id, reviewer);
        service.append(OWNER, Role.OWNER, new MessageSent(id, 1, Discussion.AUTHOR, null, "When?"));
        service.append(EDITOR, Role.EDITOR, new MessageSent(id, 1, Discussion.EDITORS, null, "Soon."));
        service.caughtUp(Desk.MODEL);
        assertThat(desk.work(id, reviewer)).isEqualTo(before);
        service.append(FIRST, Role.REVIEWER, new ReviewSubmitted(id, 1, FIRST, Recommendation.ACCEPT, "Good.", null));
        service.caughtUp(Desk.MODEL);
        assertThat(desk.work(id, reviewer).draft().sequence()).isEqualTo(before.draft().sequence() + 3);
    }

    @Test
    void an_editor_who_owns_an_entry_is_told_why_others_decide() {
        var work = desk.work(REVIEWED, new Caller(OWNER, Set.of(Role.EDITOR)));
        assertThat(work.steps()).contains(new Work.Step(EntryAction.ACCEPT, "This is for an editor of its section who is not the owner."));
        var reviewed = desk.work(REVIEWED, new Caller(FIRST, Set.of(Role.REVIEWER)));
        assertThat(reviewed.steps()).containsExactly(
                new Work.Step(EntryAction.REVIEW, "You have sent your review of this round."),
                new Work.Step(EntryAction.DISCUSS_WITH_REVIEWER, null));
    }

    @Test
    void reviews_are_awaited_from_whom_they_are_due_now() {
        var reviewers = List.of("rhys-1", "rhys-2", "rhys-3");
        for (var last : List.of("rhys-1", "rhys-2")) {
            var id = UUID.randomUUID();
            append(id, "load-" + last, EntrySubmitted.class, 1);
            service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 1, "rhys-1"), new ReviewerAssigned(id, 1, "rhys-2"));
            service.append(last, Role.REVIEWER, new ReviewSubmitted(id, 1, last, Recommendation.ACCEPT, "Good.", null));
            service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(id, 1, "rhys-4"));
        }
        var withdrawn = UUID.randomUUID();
        append(withdrawn, "load-withdrawn", EntrySubmitted.class, 1);
        service.append(EDITOR, Role.EDITOR, new ReviewerAssigned(withdrawn, 1, "rhys-3"));
        service.append(EDITOR, Role.EDITOR, new EntryWithdrawn(withdrawn, "No.", WithdrawnVersions.HIDDEN));
        service.caughtUp(Desk.MODEL);
        assertThat(desk.loads(reviewers, new Caller(EDITOR, Set.of(Role.EDITOR)))).isEqualTo(Map.of("rhys-1", 1, "rhys-2", 1));
    }
}
