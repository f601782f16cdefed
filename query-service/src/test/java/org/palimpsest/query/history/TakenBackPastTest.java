package org.palimpsest.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.query.Scenario.EDITOR;
import static org.palimpsest.query.Scenario.FIRST;
import static org.palimpsest.query.Scenario.OWNER;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.Running;
import org.palimpsest.query.Scenario;
import org.palimpsest.query.desk.Desk;

/** What is withdrawn or suppressed is so on every way to an entry's past, of every moment. */
class TakenBackPastTest {
    private static final List<String> EVERYBODY = List.of(OWNER, EDITOR, FIRST, "nora-nobody", "");

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** An entry with two versions, the latter called “Unfinished second title”; answers the position of the last event. */
    private static long published(UUID id, String slug) {
        return service.append(new Scenario(id, "towns", slug, Anonymity.SINGLE_ANONYMIZED).whole());
    }

    private static long edit(EntryEvent... events) {
        long position = service.append(EDITOR, Role.EDITOR, (Object[]) events);
        service.caughtUp(History.MODEL, Desk.MODEL);
        return position;
    }

    private record Answer(String address, int status, String body) {}

    private static Answer ask(String person, String address) {
        var client = person.isEmpty()
                ? service.client()
                : person.equals(EDITOR) ? service.client(person, Role.EDITOR) : service.client(person, Role.REVIEWER);
        var answer = client.get()
                .uri(address)
                .header("Accept", address.startsWith("/api") ? "application/json" : "text/html")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var body = answer.getResponseBody();
        return new Answer(address, answer.getStatus().value(), body == null ? "" : body);
    }

    private static List<String> past(String entry, long position) {
        var api = "/api/entries/" + entry;
        var page = "/entries/" + entry + "/history";
        return Stream.of(
                        Stream.of(api + "/history", page, api + "/differences", page + "?from=&to=", api + "/states"),
                        Stream.of(position - 30, position - 10, position - 2, position - 1, position).flatMap(at -> Stream.of(
                                api + "/states?at=" + at,
                                page + "?at=" + at,
                                api + "/differences?from=" + at,
                                page + "?to=&from=" + at)))
                .flatMap(addresses -> addresses)
                .toList();
    }

    @Test
    void where_versions_are_hidden_readers_get_the_tombstone_for_every_moment() {
        var id = UUID.randomUUID();
        long before = published(id, "hidden");
        edit(new EntryWithdrawn(id, "reason-gone", WithdrawnVersions.HIDDEN));
        for (var person : List.of("", "nora-nobody", FIRST)) {
            for (var address : past("hidden", before)) {
                var answer = ask(person, address);
                assertThat(answer.status()).as(address).isEqualTo(410);
                assertThat(answer.body()).as(address).contains("reason-gone").doesNotContain("second title", "ompassion");
            }
        }
        assertThat(ask("", "/api/entries/" + id + "/history").body()).contains("/problems/withdrawn", "withdrawnAt");
        assertThat(ask(FIRST, "/api/drafts/" + id).status()).isEqualTo(404);
        assertThat(ask(FIRST, "/api/desk").body()).doesNotContain(id.toString());
        for (var person : List.of(OWNER, EDITOR)) {
            assertThat(ask(person, "/api/entries/hidden/states?at=" + before).body())
                    .contains("Unfinished second title", "\"withdrawal\":{", "reason-gone", "HIDDEN");
        }
        edit(new EntryReinstated(id, "reason-back"));
        assertThat(ask("", "/api/entries/hidden/states?at=" + before).body()).doesNotContain("\"withdrawal\"");
    }

    @Test
    void where_versions_are_marked_readers_read_on_and_each_answer_says_so() {
        var id = UUID.randomUUID();
        long before = published(id, "marked");
        edit(new EntryWithdrawn(id, "reason-marked", WithdrawnVersions.MARKED));
        for (var address : List.of(
                "/api/entries/marked/history",
                "/api/entries/marked/states",
                "/api/entries/marked/states?at=" + before,
                "/api/entries/marked/differences?to=" + before)) {
            var answer = ask("", address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.body()).as(address).contains("\"withdrawal\":{\"at\":", "\"reason\":\"reason-marked\"", "MARKED");
        }
        for (var page : List.of("", "?at=" + before, "?from=&to=" + before)) {
            assertThat(ask("", "/entries/marked/history" + page).body()).contains("Withdrawn on", "reason-marked");
        }
        assertThat(ask("", "/api/entries/marked/states?at=" + before).body()).contains("Unfinished second title");
    }

