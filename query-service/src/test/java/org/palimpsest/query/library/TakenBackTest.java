package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.readmodels.generation.Rebuilds;
import org.springframework.http.MediaType;

/** What was withdrawn or suppressed is had on no way that leads to it, now or in any past, until it is put back. */
class TakenBackTest {
    private static Running service;

    private final UUID id = UUID.randomUUID();
    private final String slug = "entry-" + id;
    private final String section = "section-" + id;
    private long first;
    private long second;

    @BeforeAll
    static void start() {
        service = new Running();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void publish() {
        service.append("ada", Role.ADMINISTRATOR, Scenario.section(section, "Towns"));
        first = append(published(1, "Oldword in towns"));
        second = append(published(2, "Newword in towns"));
    }

    private EntryPublished published(int version, String title) {
        var contributor = new Contributor(
                "Wilhelmina", "Featherstonehaugh", List.of(new Affiliation("Uni of Frome", "GB", null)), null, List.of(), true);
        var content = Content.EMPTY
                .with(new TitleRevised(id, title))
                .with(new BodyRevised(id, 1, Scenario.body("It names nobody but Zacharias, who asked not to be named.")))
                .with(new KeywordsRevised(id, List.of("harmless", "hurtful")))
                .with(new ContributorsRevised(id, List.of(contributor)));
        return new EntryPublished(id, section, slug, version, "CC-BY-4.0", content);
    }

    private static long append(Object event) {
        long position = service.append("edda", Role.EDITOR, event);
        service.caughtUp();
        return position;
    }

    private long suppress(int number, Suppression what) {
        return append(new EntrySuppressed(id, number, what, "Asked for."));
    }

    private static String body(String address, int status) {
        return String.valueOf(service.client()
                .get()
                .uri(address)
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Every address of the library at which the entry can be read. */
    private List<String> ways() {
        return Stream.of("/entries/", "/api/entries/")
                .flatMap(path -> Stream.of(
                        path + slug,
                        path + slug + "/versions/1",
                        path + slug + "/versions/2",
                        path + slug + "?asOf=" + first,
                        path + slug + "?asOf=" + second))
                .toList();
    }

    /** Every address that shows it among others; {@code word} is searched for. */
    private List<String> lists(String word) {
        return Stream.of(
                        "/sections/" + section + "?size=100",
                        "/api/sections/" + section + "?size=100",
                        search("/search", word),
                        search("/api/search", word))
                .flatMap(address -> Stream.of(address, address + "&asOf=" + first, address + "&asOf=" + second))
                .toList();
    }

    /** Among the entries of this test. */
    private String search(String path, String words) {
        return path + "?section=" + section + "&q=" + words.replace(' ', '+');
    }

    @Test
    void an_entry_withdrawn_from_readers_is_a_tombstone_on_every_way_and_in_no_list() {
        assertThat(lists("Zacharias")).allSatisfy(list -> assertThat(body(list, 200)).contains(slug));
        append(new EntryWithdrawn(id, "Wrong figures.", WithdrawnVersions.HIDDEN));
        for (var way : ways()) {
            assertThat(body(way, 410)).as(way).contains("Wrong figures.").doesNotContain("Zacharias", "Oldword", "Newword");
        }
        for (var list : lists("Zacharias")) {
            assertThat(body(list, 200)).as(list).doesNotContain(slug, "harmless");
        }
        for (var home : List.of("/", "/?asOf=" + first, "/?asOf=" + second)) {
            assertThat(body(home, 200)).as(home).doesNotContain(slug);
        }
        for (var past : List.of("", "?asOf=" + first, "?asOf=2000-01-01")) {
            assertThat(body("/entries/" + slug + "/related" + past, 404)).as(past).doesNotContain("Oldword", "Newword");
        }
        append(new EntryReinstated(id, "They were right."));
        assertThat(ways()).allSatisfy(way -> assertThat(body(way, 200)).contains("Zacharias"));
        assertThat(lists("Zacharias")).allSatisfy(list -> assertThat(body(list, 200)).contains(slug));
    }

    @Test
    void an_entry_withdrawn_that_may_be_read_is_marked_on_every_way() {
        append(new EntryWithdrawn(id, "Wrong figures.", WithdrawnVersions.MARKED));
        for (var way : Stream.concat(ways().stream(), lists("Zacharias").stream()).toList()) {
            assertThat(body(way, 200)).as(way).contains("Zacharias", "Wrong figures.");
        }
        var page = Jsoup.parse(body("/entries/" + slug + "/versions/1", 200));
        assertThat(page.select(".withdrawn").text()).startsWith("Withdrawn").endsWith("Wrong figures.");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        append(new EntryReinstated(id, "They were right."));
        assertThat(ways()).allSatisfy(way -> assertThat(body(way, 200))
                .contains("Zacharias")
                .doesNotContain("class=\"withdrawn\"", "\"withdrawn\":"));
        // What happened stays among the layers.
        assertThat(Jsoup.parse(body("/entries/" + slug, 200)).select(".layers li").eachText())
                .anyMatch(layer -> layer.startsWith("Withdrawn") && layer.endsWith("Wrong figures."))
                .anyMatch(layer -> layer.startsWith("Reinstated") && layer.endsWith("They were right."));
    }

    @Test
    void a_suppressed_passage_keyword_and_contributor_are_on_no_way_and_found_by_no_search() {
        suppress(1, new Suppression(Kind.PASSAGE, "Zacharias", null, null));
        suppress(2, new Suppression(Kind.KEYWORD, "hurtful", null, null));
        suppress(3, new Suppression(Kind.CONTRIBUTOR, "Wilhelmina Featherstonehaugh", null, null));
        var gone = new String[] {"Zacharias", "hurtful", "Wilhelmina", "Featherstonehaugh", "Uni of Frome"};
        for (var way : ways()) {
            assertThat(body(way, 200)).as(way).contains("[removed]", "harmless").doesNotContain(gone);
        }
        for (var word : gone) {
            assertThat(body(search("/api/search", word) + "&asOf=" + second, 200)).doesNotContain(slug);
            assertThat(body(search("/api/search", word), 200)).doesNotContain(slug);
        }
        assertThat(body(search("/api/search", "harmless"), 200)).contains(slug, "[removed]");
        append(new SuppressionLifted(id, 1, "No longer needed."));
        assertThat(ways()).allSatisfy(way -> assertThat(body(way, 200)).contains("Zacharias").doesNotContain("hurtful"));
        assertThat(body(search("/api/search", "Zacharias") + "&asOf=" + first, 200)).contains(slug);
    }

    @Test
    void a_suppressed_version_is_a_gap_and_the_one_before_says_so() {
        suppress(1, new Suppression(Kind.VERSION, null, 2, null));
        for (var address : List.of("/entries/", "/api/entries/")) {
            assertThat(body(address + slug + "/versions/2", 410)).contains("Version 2 of", "suppressed").doesNotContain("Newword");
            assertThat(body(address + slug + "?asOf=" + second, 200)).contains("Oldword").doesNotContain("Newword");
        }
        assertThat(body("/?asOf=" + second, 200)).contains(slug, "Oldword").doesNotContain("Newword");
        var page = Jsoup.parse(body("/entries/" + slug, 200));
        assertThat(page.select("h1").text()).isEqualTo("Oldword in towns");
        assertThat(page.select(".past").text()).contains("Version 2 has been suppressed.", "This is version 1");
        assertThat(page.select(".layers li").eachText()).first().isEqualTo("Version 2 has been suppressed");
        service.client()
                .get()
                .uri("/api/entries/" + slug)
                .exchange()
                .expectBody()
                .jsonPath("$.version").isEqualTo(1)
                .jsonPath("$.versions.length()").isEqualTo(1)
                .jsonPath("$.suppressedVersions[0]").isEqualTo(2);
        assertThat(lists("Newword")).allSatisfy(list -> assertThat(body(list, 200)).doesNotContain("Newword in towns"));
        assertThat(body(search("/api/search", "Oldword"), 200)).contains(slug);
        suppress(2, new Suppression(Kind.VERSION, null, 1, null));
        assertThat(body("/entries/" + slug, 410)).contains("suppressed").doesNotContain("Oldword", "Newword");
        assertThat(lists("towns")).allSatisfy(list -> assertThat(body(list, 200)).doesNotContain(slug));
        append(new SuppressionLifted(id, 1, "No longer needed."));
        assertThat(body("/entries/" + slug, 200)).contains("Newword in towns");
        assertThat(body(search("/api/search", "Newword"), 200)).contains(slug);
    }

    @Test
    void a_copy_from_before_is_not_still_good() {
        var tag = service.client().get().uri("/api/entries/" + slug).exchange().returnResult(Void.class).getResponseHeaders().getETag();
        var conditional = Map.of("If-None-Match", String.valueOf(tag));
        service.client().get().uri("/api/entries/" + slug).headers(h -> h.setAll(conditional)).exchange().expectStatus().isNotModified();
        suppress(1, new Suppression(Kind.PASSAGE, "Zacharias", null, null));
        service.client().get().uri("/api/entries/" + slug).headers(h -> h.setAll(conditional)).exchange().expectStatus().isOk();
    }

    @Test
    void a_rebuild_keeps_it_so() {
        append(new EntryWithdrawn(id, "Zacharias asked for it.", WithdrawnVersions.MARKED));
        suppress(1, new Suppression(Kind.PASSAGE, "Zacharias", null, null));
        suppress(2, new Suppression(Kind.VERSION, null, 2, null));
        var before = body("/entries/" + slug, 200);
        var searched = body(search("/api/search", "nobody"), 200);
        assertThat(before + searched).contains("Oldword", "[removed] asked for it.").doesNotContain("Zacharias");
        service.rebuilt(Library.MODEL);
        service.rebuilt(service.bean(Rebuilds.class).find("search").orElseThrow());
        assertThat(body("/entries/" + slug, 200)).isEqualTo(before);
        assertThat(body(search("/api/search", "nobody"), 200)).isEqualTo(searched);
        assertThat(body(search("/api/search", "Zacharias"), 200)).doesNotContain(slug);
    }
}
