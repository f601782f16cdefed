package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

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
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Reach;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

/** What lies on desks, part by part, and the editors' queue by what is asked for. */
class QueueTest {
    private static final Caller THE_EDITOR = new Caller(EDITOR, Set.of(Role.EDITOR));
    private static final Caller THE_OWNER = new Caller(OWNER, Set.of(Role.CONTRIBUTOR));
    private static final Caller THE_REVIEWER = new Caller(FIRST, Set.of(Role.REVIEWER));

    private static final List<UUID> SUBMITTED = new ArrayList<>();
    private static final UUID ASSIGNED = UUID.randomUUID();
    private static final UUID DECIDABLE = UUID.randomUUID();
    private static final UUID ACCEPTED = UUID.randomUUID();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        service = new Running();
        for (int i = 0; i < 5; i++) {
            SUBMITTED.add(UUID.randomUUID());
            append(SUBMITTED.getLast(), "waiting-" + i, EntrySubmitted.class, 1);
        }
        append(ASSIGNED, "assigned", ReviewerAssigned.class, 3);
        append(DECIDABLE, "decidable", ReviewSubmitted.class, 3);
        append(ACCEPTED, "accepted", EntryAccepted.class, 1);
        service.caughtUp(Desk.MODEL);
        desk = service.bean(Desk.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void append(UUID id, String slug, Class<? extends EntryEvent> last, int count) {
        service.append(new Scenario(id, "towns", slug, Anonymity.DOUBLE_ANONYMIZED).until(last, count));
    }

    private static List<UUID> all(QueueFilter filter, int size) {
        var found = new ArrayList<UUID>();
        @Nullable String after = null;
        do {
            var part = desk.queue(THE_EDITOR, filter, Cursor.of(after), size);
            assertThat(part.items()).hasSizeLessThanOrEqualTo(size);
            part.items().forEach(item -> found.add(item.id()));
            after = part.next();
        } while (after != null);
        return found;
    }

    @Test
    void the_queue_comes_whole_and_in_order_in_parts_of_any_size() {
        var expected = new ArrayList<>(SUBMITTED);
        expected.addAll(List.of(ASSIGNED, DECIDABLE, ACCEPTED));
        for (int size : new int[] {1, 2, 3, 8, 50}) {
            assertThat(all(QueueFilter.ALL, size)).as("parts of %s", size).isEqualTo(expected);
            assertThat(all(QueueFilter.of(null, null, null, null, null, null, "newest"), size)).isEqualTo(expected.reversed());
        }
    }

    @Test
    void it_is_filtered_by_what_it_waits_for_by_section_and_by_reviewer() {
        assertThat(all(QueueFilter.of("REVIEWERS", null, null, null, null, null, null), 2)).isEqualTo(SUBMITTED);
        assertThat(all(QueueFilter.of("reviews", "", "", null, null, null, ""), 2)).containsExactly(ASSIGNED);
        assertThat(all(QueueFilter.of("PUBLICATION", "towns", null, null, null, null, null), 2)).containsExactly(ACCEPTED);
        assertThat(all(QueueFilter.of(null, "cities", null, null, null, null, null), 2)).isEmpty();
        assertThat(all(QueueFilter.of(null, null, FIRST, null, null, null, null), 2)).containsExactly(ASSIGNED);
        assertThat(all(QueueFilter.of(null, null, "nora-nobody", null, null, null, null), 2)).isEmpty();
    }

    @Test
    void what_waits_is_counted_by_what_it_waits_for() {
        assertThat(desk.waiting(THE_EDITOR)).isEqualTo(Map.of(
                Waiting.REVIEWERS, 5L, Waiting.REVIEWS, 1L, Waiting.DECISION, 1L, Waiting.PUBLICATION, 1L));
        assertThat(desk.loads(List.of(FIRST, "nora-nobody"), THE_EDITOR)).isEqualTo(Map.of(FIRST, 1));
    }

    @Test
    void an_editor_of_some_sections_has_those_alone() {
        var here = new Caller("elin", Map.of(Role.EDITOR, Reach.of(List.of("towns", "cities"))));
        var elsewhere = new Caller("elin", Map.of(Role.EDITOR, Reach.of(List.of("cities"))));
        assertThat(desk.queue(here, QueueFilter.ALL, null, 50).items()).hasSize(8);
        assertThat(desk.waiting(here)).isEqualTo(desk.waiting(THE_EDITOR));
        assertThat(desk.queue(elsewhere, QueueFilter.ALL, null, 50).items()).isEmpty();
        assertThat(desk.queue(elsewhere, QueueFilter.of(null, "towns", null, null, null, null, null), null, 50).items()).isEmpty();
        assertThat(desk.waiting(elsewhere).values()).containsOnly(0L);
        assertThat(desk.accepted("towns", here)).hasSize(1);
        assertThat(desk.accepted("towns", elsewhere)).isEmpty();
        assertThat(desk.titles(List.of(ACCEPTED), here)).hasSize(1);
        assertThat(desk.titles(List.of(ACCEPTED), elsewhere)).isEmpty();
        assertThat(desk.isOf(ACCEPTED, elsewhere)).isFalse();
    }

    @Test
    void it_is_nobodys_but_editors_and_their_own_entries_are_not_in_it() {
        assertThat(desk.queue(THE_OWNER, QueueFilter.ALL, null, 50).items()).isEmpty();
        var owning = new Caller(OWNER, Set.of(Role.EDITOR));
        assertThat(desk.queue(owning, QueueFilter.ALL, null, 50).items()).isEmpty();
        assertThat(html("/desk/queue", OWNER, Role.CONTRIBUTOR, HttpStatus.FORBIDDEN).text()).contains("This is for editors.");
    }

    @Test
    void ones_own_lie_in_piles_by_whose_turn_it_is() {
        assertThat(desk.drafts(THE_OWNER, Turn.YOURS, null, 50).items()).isEmpty();
        var others = desk.drafts(THE_OWNER, Turn.OTHERS, null, 3);
        assertThat(others.items()).extracting(Draft::id).containsExactly(ACCEPTED, DECIDABLE, ASSIGNED);
        var rest = desk.drafts(THE_OWNER, Turn.OTHERS, PartRequest.position(others.next()), 50);
        assertThat(rest.items()).extracting(Draft::id).isEqualTo(SUBMITTED.reversed());
        assertThat(rest.next()).isNull();
        assertThat(desk.reviews(THE_REVIEWER, Turn.YOURS, null, 50).items()).extracting(Review::id).containsExactly(ASSIGNED);
        assertThat(desk.reviews(THE_REVIEWER, Turn.OTHERS, null, 50).items()).extracting(Review::id).contains(DECIDABLE);
    }

    @Test
    void the_same_over_http() {
        service.client(EDITOR, Role.EDITOR)
                .get()
                .uri("/api/desk/queue?waiting=REVIEWERS&size=2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[1].id")
                .isEqualTo(SUBMITTED.get(1).toString())
                .jsonPath("$.next")
                .exists();
        for (var wrong : List.of(
                "queue?waiting=GODOT", "queue?order=random", "queue?due=soon-ish", "queue?load=0", "queue?load=many", "queue?load=1001",
                "queue?reviewer=%3Cb%3E", "queue?after=-1", "queue?size=101",
                "drafts?turn=mine", "reviews?after=7")) {
            service.client(EDITOR, Role.EDITOR).get().uri("/api/desk/" + wrong).exchange().expectStatus().isBadRequest();
        }
    }

    @Test
    void the_pages_show_it_and_lead_on() {
        var page = html("/desk/queue?waiting=REVIEWERS&order=newest", EDITOR, Role.EDITOR, HttpStatus.OK);
        assertThat(page.select(".hit h2 a").eachAttr("href"))
                .isEqualTo(SUBMITTED.reversed().stream().map(id -> "/drafts/" + id).toList());
        assertThat(page.select("[aria-current=page]").eachText()).containsExactly("reviewers 5");
        assertThat(page.select("form#several").attr("action")).isEqualTo("/desk/queue?waiting=REVIEWERS&order=newest");
        var pile = html("/desk/drafts?turn=OTHERS", OWNER, Role.CONTRIBUTOR, HttpStatus.OK);
        assertThat(pile.select(".hit h2")).hasSize(8);
        assertThat(List.of(page.outerHtml(), pile.outerHtml())).as("texts that no bundle has").noneMatch(html -> html.contains("??"));
    }

    /** There is no command service here: whatever was sent to it would be answered by 503. */
    @Test
    void a_form_that_its_page_has_not_made_does_nothing_at_all() {
        for (var wrong : List.of("-".repeat(36) + ":1", "no id", SUBMITTED.get(1) + ":", UUID.randomUUID() + ":1")) {
            service.client(EDITOR, Role.EDITOR)
                    .post()
                    .uri("/desk/queue")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(BodyInserters.fromFormData("to", "publish").with("entry", ACCEPTED + ":20").with("entry", wrong))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    private static Document html(String address, String person, Role role, HttpStatus status) {
        var answer = service.client(person, role).get().uri(address).accept(MediaType.TEXT_HTML).exchange();
        var html = answer.expectStatus().isEqualTo(status).expectBody(String.class).returnResult().getResponseBody();
        return Jsoup.parse(Objects.requireNonNull(html));
    }
}
