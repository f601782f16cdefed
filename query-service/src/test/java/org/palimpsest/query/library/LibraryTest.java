package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

class LibraryTest {
    private static Running service;
    private static long created;
    private static long first;
    private static long second;
    private static long withdrawn;
    private static long reinstated;

    @BeforeAll
    static void tell() {
        service = new Running();
        created = service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        var towns = UUID.fromString("00000000-0000-7000-8000-000000000001");
        var care = UUID.fromString("00000000-0000-7000-8000-000000000002");
        first = service.append("edda", Role.EDITOR, published(towns, "frome", 1, "Frome"));
        service.append("edda", Role.EDITOR, published(care, "care", 1, "Care"));
        second = service.append("edda", Role.EDITOR, published(towns, "frome", 2, "Frome again"));
        withdrawn = service.append("edda", Role.EDITOR, new EntryWithdrawn(towns, "Wrong figures.", WithdrawnVersions.HIDDEN));
        reinstated = service.append("edda", Role.EDITOR, new EntryReinstated(towns, "They were right."));
        service.append("edda", Role.EDITOR, new EntryWithdrawn(care, "Asked for.", WithdrawnVersions.HIDDEN));
        var strict = new Policy(3, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.OPEN, "CC0-1.0");
        service.append("ada", Role.ADMINISTRATOR, new PolicyChanged("towns", strict));
        service.append("ada", Role.ADMINISTRATOR, new SectionClosed("towns", "Full."));
        service.caughtUp();
    }