    @Test
    void a_suppressed_passage_is_served_to_nobody_and_that_it_is_suppressed_to_owner_and_editors() {
        var id = UUID.randomUUID();
        published(id, "passage");
        long last = edit(
                new EntrySuppressed(id, 1, new Suppression(Kind.PASSAGE, "care for their people", null, null), "libel"),
                new EntrySuppressed(id, 2, new Suppression(Kind.PASSAGE, "toauthor-first", null, null), "it says toauthor-first"),
                new EntrySuppressed(id, 3, new Suppression(Kind.PASSAGE, "second title", null, null), "named"),
                new EntrySuppressed(id, 4, new Suppression(Kind.CONTRIBUTOR, "Wilhelmina Featherstonehaugh", null, null), "asked"));
        var gone = List.of("care for their people", "toauthor-first", "second title", "Featherstonehaugh");
        nobodyReads(gone, id, "passage", last);
        assertThat(titleOnDesk(id)).isEqualTo("Unfinished [removed]");
        for (var person : List.of(OWNER, EDITOR)) {
            assertThat(ask(person, "/api/entries/passage/history?before=99999&limit=200").body())
                    .contains("suppressed a passage", "libel", "it says [removed]", "suppressed a contributor", "\"suppression\":4");
        }
        assertThat(ask("", "/api/entries/passage/history").body()).doesNotContain("suppressed", "libel");
        assertThat(ask("", "/api/entries/passage/states").body()).contains("How towns [removed].");

        service.rebuilt(History.MODEL);
        service.rebuilt(Desk.MODEL);
        nobodyReads(gone, id, "passage", last);

        edit(new SuppressionLifted(id, 1, "settled"));
        assertThat(ask("", "/api/entries/passage/states").body()).contains("care for their people");
    }

    @Test
    void a_suppressed_keyword_is_in_no_state() {
        var id = UUID.randomUUID();
        published(id, "keyword");
        service.append(OWNER, Role.OWNER, new RevisionStarted(id, 2), new KeywordsRevised(id, List.of("slanderous", "towns")));
        long last = edit(new EntrySuppressed(id, 1, new Suppression(Kind.KEYWORD, "slanderous", null, null), "asked"));
        nobodyReads(List.of("slanderous"), id, "keyword", last);
        assertThat(ask(OWNER, "/api/drafts/" + id).body()).contains("\"keywords\":[\"towns\"]");
    }

    @Test
    void a_suppressed_version_is_gone_with_the_work_on_it_until_the_next_is_begun() {
        var id = UUID.randomUUID();
        published(id, "version");
        long last = edit(new EntrySuppressed(id, 1, new Suppression(Kind.VERSION, null, 2, null), "wrong"));
        nobodyReads(List.of("second title"), id, "version", last);
        assertThat(titleOnDesk(id)).isNull();
        assertThat(ask("", "/api/entries/version/history").body())
                .contains("published version 1")
                .doesNotContain("published version 2");
        assertThat(ask("", "/api/entries/version/states").body()).contains("Compassionate towns", "\"version\":1");
        assertThat(ask(EDITOR, "/api/entries/version/history?before=99999").body())
                .contains("published version 2", "suppressed version 2", "wrong");
        service.append(
                OWNER,
                Role.OWNER,
                new RevisionStarted(id, 2),
                new TitleRevised(id, "Third title"),
                new BodyRevised(id, 1, Scenario.body("All is new.")));
        service.caughtUp(History.MODEL, Desk.MODEL);
        assertThat(ask(OWNER, "/api/drafts/" + id).body()).contains("Third title");
        assertThat(ask("", "/api/entries/version/states").body()).contains("Compassionate towns");
    }

    private static @Nullable String titleOnDesk(UUID id) {
        return service.bean(Desk.class).of(new Caller(OWNER, Set.of())).drafts().stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private static void nobodyReads(List<String> words, UUID id, String slug, long position) {
        var addresses = Stream.concat(
                        past(slug, position).stream(),
                        Stream.of("/api/entries/" + slug + "/history?before=99999&limit=200", "/api/drafts/" + id))
                .toList();
        for (var person : EVERYBODY) {
            for (var address : addresses) {
                var answer = ask(person, address);
                assertThat(answer.status()).as(address).isLessThan(500);
                words.forEach(word -> assertThat(answer.body()).as(person + " " + address).doesNotContain(word));
            }
        }
    }
}
