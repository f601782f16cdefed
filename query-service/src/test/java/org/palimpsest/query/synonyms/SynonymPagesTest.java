package org.palimpsest.query.synonyms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Role;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.SynonymEvent.SynonymsRemoved;
import org.palimpsest.events.SynonymEvent.SynonymsRevised;
import org.palimpsest.query.Running;
import org.palimpsest.query.samples.Samples;
import org.palimpsest.query.search.Synonyms;
import org.palimpsest.query.search.SynonymsProjection;
import org.palimpsest.web.Headers;

class SynonymPagesTest {
    private static final UUID ONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID TWO = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final UUID GONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8059");

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("morgan", Role.EDITOR, Samples.events());
        edit(
                service,
                new SynonymsAdded(ONE, List.of("kindness", "compassion"), null),
                new SynonymsAdded(GONE, List.of("hub", "nexus"), null),
                new SynonymsAdded(TWO, List.of("Éire", "<Ireland>"), null));
        edit(
                service,
                new SynonymsRevised(ONE, List.of("kindness", "compassionate", "<b>warmth</b>"), "Readers type it."),
                new SynonymsRemoved(GONE, null));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static long edit(Running where, Object... events) {
        return where.append("edda", Role.EDITOR, events);
    }

    private static Document page(String address, Role... roles) {
        return page(service, address, roles);
    }

    private static Document page(Running service, String address, Role... roles) {
        var client = roles.length == 0 ? service.client() : service.client("edda", roles);
        var answer = client.get().uri(address).exchange().expectStatus().isOk().expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static void isAsTold() {
        service.client().get().uri("/api/synonyms").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.length()").isEqualTo(2)
                .jsonPath("$[0].id").isEqualTo(TWO.toString())
                .jsonPath("$[0].sequence").isEqualTo(2)
                .jsonPath("$[1].id").isEqualTo(ONE.toString())
                .jsonPath("$[1].sequence").isEqualTo(3)
                .jsonPath("$[1].words[2]").isEqualTo("<b>warmth</b>")
                .jsonPath("$[1].changedAt").exists()
                .jsonPath("$[1].reason").doesNotExist();
    }

    @Test
    void groupsAreAsTheyWereChangedLastAlsoWhenTheyAreMadeAnew() {
        isAsTold();
        var before = service.bean(Synonyms.class).all();
        service.rebuilt(service.bean(SynonymsProjection.class).model());
        isAsTold();
        assertThat(service.bean(Synonyms.class).all()).isEqualTo(before);
    }

    @Test
    void everybodyReadsThemAndEditorsChangeThem() {
        var page = page("/synonyms");
        assertThat(page.select("main .words").eachText()).containsExactly("Éire <Ireland>", "kindness compassionate <b>warmth</b>");
        assertThat(page.select("main form, main a[href^=/synonyms]")).isEmpty();
        assertThat(page.text()).doesNotContain("Readers type it.");
        for (var role : List.of(Role.EDITOR, Role.ADMINISTRATOR)) {
            var theirs = page("/synonyms", role);
            assertThat(theirs.select("main a[href^=/synonyms]").eachAttr("href"))
                    .containsExactly("/synonyms/new", "/synonyms/" + TWO, "/synonyms/" + ONE);
            assertThat(theirs.text()).contains(": Readers type it.");
        }
        assertThat(page("/synonyms", Role.CONTRIBUTOR).select("main a[href^=/synonyms]")).isEmpty();
    }

    @Test
    void aFormHasTheWordsOfItsGroupAndItsVersion() {
        var page = page("/synonyms/" + ONE, Role.EDITOR);
        assertThat(page.select("textarea[name=words]").val()).isEqualTo("kindness\ncompassionate\n<b>warmth</b>");
        assertThat(page.select("form[action=/synonyms/" + ONE + "] input[name=version]").val()).isEqualTo("3");
        assertThat(page.select("form[action=/synonyms/" + ONE + "/remove] input[name=version]").val()).isEqualTo("3");
        assertThat(page("/synonyms/new", Role.ADMINISTRATOR).select("textarea[name=words]").val()).isEmpty();
        service.client("edda", Role.EDITOR).get().uri("/synonyms/" + GONE).exchange().expectStatus().isNotFound();
        service.client("olwen", Role.CONTRIBUTOR).get().uri("/synonyms/" + ONE).exchange().expectStatus().isForbidden();
        service.client().get().uri("/synonyms/" + ONE).exchange().expectStatus().isSeeOther();
    }

    @Test
    void whoSearchesForOneFindsTheOthersAndIsToldSo() {
        var page = page("/search?q=kindness");
        assertThat(page.select("main .hit h2")).isNotEmpty();
        var note = Objects.requireNonNull(page.select("main p[role=note]").first());
        assertThat(note.text()).isEqualTo("Also searched for: compassionate, <b>warmth</b>. Search for “kindness” alone");
        assertThat(note.select("a").attr("href")).isEqualTo("/search?q=%22kindness%22");
        assertThat(page("/search?q=%22kindness%22").select("main p[role=note]")).isEmpty();
        assertThat(page("/search?q=kindness&asOf=2020-01-01").text()).as("of any past").contains("Also searched for");
    }

    /** An answer that was kept is none any more; and who has changed something reads it. */
    @Test
    void aChangeCountsAtOnceAndALongListComesInPages() {
        try (var other = new Running()) {
            other.append("morgan", Role.EDITOR, Samples.events());
            edit(other, new SynonymsAdded(ONE, List.of("kindness", "compassionate"), null));
            other.caughtUp();
            assertThat(page(other, "/search?q=kindness").text()).contains("Also searched for: compassionate.");
            long position = edit(other, new SynonymsRevised(ONE, List.of("kindness", "valleys"), null));
            var answer = other.client().get().uri("/search?q=kindness").header(Headers.POSITION, Long.toString(position))
                    .exchange().expectStatus().isOk().expectBody(String.class).returnResult();
            assertThat(answer.getResponseBody()).contains("Also searched for: valleys.");
            edit(other, new SynonymsRemoved(ONE, "They differ."));
            edit(other, IntStream.range(0, 51)
                    .mapToObj(i -> new SynonymsAdded(new UUID(1, i), List.of("a" + i, "b" + i), null))
                    .toArray());
            other.caughtUp();
            assertThat(page(other, "/search?q=kindness").text()).doesNotContain("Also searched for");
            assertThat(page(other, "/synonyms").select("main section")).hasSize(50);
            var last = page(other, "/synonyms?page=2");
            assertThat(last.select("main section")).hasSize(1);
            assertThat(last.select("a[rel=prev]").attr("href")).isEqualTo("/synonyms?page=1");
            for (var wrong : List.of("0", "3", "x", "-1", "9999999999")) {
                other.client().get().uri("/synonyms?page=" + wrong).exchange().expectStatus().isBadRequest();
            }
        }
    }
}
