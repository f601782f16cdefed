package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.VersionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.pages.Said;
import org.palimpsest.query.reading.AsOf;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class HistoryTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Caller EDITOR = new Caller("edda-editor", Set.of(Role.EDITOR));
    private static Running service;
    private static History history;

    @BeforeAll
    static void tell() {
        service = new Running();
        service.append(new Scenario(ID, "towns", "compassion", Anonymity.SINGLE_ANONYMIZED).whole());
        service.caughtUp(History.MODEL);
        history = service.bean(History.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.BodyContentSpec get(String address) {
        return service.client("edda-editor", Role.EDITOR).get().uri(address).exchange().expectStatus().isOk().expectBody();
    }

    private static List<Step> steps(Caller caller) {
        return history.steps("compassion", new Window(-1, false, 200), caller).steps();
    }

    @Test
    void a_publication_tells_what_it_was_and_why() {
        var erratum = new EntryPublished(
                ID, "towns", "compassion", 3, "CC-BY-4.0", Content.EMPTY, VersionKind.ERRATUM, "A table was missing.");
        var told = Telling.of(erratum, Role.EDITOR);
        assertThat(Said.inEnglish(told.what())).isEqualTo("published version 3 as an erratum");
        assertThat(told.facts()).containsEntry("kind", VersionKind.ERRATUM).containsEntry("reason", "A table was missing.");
    }

    @Test
    void each_step_tells_who_did_what_in_which_role() {
        var steps = steps(EDITOR);
        assertThat(steps).extracting(Step::position).isSorted();
        assertThat(steps.getFirst())
                .extracting(Step::actor, Step::role, Step::type, step -> Said.inEnglish(step.what()))
                .containsExactly("otto-owner", Role.CONTRIBUTOR, "entry.draft-started", "started a draft");
        var review = steps.stream().filter(step -> step.type().equals("entry.review-submitted")).findFirst().orElseThrow();
        assertThat(review.facts())
                .containsEntry("reviewer", "rita-reviewer")
                .containsEntry("toAuthor", "toauthor-first")
                .containsEntry("toEditor", "toeditor-first");
        assertThat(review.round()).isEqualTo(1);
    }

    @Test
    void a_revised_field_shows_its_old_and_its_new_value() {
        var titles = steps(EDITOR).stream()
                .filter(step -> step.type().equals("entry.title-revised"))
                .flatMap(step -> step.changes().stream())
                .toList();
        assertThat(titles).extracting(Changed::old).containsExactly(null, "Compassion in towns", "Compassionate towns");
        assertThat(titles)
                .extracting(Changed::now)
                .containsExactly("Compassion in towns", "Compassionate towns", "Unfinished second title");
    }

    @Test
    void of_a_long_field_a_step_tells_where_it_begins_to_differ() {
        var same = "Care is what towns are made of. ".repeat(20);
        var changed = Changed.of("body", same + "Old.", same + "New. " + same);
        assertThat(changed.whole()).isFalse();
        assertThat(changed.old()).startsWith("…").endsWith("made of. Old.").hasSizeLessThan(60);
        assertThat(changed.now()).startsWith("…").contains("made of. New. ").endsWith("…").hasSizeLessThan(250);
        assertThat(Changed.of("title", "", "New")).isEqualTo(new Changed("title", null, "New", true));
    }

    @Test
    void what_a_step_changed_is_the_difference_from_the_step_that_it_names() {
        var step = steps(EDITOR).stream()
                .filter(one -> one.type().equals("entry.body-revised"))
                .findFirst()
                .orElseThrow();
        get("/api/entries/compassion/differences?from=" + step.since() + "&to=" + step.position())
                .jsonPath("$.changes.length()")
                .isEqualTo(1)
                .jsonPath("$.changes[0].old")
                .isEqualTo("")
                .jsonPath("$.changes[0].now")
                .isEqualTo("How towns care for their people.")
                .jsonPath("$.changes[0].blocks[0].op")
                .isEqualTo("INSERT");
    }

    @Test
    void a_history_is_read_in_parts_forwards_and_backwards() {
        var all = steps(EDITOR).stream().map(Step::position).toList();
        var forwards = new ArrayList<Long>();
        var after = "-";
        while (!after.isEmpty()) {
            var window = Window.of(after.equals("-") ? null : after, null, "4");
            var part = history.steps("compassion", window, EDITOR);
            part.steps().forEach(step -> forwards.add(step.position()));
            assertThat(part.steps()).hasSizeLessThanOrEqualTo(4);
            after = part.next() == null ? "" : part.next().replaceAll(".*after=(\\d+)&limit=4", "$1");
        }
        assertThat(forwards).isEqualTo(all);
        var back = history.steps("compassion", Window.of(null, Long.toString(all.getLast()), "3"), EDITOR);
        assertThat(back.steps())
                .extracting(Step::position)
                .isEqualTo(all.reversed().subList(1, 4));
        assertThat(back.next()).isEqualTo("/api/entries/compassion/history?before=" + all.reversed().get(3) + "&limit=3");
        var step = history.steps("compassion", Window.of(Long.toString(all.get(3)), null, "1"), EDITOR).steps().getFirst();
        assertThat(step).isEqualTo(steps(EDITOR).get(4));
    }

    @Test
    void what_cannot_be_asked_is_said_with_what_could() {
        for (var address : List.of(
                "/api/entries/compassion/states?at=9223372036854775807",
                "/api/entries/compassion/states?at=99999999999999999999999",
                "/api/entries/compassion/differences?from=x",
                "/api/entries/compassion/history?after=1&before=2",
                "/api/entries/compassion/history?after=-1",
                "/api/entries/compassion/history?limit=0",
                "/api/entries/compassion/history?limit=201",
                "/entries/compassion/history?from=1&at=2",
                "/entries/compassion/history?at=9223372036854775807",
                "/entries/compassion/history?before=x")) {
            service.client(Scenario.EDITOR, Role.EDITOR)
                    .get()
                    .uri(address)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.violations[0].valid")
                    .isNotEmpty();
        }
    }

    @Test
    void a_slug_that_looks_like_an_id_opens_no_other_entrys_history() {
        var other = UUID.randomUUID();
        service.append(Scenario.OWNER, Role.CONTRIBUTOR, new DraftStarted(other, "towns", Scenario.OWNER));
        service.append(Scenario.OWNER, Role.CONTRIBUTOR, new SlugAssigned(other, ID.toString()));
        service.append(Scenario.OWNER, Role.CONTRIBUTOR, new TitleRevised(other, "The other"));
        var mine = UUID.randomUUID();
        var hidden = UUID.randomUUID();
        service.append("mona-mine", Role.CONTRIBUTOR, new DraftStarted(hidden, "towns", "somebody"));
        service.append("mona-mine", Role.CONTRIBUTOR, new DraftStarted(mine, "towns", "mona-mine"));
        service.append("mona-mine", Role.CONTRIBUTOR, new SlugAssigned(mine, hidden.toString()));
        service.caughtUp(History.MODEL);
        assertThat(history.state(ID.toString(), AsOf.NOW, EDITOR).entryId()).isEqualTo(ID);
        assertThat(history.state(hidden.toString(), AsOf.NOW, new Caller("mona-mine", Set.of())).entryId()).isEqualTo(mine);
    }

    @Test
    void the_api_finds_an_entry_by_its_slug_and_by_its_id() {
        get("/api/entries/compassion/history").jsonPath("$.steps[0].type").isEqualTo("entry.draft-started");
        get("/api/entries/" + ID + "/history").jsonPath("$.steps[0].type").isEqualTo("entry.draft-started");
    }

    @Test
    void a_state_of_the_past_is_what_the_entry_was_then() {
        var title = steps(EDITOR).stream()
                .filter(step -> step.type().equals("entry.title-revised"))
                .findFirst()
                .orElseThrow();
        get("/api/entries/compassion/states?at=" + title.position())
                .jsonPath("$.content.title")
                .isEqualTo("Compassion in towns")
                .jsonPath("$.stage")
                .isEqualTo("DRAFT");
        get("/api/entries/compassion/states").jsonPath("$.version").isEqualTo(2);
        get("/api/entries/compassion/states?at=" + title.at()).jsonPath("$.entryId").isEqualTo(ID.toString());
        service.client("edda-editor", Role.EDITOR)
                .get()
                .uri("/api/entries/compassion/states?at=2001-01-01")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown");
    }

    @Test
    void any_two_states_can_be_compared_in_both_directions() {
        long last = steps(EDITOR).getLast().position();
        var there = history.differences("compassion", new AsOf(10, "10"), AsOf.NOW, EDITOR);
        var back = history.differences("compassion", new AsOf(last, "last"), new AsOf(10, "10"), EDITOR);
        assertThat(there.changes()).extracting(Change::field).containsExactly("title", "stage", "version");
        assertThat(back.changes()).extracting(Change::field).isEqualTo(there.changes().stream().map(Change::field).toList());
        assertThat(back.changes().getFirst().now()).isEqualTo(there.changes().getFirst().old());
        get("/api/entries/compassion/differences").jsonPath("$.from").doesNotExist().jsonPath("$.to.version").isEqualTo(2);
    }

    @Test
    void the_public_history_tells_of_publications_and_what_they_changed() {
        service.client()
                .get()
                .uri("/api/entries/compassion/history")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.steps[*].type")
                .isEqualTo(List.of("entry.published", "entry.withdrawn", "entry.reinstated", "entry.published"))
                .jsonPath("$.steps[0].changes.length()")
                .isEqualTo(0)
                .jsonPath("$.steps[3].changes[0].old")
                .isEqualTo("Compassionate towns")
                .jsonPath("$.steps[3].changes[0].now")
                .isEqualTo("Unfinished second title")
                .jsonPath("$.next")
                .doesNotExist();
    }

    @Test
    void the_pages_have_words_for_everything() {
        var words = Map.of("", "Compare two states", "?at=20", "As of ", "?from=&to=", "Compare two states");
        for (var query : words.keySet()) {
            var page = service.client("edda-editor", Role.EDITOR)
                    .get()
                    .uri("/entries/compassion/history" + query)
                    .accept(MediaType.TEXT_HTML)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult();
            assertThat(page.getResponseBody()).contains(words.getOrDefault(query, "")).doesNotContain("??");
        }
    }

    @Test
    void what_is_unknown_is_a_404() {
        for (var name : List.of("nothing", UUID.randomUUID().toString(), "UPPER", "ä ö")) {
            service.client().get().uri("/api/entries/" + name + "/history").exchange().expectStatus().isNotFound();
        }
    }
}