    private static EntryPublished published(UUID id, String slug, int version, String title) {
        var content = Content.EMPTY.with(new TitleRevised(id, title));
        return new EntryPublished(id, "towns", slug, version, "CC-BY-4.0", content);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static WebTestClient.ResponseSpec get(String address) {
        return service.client().get().uri(address).exchange();
    }

    private static Edition edition(String address) {
        return body(get(address).expectStatus().isOk().expectBody(Edition.class).returnResult().getResponseBody());
    }

    private static <T> T body(@Nullable T body) {
        return Objects.requireNonNull(body);
    }

    private static void problem(String address, HttpStatus status, String name) {
        get(address)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + name)
                .jsonPath("$.status")
                .isEqualTo(status.value())
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    @Test
    void the_current_version_is_read_with_all_that_came_before() {
        var edition = edition("/api/entries/frome");
        assertThat(edition.version()).isEqualTo(2);
        assertThat(edition.content().title()).isEqualTo("Frome again");
        assertThat(edition.versions()).extracting(VersionSummary::number).containsExactly(1, 2);
        assertThat(edition.versions().getFirst().supersededAt()).isEqualTo(edition.publishedAt());
        assertThat(edition.supersededAt()).isNull();
    }

    @Test
    void each_version_says_what_it_is_and_withdrawals_say_why() {
        var id = UUID.fromString("00000000-0000-7000-8000-000000000004");
        service.append("edda", Role.EDITOR, published(id, "kinds", 1, "Kinds"));
        var content = Content.EMPTY.with(new TitleRevised(id, "Kinds"));
        var put = service.append("edda", Role.EDITOR, new EntryPublished(
                id, "towns", "kinds", 2, "CC-BY-4.0", content, VersionKind.CORRECTION, "Half of them did."));
        service.append("edda", Role.EDITOR, new EntryWithdrawn(id, "Wrong again.", WithdrawnVersions.MARKED));
        service.append("edda", Role.EDITOR, new EntryReinstated(id, "Right after all."));
        service.caughtUp(Library.MODEL);
        var edition = edition("/api/entries/kinds");
        assertThat(edition.kind()).isEqualTo(VersionKind.CORRECTION);
        assertThat(edition.reason()).isEqualTo("Half of them did.");
        assertThat(edition.versions())
                .extracting(VersionSummary::kind)
                .containsExactly(VersionKind.FIRST_PUBLICATION, VersionKind.CORRECTION);
        assertThat(edition.withdrawals()).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("Wrong again.");
            assertThat(one.reinstatedReason()).isEqualTo("Right after all.");
        });
        assertThat(edition("/api/entries/kinds?asOf=" + put).withdrawals()).isEmpty();
        assertThat(edition("/api/entries/kinds?asOf=" + (put + 1)).withdrawals()).singleElement().satisfies(one -> {
            assertThat(one.reinstatedAt()).as("not known then").isNull();
            assertThat(one.reinstatedReason()).isNull();
        });
        var before = service.live(Library.MODEL);
        assertThat(service.rebuilt(Library.MODEL)).isNotEqualTo(before);
        assertThat(edition("/api/entries/kinds")).isEqualTo(edition);
        var page = Jsoup.parse(body(get("/entries/kinds").expectBody(String.class).returnResult().getResponseBody()));
        assertThat(page.select(".past").text()).contains("This is a correction of version 1.", "Half of them did.");
        assertThat(page.select(".layers ol li").eachText()).satisfiesExactly(
                one -> assertThat(one).startsWith("Reinstated").endsWith("Right after all."),
                one -> assertThat(one).startsWith("Withdrawn").endsWith("Wrong again."),
                one -> assertThat(one).startsWith("Version 2 correction, current").endsWith("Half of them did."),
                one -> assertThat(one).startsWith("Version 1 first publication"));
        var old = Jsoup.parse(body(get("/entries/kinds/versions/1").expectBody(String.class).returnResult().getResponseBody()));
        assertThat(old.select(".past").text()).contains("Version 2 corrects what it says.", "Half of them did.");
        service.append("edda", Role.EDITOR, new EntryWithdrawn(id, "A test.", WithdrawnVersions.HIDDEN));
        service.caughtUp(Library.MODEL);
    }

    @Test
    void as_of_its_time_an_old_version_was_the_current_one() {
        var edition = edition("/api/entries/frome?asOf=" + (second - 1));
        assertThat(edition.version()).isEqualTo(1);
        assertThat(edition.versions()).hasSize(1);
        assertThat(edition.supersededAt()).isNull();
    }

    @Test
    void an_old_version_stays_what_it_was() {
        var edition = edition("/api/entries/frome/versions/1");
        assertThat(edition.content().title()).isEqualTo("Frome");
        assertThat(edition.supersededAt()).isNotNull();
        problem("/api/entries/frome/versions/3", HttpStatus.NOT_FOUND, "unknown");
    }

    @Test
    void a_moment_before_the_first_publication_is_not_the_same_as_never() {
        problem("/api/entries/frome?asOf=" + (first - 1), HttpStatus.NOT_FOUND, "not-yet-published");
        problem("/api/entries/frome?asOf=2000-01-01", HttpStatus.NOT_FOUND, "not-yet-published");
        problem("/api/entries/bath", HttpStatus.NOT_FOUND, "unknown");
    }

    @Test
    void a_withdrawn_entry_leaves_a_tombstone_for_as_long_as_it_is_withdrawn() {
        problem("/api/entries/frome?asOf=" + withdrawn, HttpStatus.GONE, "withdrawn");
        assertThat(edition("/api/entries/frome?asOf=" + (withdrawn - 1)).version()).isEqualTo(2);
        assertThat(edition("/api/entries/frome?asOf=" + reinstated).version()).isEqualTo(2);
        problem("/api/entries/care/versions/1", HttpStatus.GONE, "withdrawn");
        get("/api/entries/care")
                .expectStatus()
                .isEqualTo(HttpStatus.GONE)
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("Asked for.")
                .jsonPath("$.withdrawnAt")
                .isNotEmpty();
    }

    @Test
    void an_instant_and_a_day_name_the_past_as_a_position_does() {
        var now = Instant.now();
        assertThat(edition("/api/entries/frome?asOf=" + now).version()).isEqualTo(2);
        assertThat(edition("/api/entries/frome?asOf=9999-12-31").version()).isEqualTo(2);
        var earlier = edition("/api/entries/frome/versions/1").publishedAt();
        assertThat(edition("/api/entries/frome?asOf=" + earlier).content().title()).startsWith("Frome");
    }

    @Test
    void what_names_no_moment_is_malformed() {
        for (var text : new String[] {"yesterday", "2024-02-30", "99999999999999999999", "-1", "2024-05-01T12:00:00"}) {
            problem("/api/entries/frome?asOf=" + text, HttpStatus.BAD_REQUEST, "malformed");
        }
    }

    @Test
    void a_section_has_what_can_be_read_in_it_in_the_order_of_first_publication() {
        var now = body(get("/api/sections/towns").expectBody(SectionPage.class).returnResult().getResponseBody());
        assertThat(now.entries()).extracting(Edition::slug).containsExactly("frome");
        assertThat(now.section().closed()).isTrue();
        assertThat(now.section().policy().reviewsRequired()).isEqualTo(3);
        var then = body(get("/api/sections/towns?asOf=" + second)
                .expectBody(SectionPage.class)
                .returnResult()
                .getResponseBody());
        assertThat(then.entries()).extracting(Edition::slug).containsExactly("frome");
        assertThat(then.section().closed()).isFalse();
        assertThat(then.section().policy().reviewsRequired()).isEqualTo(1);
        assertThat(then.section().entries()).isEqualTo(1);
        var between = body(get("/api/sections/towns?asOf=" + withdrawn)
                .expectBody(SectionPage.class)
                .returnResult()
                .getResponseBody());
        assertThat(between.entries()).isEmpty();
        assertThat(between.section().entries()).isZero();
        assertThat(between.section().lastChange()).isNull();
        problem("/api/sections/towns?asOf=" + (created - 1), HttpStatus.BAD_REQUEST, "malformed");
        problem("/api/sections/towns?asOf=2001-01-01", HttpStatus.NOT_FOUND, "not-yet-published");
        problem("/api/sections/cities", HttpStatus.NOT_FOUND, "unknown");
    }

    @Test
    void the_list_of_sections_counts_what_can_be_read() {
        get("/api/sections")
                .expectBody()
                .jsonPath("$[0].slug")
                .isEqualTo("towns")
                .jsonPath("$[0].entries")
                .isEqualTo(1)
                .jsonPath("$[0].lastChange")
                .isEqualTo(edition("/api/entries/frome").publishedAt().toString());
        get("/api/sections?asOf=2001-01-01").expectBody().json("[]");
    }

    @Test
    void what_has_not_changed_is_not_sent_twice() {
        var tag = body(get("/api/entries/frome").expectBody().returnResult().getResponseHeaders().getETag());
        service.client()
                .get()
                .uri("/api/entries/frome")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
        service.client()
                .get()
                .uri("/api/entries/frome/versions/1")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Its text is gone from the store, and nobody who has a copy notices. */
    @Test
    void whether_a_copy_is_still_good_is_told_without_reading_what_the_version_says() {
        var id = UUID.fromString("00000000-0000-7000-8000-000000000003");
        service.append("edda", Role.EDITOR, published(id, "copied", 1, "Copied"));
        service.caughtUp(Library.MODEL);
        for (var address : new String[] {"/api/entries/copied", "/entries/copied"}) {
            var tag = body(get(address).expectStatus().isOk().expectBody().returnResult().getResponseHeaders().getETag());
            var versions = LibraryCollections.of(service.database(), service.live(Library.MODEL)).versions();
            var version = body(versions.findOneAndDelete(Filters.eq(VersionDocument.id(id, 1))));
            service.client().get().uri(address).header("If-None-Match", tag).exchange().expectStatus().isNotModified();
            versions.insertOne(version);
        }
        service.append("edda", Role.EDITOR, new EntryWithdrawn(id, "A test.", WithdrawnVersions.HIDDEN));
        service.caughtUp(Library.MODEL);
    }
}
