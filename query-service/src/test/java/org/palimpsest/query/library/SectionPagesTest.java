package org.palimpsest.query.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.Filters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.reading.AsOf;
import org.springframework.http.MediaType;

/** A section is read in parts, and what is read for one does not grow with the section. */
class SectionPagesTest {
    private static final int ENTRIES = 45;

    private static Running service;
    private static long afterThirty;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("towns", "Towns"), Scenario.section("empty", "Empty"));
        service.append("edda", Role.EDITOR, IntStream.range(0, 30).mapToObj(SectionPagesTest::published).toList());
        afterThirty = service.append("edda", Role.EDITOR, new EntryWithdrawn(id(3), "So.", WithdrawnVersions.HIDDEN));
        service.append("edda", Role.EDITOR, IntStream.range(30, ENTRIES).mapToObj(SectionPagesTest::published).toList());
        service.append("edda", Role.EDITOR, new EntryReinstated(id(3), "Not so."));
        service.caughtUp();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID id(int i) {
        return new UUID(0x7000, i);
    }

    private static EntryPublished published(int i) {
        var content = Content.EMPTY.with(new TitleRevised(id(i), "Entry " + i));
        return new EntryPublished(id(i), "towns", "entry-" + i, 1, "CC-BY-4.0", content);
    }

    private static SectionPage part(String address) {
        return Objects.requireNonNull(service.client()
                .get()
                .uri(URI.create("http://localhost:" + service.port() + address))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(SectionPage.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> slugs(SectionPage part) {
        return part.entries().stream().map(Edition::slug).toList();
    }

    private static List<String> entries(IntStream numbers) {
        return numbers.mapToObj(i -> "entry-" + i).toList();
    }

    @Test
    void a_part_has_twenty_entries_and_tells_how_many_there_are_and_where_the_next_is() {
        var part = part("/api/sections/towns");
        assertThat(slugs(part)).isEqualTo(entries(IntStream.range(0, 20)));
        assertThat(part.total()).isEqualTo(ENTRIES);
        assertThat(part.pages()).isEqualTo(3);
        assertThat(part.previous()).isNull();
        assertThat(part.next()).startsWith("/api/sections/towns?page=2&after=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sections/towns", "/api/sections/towns?size=7", "/api/sections/towns?size=45"})
    void a_reader_who_follows_next_reads_every_entry_once_and_back_again_by_previous(String start) {
        var read = new ArrayList<String>();
        var part = part(start);
        read.addAll(slugs(part));
        while (part.next() != null) {
            part = part(part.next());
            read.addAll(slugs(part));
        }
        assertThat(read).isEqualTo(entries(IntStream.range(0, ENTRIES)));
        var back = new ArrayList<>(slugs(part));
        while (part.previous() != null) {
            part = part(part.previous());
            back.addAll(0, slugs(part));
        }
        assertThat(back).isEqualTo(read);
    }

    @Test
    void any_page_can_be_asked_for_by_its_number() {
        assertThat(slugs(part("/api/sections/towns?page=3"))).isEqualTo(entries(IntStream.range(40, ENTRIES)));
        assertThat(slugs(part("/api/sections/towns?page=4"))).isEmpty();
        assertThat(part("/api/sections/empty").pages()).isZero();
    }

    @Test
    void the_past_is_kept_from_part_to_part_and_counted_as_it_was() {
        var part = part("/api/sections/towns?asOf=" + afterThirty);
        assertThat(part.total()).as("thirty, and one withdrawn then").isEqualTo(29);
        assertThat(part.next()).endsWith("&asOf=" + afterThirty);
        var rest = part(Objects.requireNonNull(part.next()));
        assertThat(slugs(part)).doesNotContain("entry-3").hasSize(20);
        assertThat(slugs(rest)).hasSize(9).last().isEqualTo("entry-29");
        assertThat(rest.next()).isNull();
    }

    @Test
    void the_page_leads_on_and_back() {
        var page = page("/sections/towns");
        assertThat(page.select("article.entry")).hasSize(20);
        var next = page.select("a[rel=next]").attr("href");
        assertThat(page.select("link[rel=next]").attr("href")).isEqualTo(next);
        var second = page(next);
        assertThat(second.select("article.entry h2").eachText()).first().isEqualTo("Entry 20");
        assertThat(second.select(".pager").text()).contains("Page 2 of 3");
        assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo("/sections/towns");
    }

    private static org.jsoup.nodes.Document page(String address) {
        return Jsoup.parse(Objects.requireNonNull(service.client()
                .get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "page=99999999", "size=0", "size=101", "size=-1", "after=x", "before=-1"})
    void what_is_no_part_is_malformed_and_named(String parameter) {
        for (var address : List.of("/api/sections/towns?", "/sections/towns?")) {
            service.client()
                    .get()
                    .uri(address + parameter)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.violations[0].path")
                    .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
        }
    }

    @Test
    void entries_are_counted_by_an_index_alone() {
        var entries = LibraryCollections.of(service.database(), service.live(Library.MODEL)).entries();
        var explained = entries.aggregate(SectionTally.stages(ReadableEntries.from(AsOf.NOW)), Document.class)
                .hint(LibraryCollections.IN_SECTION)
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .toJson();
        assertThat(explained).contains("\"totalDocsExamined\": 0");
    }

    /** A page of long texts is no larger than one of short ones, and leads to each of them. */
    @Test
    void long_texts_are_begun_on_the_page_of_their_section() {
        service.append("ada", Role.ADMINISTRATOR, Scenario.section("long", "Long"));
        service.append("edda", Role.EDITOR, IntStream.range(0, 25).mapToObj(i -> {
            var id = new UUID(0x7100, i);
            var words = "A word is not a deed, and yet it is said. ".repeat(i == 0 ? 3 : 2_000);
            var content = Content.EMPTY.with(new TitleRevised(id, "Long " + i)).with(new BodyRevised(id, 1, Scenario.body(words.strip())));
            return new EntryPublished(id, "long", "long-" + i, 1, "CC-BY-4.0", content);
        }).toList());
        service.caughtUp();
        var html = Objects.requireNonNull(service.client().get().uri("/sections/long").accept(MediaType.TEXT_HTML).exchange()
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
        assertThat(html.length()).isLessThan(100_000);
        var entries = Jsoup.parse(html).select("article.entry");
        assertThat(entries).hasSize(20);
        assertThat(Objects.requireNonNull(entries.first()).text()).doesNotContain("…", "Read on");
        assertThat(entries.get(1).text()).contains("it is said. A word", "…", "Read on");
        assertThat(entries.get(1).select("a[href=/entries/long-1]")).hasSize(2);
        assertThat(Jsoup.parse(html).select("a[rel=next]").attr("href")).startsWith("/sections/long?page=2&after=");
    }

    /** Also where they are lost, made twice, or made of a batch that comes again. */
    @Test
    void tallies_say_what_the_entries_say() {
        var library = LibraryCollections.of(service.database(), service.live(Library.MODEL));
        var before = library.tallies().find(Filters.eq("section", "towns")).into(new ArrayList<>());
        assertThat(before.stream().mapToLong(SectionTally::entries).sum()).isEqualTo(ENTRIES);
        library.tallies().deleteMany(Filters.eq("section", "towns"));
        assertThat(part("/api/sections/towns").total()).isZero();
        var entries = library.entries().find(Filters.eq("section", "towns")).into(new ArrayList<>());
        IntStream.range(0, 4).parallel().forEach(_ -> SectionTally.count(library, entries));
        assertThat(part("/api/sections/towns").total()).isEqualTo(ENTRIES);
        assertThat(library.tallies().find(Filters.eq("section", "towns")))
                .extracting(SectionTally::entries, SectionTally::latestAt)
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(one -> tuple(one.entries(), one.latestAt())).toList());
    }
}
