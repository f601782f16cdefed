package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.OWNER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The editors' queue by the day on which reviews are due, and by how much its reviewers have open; and who learns nothing by that. */
class BusyQueueTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 6, 15);
    private static final Caller THE_EDITOR = new Caller(EDITOR, Set.of(Role.EDITOR));
    private static final UUID LATE = UUID.randomUUID();
    private static final UUID NOW = UUID.randomUUID();
    private static final UUID WEEK = UUID.randomUUID();
    private static final UUID LATER = UUID.randomUUID();
    private static final UUID ASKED = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        service = new Running();
        person("rita", "Rita Reviews", Role.REVIEWER);
        person("fred", "Fred Reviews", Role.REVIEWER);
        person("gwen", "Gwen Gone", Role.REVIEWER);
        person(EDITOR, "Edda Edits", Role.EDITOR);
        for (var id : List.of(NEW, ASKED, LATER, WEEK, NOW, LATE)) {
            service.append(new Scenario(id, "towns", "e-" + id, Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        }
        reviews(LATE, "rita", "2030-06-14");
        reviews(NOW, "rita", "2030-06-15");
        reviews(WEEK, "fred", "2030-06-22");
        reviews(LATER, "gwen", "2030-06-23");
        edit(new ReviewerInvited(ASKED, 1, "rita", "2030-06-16", null));
        edit(new ReviewerInvited(NOW, 1, "fred", "2030-06-16", null));
        edit(new RoleRevoked("gwen", Role.REVIEWER));
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

    private static void reviews(UUID entry, String reviewer, String day) {
        edit(new ReviewerInvited(entry, 1, reviewer, day, null));
        service.append(reviewer, Role.REVIEWER, new ReviewerAssigned(entry, 1, reviewer));
    }

    /** Of the section in which no test begins anything. */
    private static QueueFilter filter(@Nullable String due, @Nullable String load, @Nullable String order) {
        return QueueFilter.of(null, "towns", null, null, due, load, order);
    }

    private static List<UUID> all(Caller caller, QueueFilter filter, int size) {
        var found = new ArrayList<UUID>();
        @Nullable String after = null;
        do {
            var part = desk.queue(caller, filter, Cursor.of(after), size);
            part.items().forEach(item -> found.add(item.id()));
            after = part.next();
        } while (after != null);
        return found;
    }

    private static List<UUID> due(String when, String order) {
        return service.bean(DeskCollection.class)
                .queue(filter(when, null, order), EDITOR, Reach.EVERYWHERE, Map.of(), TODAY, null, 50).stream()
                .map(DeskDocument::id)
                .toList();
    }

    @Test
    void it_is_filtered_by_the_day_on_which_the_next_review_is_due() {
        assertThat(due("overdue", "due")).containsExactly(LATE);
        assertThat(due("SOON", "due")).containsExactly(NOW, WEEK);
        assertThat(due("SOON", "newest")).containsExactly(NOW, WEEK);
        assertThat(due("SOON", "oldest")).containsExactly(WEEK, NOW);
        assertThat(due("none", "due")).containsExactlyInAnyOrder(NEW, ASKED);
        assertThat(due("any", "due")).hasSize(6);
        assertThat(all(THE_EDITOR, filter("none", null, null), 1)).containsExactly(NEW, ASKED);
    }

    @Test
    void it_is_filtered_by_how_much_a_reviewer_has_open() {
        assertThat(desk.loads(List.of("rita", "fred", "gwen", "nora"), THE_EDITOR)).isEqualTo(Map.of("rita", 3, "fred", 2, "gwen", 1));
        for (int size : new int[] {1, 2, 50}) {
            assertThat(all(THE_EDITOR, filter(null, "3", null), size)).as("parts of %s", size).containsExactly(LATE, ASKED, NOW);
            assertThat(all(THE_EDITOR, filter(null, "2", "due"), size)).as("parts of %s", size).containsExactly(LATE, NOW, WEEK, ASKED);
        }
        assertThat(all(THE_EDITOR, filter("none", "2", null), 50)).containsExactly(ASKED);
        assertThat(all(THE_EDITOR, filter(null, "4", null), 50)).isEmpty();
    }

    /** Rita has three open, Fred two; of whom the role was taken, like Gwen, nobody counts it any more. */
    @Test
    void it_is_ordered_by_how_much_its_busiest_reviewer_has_open() {
        for (int size : new int[] {1, 2, 3, 50}) {
            assertThat(all(THE_EDITOR, filter(null, null, "load"), size))
                    .as("parts of %s", size)
                    .containsExactly(LATE, ASKED, NOW, WEEK, NEW, LATER);
            assertThat(all(THE_EDITOR, filter(null, "2", "load"), size)).as("parts of %s", size).containsExactly(LATE, ASKED, NOW, WEEK);
        }
        assertThat(all(THE_EDITOR, filter("none", null, "load"), 1)).containsExactly(ASKED, NEW);
        for (var wrong : List.of("never.7", "2030-06-15.7", "7")) {
            var address = "/api/desk/queue?order=load&after=" + wrong;
            service.client(EDITOR, Role.EDITOR).get().uri(address).exchange().expectStatus().isBadRequest();
        }
        service.client(EDITOR, Role.EDITOR).get().uri("/api/desk/queue?order=due&after=3.7").exchange().expectStatus().isBadRequest();
    }

    /** Rita and Fred review what somebody wrote who is an editor elsewhere: whatever they ask, it is as if there were no such reviews. */
    @Test
    void who_is_an_author_learns_nothing_by_loads_days_filters_and_counts() {
        var coauthor = new Caller("cleo", Set.of(Role.EDITOR));
        var owner = new Caller(OWNER, Set.of(Role.EDITOR));
        var mine = UUID.randomUUID();
        service.append(new Scenario(mine, "essays", "e-" + mine, Anonymity.DOUBLE_ANONYMIZED).until(EntrySubmitted.class, 1));
        service.append(OWNER, Role.OWNER, new CreditConfirmed(mine, "Wilhelmina Featherstonehaugh", "cleo"));
        service.caughtUp();
        var before = answers(coauthor);
        var ofEditor = desk.loads(List.of("rita"), THE_EDITOR);
        reviews(mine, "rita", "2020-01-31");
        edit(new ReviewerInvited(mine, 1, "fred", "2030-06-16", null));
        service.caughtUp();

        assertThat(answers(coauthor)).isEqualTo(before);
        assertThat(desk.loads(List.of("rita", "fred"), owner)).as("who has written all of it").isEmpty();
        assertThat(desk.loads(List.of("rita"), THE_EDITOR)).isNotEqualTo(ofEditor);
        assertThat(all(THE_EDITOR, QueueFilter.of(null, "essays", null, null, "overdue", "4", null), 50)).containsExactly(mine);
        service.append("rita", Role.REVIEWER, new ReviewSubmitted(mine, 1, "rita", Recommendation.ACCEPT, "Good.", null));
        service.append("fred", Role.REVIEWER, new ReviewerAssigned(mine, 1, "fred"));
        service.append("fred", Role.REVIEWER, new ReviewSubmitted(mine, 1, "fred", Recommendation.ACCEPT, "Good.", null));
        service.caughtUp();
        assertThat(answers(coauthor)).isEqualTo(before);
    }

    /** All that the queue answers them, part by part: also that there is a next part tells something. */
    private static List<Object> answers(Caller caller) {
        var answers = new ArrayList<Object>();
        answers.add(desk.loads(List.of("rita", "fred"), caller));
        answers.add(desk.waiting(caller));
        for (var due : List.of("any", "overdue", "soon", "none")) {
            for (var load : List.of("", "1", "2", "3", "4")) {
                for (var order : List.of("oldest", "newest", "due", "load")) {
                    for (var reviewer : List.of("", "rita", "fred")) {
                        var filter = QueueFilter.of(null, null, reviewer, null, due, load, order);
                        answers.add(desk.queue(caller, filter, null, 1));
                        answers.add(desk.queue(caller, filter, null, 50));
                    }
                }
            }
        }
        return answers;
    }

    @Test
    void the_page_has_them_in_its_address_and_tells_what_each_reviewer_has_open() {
        var address = "/desk/queue?waiting=&section=towns&reviewer=&load=2&due=NONE&handling=ANYBODY&order=due";
        var page = html(address);
        assertThat(page.select("#several article").eachText()).singleElement().asString().contains("asked: Rita Reviews (");
        assertThat(page.select("select#load option[selected]").eachText()).containsExactly("2 or more open reviews");
        assertThat(page.select("select#due option[selected]").eachText()).containsExactly("none is awaited");
        assertThat(page.select("form#several").attr("action")).contains("load=2", "due=NONE", "order=due");
        assertThat(html("/desk/queue?order=load").select("select#order option[selected]").eachText())
                .containsExactly("busiest reviewer first");
        assertThat(html("/desk/queue?load=7").select("select#load option[selected]").eachText()).containsExactly("7 or more open reviews");
        var all = html("/desk/queue?section=towns");
        assertThat(all.text()).contains("awaited from Gwen Gone (1 open review)", "asked: Fred Reviews (");
        assertThat(page.outerHtml() + all.outerHtml()).doesNotContain("??");
        assertThat(html("/desk/queue?due=OVERDUE").select("#several article")).as("as of today").isEmpty();
    }

    private static Document html(String address) {
        var answer = service.client(EDITOR, Role.EDITOR).get().uri(address).accept(MediaType.TEXT_HTML).exchange();
        var html = answer.expectStatus().isEqualTo(HttpStatus.OK).expectBody(String.class).returnResult().getResponseBody();
        return Jsoup.parse(Objects.requireNonNull(html));
    }
}
