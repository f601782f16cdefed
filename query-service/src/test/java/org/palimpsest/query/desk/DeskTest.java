package org.palimpsest.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;
import static org.palimpsest.query.Scenario.SECOND;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.DeskPage.Draft;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Review;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.springframework.http.MediaType;

class DeskTest {
    private static final UUID SUBMITTED = UUID.randomUUID();
    private static final UUID REVIEWED = UUID.randomUUID();
    private static final UUID ACCEPTED = UUID.randomUUID();
    private static final UUID PUBLISHED = UUID.randomUUID();

    private static Running service;
    private static Desk desk;

    @BeforeAll
    static void tell() {
        service = new Running();
        append(SUBMITTED, "submitted", EntrySubmitted.class, 1);
        append(REVIEWED, "reviewed", ReviewSubmitted.class, 3);
        append(ACCEPTED, "accepted", EntryAccepted.class, 1);
        append(PUBLISHED, "published", EntryPublished.class, 1);
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

    private static DeskPage deskOf(String person, Role... roles) {
        return desk.of(new Caller(person, Set.of(roles)));
    }

    @Test
    void an_owner_finds_their_drafts_and_nobody_elses() {
        var page = deskOf(OWNER, Role.CONTRIBUTOR);
        assertThat(page.drafts()).extracting(Draft::id).containsExactlyInAnyOrder(SUBMITTED, REVIEWED, ACCEPTED, PUBLISHED);
        assertThat(page.drafts())
                .extracting(Draft::stage)
                .contains(EntryStage.UNDER_REVIEW, EntryStage.ACCEPTED, EntryStage.PUBLISHED);
        assertThat(page.reviews()).isEmpty();
        assertThat(page.queue()).isEmpty();
        assertThat(deskOf("nora-nobody", Role.CONTRIBUTOR).drafts()).isEmpty();
    }

    @Test
    void a_reviewer_finds_what_is_due_first_and_no_author() {
        var reviews = deskOf(FIRST, Role.REVIEWER).reviews();
        assertThat(reviews).hasSize(6);
        assertThat(reviews.stream().filter(review -> !review.id().equals(PUBLISHED)))
                .extracting(Review::author)
                .containsOnlyNulls();
        var second = deskOf(SECOND, Role.REVIEWER).reviews();
        assertThat(second).hasSize(3).noneMatch(Review::due);
        assertThat(reviews).noneMatch(Review::due);
    }

    @Test
    void editors_find_what_waits_for_them_and_for_what() {
        var queue = deskOf(EDITOR, Role.EDITOR).queue();
        assertThat(queue).extracting(Queued::id).containsExactly(SUBMITTED, REVIEWED, ACCEPTED);
        assertThat(queue)
                .extracting(Queued::waiting)
                .containsExactly(Waiting.REVIEWERS, Waiting.DECISION, Waiting.PUBLICATION);
        assertThat(queue.get(1).reviewsDone()).isEqualTo(2);
        assertThat(deskOf(OWNER, Role.EDITOR).queue()).isEmpty();
    }

    @Test
    void the_page_says_where_each_thing_stands() {
        assertThat(page(OWNER, Role.CONTRIBUTOR).select(".hit .meta span").eachText())
                .containsExactlyInAnyOrder(
                        "under review, round 1", "under review, round 2", "accepted, round 2", "published, round 2, version 1 published");
        assertThat(page(SECOND, Role.REVIEWER).select(".hit .meta span").eachText())
                .hasSize(3)
                .containsOnly("you recommended: accept, round 2");
        var desk = page(EDITOR, Role.EDITOR);
        assertThat(desk.select("h2").eachText()).containsExactly("Needs you", "Waits for others", "Done");
        assertThat(desk.select("h3").eachText()).containsExactly("For editors");
        assertThat(desk.select(".hit .meta span").eachText())
                .containsExactly(
                        "waits for reviewers, round 1, 0 of 2 reviews",
                        "waits for decision, round 2, 2 of 2 reviews",
                        "waits for publication, round 2, 2 of 2 reviews");
        assertThat(desk.select(".hit a").eachAttr("href")).contains("/drafts/" + SUBMITTED);
        assertThat(desk.outerHtml()).as("texts that no bundle has").doesNotContain("??");
    }

    private static Document page(String person, Role role) {
        var answer = service.client(person, role).get().uri("/desk").accept(MediaType.TEXT_HTML).exchange();
        var html = answer.expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        return Jsoup.parse(Objects.requireNonNull(html));
    }

    @Test
    void a_working_draft_carries_the_tag_that_commands_compare_with() {
        service.client(OWNER, Role.CONTRIBUTOR)
                .get()
                .uri("/api/drafts/" + SUBMITTED)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"10\"")
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("UNDER_REVIEW")
                .jsonPath("$.content.title")
                .isEqualTo("Compassion in towns")
                .jsonPath("$.owner")
                .isEqualTo(OWNER)
                .jsonPath("$.may")
                .isEqualTo(List.of("withdraw", "contributor-invitations", "credit-claims", "author-messages", "handover"));
    }

    @Test
    void a_draft_is_nobody_elses_business() {
        var address = "/api/drafts/" + SUBMITTED;
        service.client("nora-nobody", Role.REVIEWER).get().uri(address).exchange().expectStatus().isNotFound();
        service.client().get().uri(address).exchange().expectStatus().isUnauthorized();
        service.client().get().uri("/api/desk").exchange().expectStatus().isUnauthorized();
        service.client(OWNER).get().uri("/api/drafts/no-id").exchange().expectStatus().isBadRequest();
    }
}
