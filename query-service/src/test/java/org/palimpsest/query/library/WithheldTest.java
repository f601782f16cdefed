package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.readmodels.generation.ParkedEvent;
import org.palimpsest.readmodels.generation.ParkedEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What a read model could not take in may have been a withdrawal: until it is known, the entry is shown to nobody. */
class WithheldTest {
    private static final UUID POISONED = UUID.randomUUID();
    private static final UUID UNSEARCHABLE = UUID.randomUUID();
    private static final UUID SOUND = UUID.randomUUID();

    private static Running service;

    /** Two suppressions that are too long to be kept together, and a section that is too long for an index of words. */
    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"));
        service.append("edda", Role.EDITOR, published(POISONED, "towns", "poisoned", 1));
        service.append("edda", Role.EDITOR, published(SOUND, "towns", "sound", 1));
        service.append("edda", Role.EDITOR, published(UNSEARCHABLE, "villages", "unsearchable", 1));
        for (int number = 1; number <= 2; number++) {
            var long9 = new Suppression(Suppression.Kind.PASSAGE, "x".repeat(9_000_000), null, null);
            service.append("edda", Role.EDITOR, new EntrySuppressed(POISONED, number, long9, "So."));
        }
        service.append("edda", Role.EDITOR, published(UNSEARCHABLE, "t".repeat(40_000), "unsearchable", 2));
        service.caughtUp();
        assertThat(service.bean(ParkedEvents.class).all())
                .extracting(ParkedEvent::readModel, ParkedEvent::stream)
                .contains(
                        tuple("library", POISONED.toString()),
                        tuple("search", UNSEARCHABLE.toString()));
    }

    private static EntryPublished published(UUID id, String section, String slug, int version) {
        return new EntryPublished(
                id, section, slug, version, "CC-BY-4.0", Content.EMPTY.with(new TitleRevised(id, "Compassion")));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String body(String address) {
        return String.valueOf(service.client()
                .get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void an_entry_with_a_parked_event_cannot_be_shown_at_present() {
        for (var address : List.of(
                "/entries/poisoned", "/entries/poisoned/versions/1", "/api/entries/poisoned", "/api/entries/poisoned/versions/1")) {
            service.client()
                    .get()
                    .uri(address)
                    .accept(MediaType.APPLICATION_JSON)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                    .expectHeader()
                    .valueEquals("Retry-After", "60")
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo("“poisoned” cannot be shown at present. Ask again later.");
        }
    }

    @Test
    void it_is_in_no_list_and_not_counted() {
        for (var home : List.of("/", "/?asOf=2999-01-01")) {
            assertThat(body(home)).contains("/entries/sound").doesNotContain("/entries/poisoned");
        }
        assertThat(body("/api/sections/towns")).contains("\"slug\":\"sound\"", "\"total\":1").doesNotContain("poisoned");
        assertThat(body("/api/sections")).contains("\"entries\":1");
    }

    @Test
    void a_search_leaves_out_what_its_own_index_does_not_know() {
        assertThat(body("/api/search?q=compassion")).contains("\"slug\":\"sound\"").doesNotContain("unsearchable");
        assertThat(body("/search?q=compassion")).contains("/entries/sound").doesNotContain("unsearchable");
    }

    /** In its own stream, so that no other test is touched. */
    @Test
    void what_an_operator_settles_is_shown_again() {
        var id = UUID.randomUUID();
        var slug = "settled";
        service.append("edda", Role.EDITOR, published(id, "settling", slug, 1));
        for (int number = 1; number <= 2; number++) {
            var long9 = new Suppression(Suppression.Kind.PASSAGE, "y".repeat(9_000_000), null, null);
            service.append("edda", Role.EDITOR, new EntrySuppressed(id, number, long9, "So."));
        }
        service.append("edda", Role.EDITOR, new EntryReinstated(id, "Nothing."));
        service.caughtUp(Library.MODEL);
        service.client().get().uri("/api/entries/settled").exchange().expectStatus().is5xxServerError();
        service.bean(ParkedEvents.class).drop(id.toString(), "test", "A test.");
        assertThat(body("/api/entries/settled")).contains("\"slug\":\"settled\"");
    }
}
