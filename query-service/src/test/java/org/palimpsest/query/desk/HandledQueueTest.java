package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.OWNER;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.readmodels.Generation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Who sees to what in the editors' queue, and which reviews are due. */
class HandledQueueTest {
    private static final Caller THE_EDITOR = new Caller(EDITOR, Set.of(Role.EDITOR));
    private static final UUID LATE = UUID.randomUUID();
    private static final UUID SOON = UUID.randomUUID();
    private static final UUID DONE = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        service = new Running();
        person("rita", "Rita Reviews", Role.REVIEWER);
        person("fred", "Fred Reviews", Role.REVIEWER);
        person("emyr", "Emyr Ellis", Role.EDITOR);
        person(EDITOR, "Edda Edits", Role.EDITOR);
        for (var id : List.of(NEW, DONE, SOON, LATE)) {
            service.append(new Scenario(id, "towns", "e-" + id, Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        }
        due(LATE, "rita", "2020-01-31");
        due(SOON, "rita", "2099-12-24");
        due(SOON, "fred", "2099-11-24");
        due(DONE, "fred", "2019-01-31");
        service.append("fred", Role.REVIEWER, new ReviewSubmitted(DONE, 1, "fred", Recommendation.ACCEPT, "Good.", null));
        edit(new HandlingEditorAssigned(LATE, EDITOR));
        edit(new HandlingEditorAssigned(SOON, "emyr"));
        edit(new HandlingEditorAssigned(DONE, "emyr"), new HandlingEditorReleased(DONE, "emyr", true));
        service.caughtUp();
        desk = service.bean(Desk.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void person(String id, String name, Role role) {
        service.append(id, Role.OWNER, new PersonRegistered(
                id, new Personal(id, PersonEvent.NAME, name), new Personal(id, PersonEvent.EMAIL, id + "@example.org"), "email:" + id));
        service.append("d", Role.ADMINISTRATOR, new RoleGranted(id, role));
    }

    private static void edit(Object... events) {
        service.append(EDITOR, Role.EDITOR, events);
    }

    private static void due(UUID entry, String reviewer, String day) {
        edit(new ReviewerInvited(entry, 1, reviewer, day, null));
        service.append(reviewer, Role.REVIEWER, new ReviewerAssigned(entry, 1, reviewer));
    }

    private static List<UUID> all(@Nullable String handling, @Nullable String order, int size) {
        var found = new ArrayList<UUID>();
        var filter = QueueFilter.of(null, null, null, handling, null, null, order);
        @Nullable String after = null;
        do {
            var part = desk.queue(THE_EDITOR, filter, Cursor.of(after), size);
            part.items().forEach(item -> found.add(item.id()));
            after = part.next();
        } while (after != null);
        return found;
    }

    @Test
    void what_is_due_first_comes_first_and_last_what_nobody_is_awaited_for() {
        for (int size : new int[] {1, 2, 3, 50}) {
            assertThat(all(null, "due", size)).as("parts of %s", size).containsExactly(LATE, SOON, NEW, DONE);
        }
    }

    @Test
    void it_is_filtered_by_who_sees_to_it() {
        assertThat(all("me", null, 1)).containsExactly(LATE);
        assertThat(all("nobody", "newest", 1)).containsExactly(DONE, NEW);
        assertThat(all("anybody", null, 50)).hasSize(4);
    }

    @Test
    void its_items_tell_days_reviewers_and_who_has_left() {
        var items = desk.queue(THE_EDITOR, QueueFilter.of(null, null, null, null, null, null, "due"), null, 50).items();
        assertThat(items.get(0).due()).isEqualTo("2020-01-31");
        assertThat(items.get(1).due()).isEqualTo("2099-11-24");
        assertThat(items.get(1).awaited()).containsExactly("rita", "fred");
        assertThat(items.get(2).due()).isNull();
        assertThat(Objects.requireNonNull(items.get(3).handling()).former()).isEqualTo("emyr");
        // Not for those who own it.
        assertThat(desk.draft(LATE, new Caller(OWNER, Set.of())).handling()).isNull();
    }

    @Test
    void the_page_says_so() {
        var answer = service.client(EDITOR, Role.EDITOR).get().uri("/desk/queue?order=due").accept(MediaType.TEXT_HTML).exchange();
        var page = Jsoup.parse(Objects.requireNonNull(
                answer.expectStatus().isEqualTo(HttpStatus.OK).expectBody(String.class).returnResult().getResponseBody()));
        var rows = page.select("#several article").eachText();
        assertThat(rows.get(0))
                .contains("seen to by you", "review overdue since 31 January 2020", "awaited from Rita Reviews (2 open reviews)");
        assertThat(rows.get(1))
                .contains("seen to by Emyr Ellis", "review due on 24 November 2099", "awaited from Fred Reviews (1 open review)");
        assertThat(rows.get(2)).contains("seen to by nobody").doesNotContain("due on");
        assertThat(rows.get(3)).contains("back in the queue: Emyr Ellis is no editor here any more");
        assertThat(page.select("select[name=editor] option").eachText())
                .containsExactly("Edda Edits", "Emyr Ellis", "nobody: back to the queue");
        assertThat(page.outerHtml()).doesNotContain("??");
    }

    @Test
    void what_is_no_order_and_no_place_in_it_is_said() {
        for (var wrong : List.of("handling=them", "order=soon", "order=due&after=7", "after=2026-12-24.7", "order=due&after=soon.7")) {
            service.client(EDITOR, Role.EDITOR).get().uri("/api/desk/queue?" + wrong).exchange().expectStatus().isBadRequest();
        }
    }

    /** Whatever is asked for, the database reads it in order from an index and sorts nothing itself. */
    @Test
    void an_index_serves_each_order() {
        var another = new Generation(Desk.MODEL, 99);
        service.bean(DeskCollection.class).prepare(another);
        var entries = service.database().getCollection(another.collection("entries"));
        entries.insertMany(IntStream.range(0, 2_000)
                .mapToObj(i -> new Document("waiting", i % 3 == 0 ? "REVIEWERS" : i % 3 == 1 ? "REVIEWS" : "DECISION")
                        .append("due", i % 2 == 0 ? DeskDocument.NEVER : "2099-12-%02d".formatted(1 + i % 28))
                        .append("position", (long) (i * 7919 % 2_003))
                        .append("piles", Piles.open("r-" + i % 40).toList())
                        .append("state", new Document("section", i % 2 == 0 ? "towns" : "essays")
                                .append("handling", i % 5 == 0 ? new Document("editor", EDITOR) : null)))
                .toList());
        var waiting = Filters.in("waiting", "REVIEWERS", "REVIEWS", "DECISION", "PUBLICATION");
        var towns = Filters.eq("state.section", "towns");
        var byDue = new Document("due", 1).append("position", 1);
        var oldest = new Document("position", 1);
        var busy = Filters.in("piles", Stream.of("r-1", "r-2", "r-3").flatMap(Piles::open).toList());
        var soon = Filters.and(Filters.gte("due", "2099-12-03"), Filters.lte("due", "2099-12-10"));
        var asked = List.of(
                entries.find(waiting).sort(byDue),
                entries.find(Filters.and(waiting, towns)).sort(byDue),
                entries.find(Filters.and(waiting, Filters.eq("state.handling.editor", EDITOR))).sort(oldest),
                entries.find(Filters.and(waiting, Filters.eq("state.handling.editor", null))).sort(new Document("position", -1)),
                entries.find(Filters.and(waiting, Filters.lt("due", "2099-12-05"))).sort(byDue),
                entries.find(Filters.and(waiting, soon)).sort(byDue),
                entries.find(Filters.and(waiting, towns, soon)).sort(byDue),
                entries.find(Filters.and(waiting, Filters.eq("due", DeskDocument.NEVER))).sort(oldest),
                entries.find(Filters.and(waiting, towns, Filters.eq("due", DeskDocument.NEVER))).sort(oldest),
                entries.find(Filters.and(waiting, busy)).sort(oldest));
        for (var one : asked) {
            var plan = one.limit(51).explain().get("queryPlanner", Document.class).get("winningPlan", Document.class).toJson();
            assertThat(plan).contains("IXSCAN").doesNotContain("\"SORT\"", "COLLSCAN");
        }
        // What is asked for by a range of days, in another order than theirs, comes by whichever index reads less.
        for (var day : List.of("2099-12-02", "2099-12-29")) {
            var read = entries.find(Filters.and(waiting, Filters.lt("due", day)))
                    .sort(oldest)
                    .limit(51)
                    .explain(ExplainVerbosity.EXECUTION_STATS)
                    .get("executionStats", Document.class);
            assertThat(read.getInteger("totalDocsExamined")).as("read for what is due before %s", day).isLessThanOrEqualTo(200);
        }
    }
}
