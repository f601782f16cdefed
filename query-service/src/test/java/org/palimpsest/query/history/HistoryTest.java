package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.reading.AsOf;
import org.springframework.test.web.reactive.server.WebTestClient;

class HistoryTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Caller EDITOR = new Caller("edda-editor", java.util.Set.of(Role.EDITOR));
    private static Running service;
    private static History history;

    @BeforeAll
    static void tell() {
        service = new Running();
        service.append(new Scenario(ID, "towns", "compassion", Anonymity.SINGLE_ANONYMIZED).whole());
        service.caughtUp();
        history = service.bean(History.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.BodyContentSpec get(String address) {
        return service.client("edda-editor", Role.EDITOR).get().uri(address).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void each_step_tells_who_did_what_in_which_role() {
        var steps = history.steps("compassion", EDITOR);
        assertThat(steps).extracting(Step::position).isSorted();
        assertThat(steps.getFirst())
                .extracting(Step::actor, Step::role, Step::type, Step::what)
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
        var titles = history.steps("compassion", EDITOR).stream()
                .filter(step -> step.type().equals("entry.title-revised"))
                .flatMap(step -> step.changes().stream())
                .toList();
        assertThat(titles).extracting(Change::old).containsExactly(null, "Compassion in towns", "Compassionate towns");
        assertThat(titles)
                .extracting(Change::now)
                .containsExactly("Compassion in towns", "Compassionate towns", "Unfinished second title");
        assertThat(titles.get(1).text())
                .contains(new Segment(Segment.Op.DELETE, "Compassion in "), new Segment(Segment.Op.EQUAL, "towns"));
    }

    @Test
    void a_revised_body_shows_its_plain_text_and_its_blocks() {
        var change = history.steps("compassion", EDITOR).stream()
                .flatMap(step -> step.changes().stream())
                .filter(one -> one.field().equals("body"))
                .findFirst()
                .orElseThrow();
        assertThat(change.old()).isEqualTo("");
        assertThat(change.now()).isEqualTo("How towns care for their people.");
        assertThat(change.blocks()).extracting(Block::op).containsExactly(Block.Op.INSERT);
    }

    @Test
    void the_api_finds_an_entry_by_its_slug_and_by_its_id() {
        get("/api/entries/compassion/history").jsonPath("$[0].type").isEqualTo("entry.draft-started");
        get("/api/entries/" + ID + "/history").jsonPath("$[0].type").isEqualTo("entry.draft-started");
    }

    @Test
    void a_state_of_the_past_is_what_the_entry_was_then() {
        var title = history.steps("compassion", EDITOR).stream()
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
        long last = history.steps("compassion", EDITOR).getLast().position();
        var there = history.differences("compassion", new AsOf(7, "7"), AsOf.NOW, EDITOR);
        var back = history.differences("compassion", new AsOf(last, "last"), new AsOf(7, "7"), EDITOR);
        assertThat(there.changes()).extracting(Change::field).containsExactly("title", "stage", "version");
        assertThat(back.changes()).extracting(Change::field).isEqualTo(there.changes().stream().map(Change::field).toList());
        assertThat(back.changes().getFirst().now()).isEqualTo(there.changes().getFirst().old());
        get("/api/entries/compassion/differences").jsonPath("$.from").doesNotExist().jsonPath("$.to.version").isEqualTo(2);
    }

    @Test
    void the_public_history_ends_with_what_was_published() {
        var body = service.client()
                .get()
                .uri("/api/entries/compassion/history")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(Object.class)
                .returnResult()
                .getResponseBody();
        assertThat(Objects.requireNonNull(body)).hasSize(history.steps("compassion", EDITOR).size());
        assertThat(history.steps("compassion", Caller.ANONYMOUS)).extracting(Step::actor).contains("Reviewer 1", "Reviewer 2");
    }

    @Test
    void what_is_unknown_is_a_404() {
        for (var name : List.of("nothing", UUID.randomUUID().toString(), "UPPER", "ä ö")) {
            service.client().get().uri("/api/entries/" + name + "/history").exchange().expectStatus().isNotFound();
        }
    }
}
