package org.palimpsest.query.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentErased;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.CommentEvent.CommenterBlocked;
import org.palimpsest.events.CommentEvent.CommenterUnblocked;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suspicion;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.query.Running;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.comments.CommentsProjection;
import org.palimpsest.readmodels.Recorded;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** What people say under entries: who sees what of it, and that what was taken back is gone. */
class DiscussionTest {
    private static final String ADDRESS = "ann-of-nowhere@example.org";

    private static Running service;
    private static int time;

    @BeforeAll
    static void start() {
        service = new Running();
        for (var policy : CommentPolicy.values()) {
            var slug = policy.name().toLowerCase(Locale.ROOT);
            var rules = new Policy(1, Anonymity.DOUBLE_ANONYMIZED, policy, "CC-BY-4.0");
            service.append("ada", Role.ADMINISTRATOR, new SectionCreated(slug, slug, SectionKind.KNOWLEDGE_BASE, null, rules));
        }
        for (var person : List.of("gwen", "rhys")) {
            var called = new Personal(person, PersonEvent.NAME, "Featherstone " + person);
            var reached = new Personal(person, PersonEvent.EMAIL, person + "@example.org");
            service.append(person, Role.OWNER, new PersonRegistered(person, called, reached, "email:" + person));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** An entry in the section of that policy; its slug is {@code e-} and its id. */
    private static UUID entry(CommentPolicy policy) {
        var id = UUID.randomUUID();
        var content = Content.EMPTY.with(new TitleRevised(id, "Kitchens of Frome"));
        var section = policy.name().toLowerCase(Locale.ROOT);
        service.append("edda", Role.EDITOR, new EntryPublished(id, section, "e-" + id, 1, "CC-BY-4.0", content));
        return id;
    }

    /** Ids that sort as they were made. */
    private static UUID next() {
        return new UUID(0x0189_0a5d_0000_7000L + (((long) ++time) << 16), 0x8000_0000_0000_0000L);
    }

    private static UUID says(UUID entry, @Nullable String person, String text, boolean waits, UUID... above) {
        var id = next();
        var key = CommentEvent.key(id);
        var posted = new CommentPosted(
                id,
                entry,
                "open",
                List.of(above),
                above.length == 0 ? null : above[above.length - 1],
                person,
                person == null ? new Personal(key, CommentEvent.NAME, "Ann <b>Evans</b>") : null,
                person == null ? new Personal(key, CommentEvent.EMAIL, ADDRESS) : null,
                "commenter-" + person,
                new Personal(key, CommentEvent.TEXT, text),
                waits,
                waits ? List.of(Suspicion.LINKS) : List.of());
        service.append(person == null ? "guest-77" : person, Role.OWNER, posted);
        return id;
    }

    private static void decide(CommentEvent event) {
        service.append("edda", Role.EDITOR, event);
    }

    private static JsonNode json(String path) {
        service.caughtUp();
        return Objects.requireNonNull(service.client().get().uri(path).exchange().expectStatus().isOk()
                .expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static List<String> said(UUID entry) {
        return json("/api/entries/e-" + entry + "/comments").path("comments").valueStream()
                .map(one -> one.path("depth").asInt() + " " + one.path("name").asString("-") + ": " + one.path("text").asString("-"))
                .toList();
    }

    private static EntityExchangeResult<byte[]> get(WebTestClient client, String path) {
        service.caughtUp();
        return client.get().uri(path).accept(MediaType.TEXT_HTML).exchange().expectBody().returnResult();
    }

    private static Document page(WebTestClient client, String path, int status) {
        var answer = get(client, path);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(status);
        return page(answer);
    }

    private static Document page(EntityExchangeResult<byte[]> answer) {
        return Jsoup.parse(new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8));
    }

    private static EntityExchangeResult<byte[]> post(String path, String site, Map<String, String> fields) {
        var form = BodyInserters.fromFormData("nothing", "");
        fields.forEach(form::with);
        return service.client().post().uri(path).accept(MediaType.TEXT_HTML).header("Sec-Fetch-Site", site).body(form)
                .exchange().expectBody().returnResult();
    }

    @Test
    void answers_stand_under_what_they_answer_and_the_oldest_comes_first() {
        var entry = entry(CommentPolicy.OPEN);
        var first = says(entry, null, "First", false);
        var second = says(entry, "gwen", "Second", false);
        var answer = says(entry, "rhys", "Answer", false, first);
        says(entry, null, "Answer to the answer", false, first, answer);
        says(entry, null, "Another answer", false, first);
        says(entry, null, "Answer to the second", false, second);
        assertThat(said(entry)).containsExactly(
                "0 Ann <b>Evans</b>: First",
                "1 Featherstone rhys: Answer",
                "2 Ann <b>Evans</b>: Answer to the answer",
                "1 Ann <b>Evans</b>: Another answer",
                "0 Featherstone gwen: Second",
                "1 Ann <b>Evans</b>: Answer to the second");
        assertThat(json("/api/comments/" + answer).path("text").asString()).isEqualTo("Answer");
        var page = page(service.client(), "/entries/e-" + entry, 200);
        assertThat(page.select(".thread li b").eachText()).hasSize(6).contains("Ann <b>Evans</b>", "Featherstone gwen");
        assertThat(page.select(".thread b b")).isEmpty();
        assertThat(page.select(".thread .depth-2")).hasSize(1);
    }

    @Test
    void what_waits_is_for_editors_until_one_has_approved_it() {
        var entry = entry(CommentPolicy.MODERATED);
        var comment = says(entry, null, "See my shop", true);
        assertThat(said(entry)).isEmpty();
        page(service.client(), "/entries/e-" + entry + "/comments/" + comment + "/reply", 404);
        assertThat(service.client().get().uri("/api/comments/" + comment).exchange().expectBody().returnResult().getStatus().value())
                .isEqualTo(404);
        var queue = page(service.client("edda", Role.EDITOR), "/moderation", 200);
        var shown = queue.select("article:has([value=" + comment + "])").text();
        assertThat(shown).contains("Ann <b>Evans</b>", "without an account", "See my shop", "Kitchens of Frome", "it has many links");
        decide(new CommentApproved(comment));
        assertThat(said(entry)).hasSize(1);
        assertThat(page(service.client("edda", Role.EDITOR), "/moderation", 200).select("[value=" + comment + "]")).isEmpty();
        assertThat(page(service.client("edda", Role.EDITOR), "/moderation?of=decided", 200)
                        .select("article:has([value=" + comment + "])").text())
                .contains("approved by edda");
    }

    @Test
    void what_is_reported_stays_and_comes_before_editors_and_what_is_rejected_leaves_a_gap_for_its_answers() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, null, "An insult", false);
        var answer = says(entry, "gwen", "That was rude", false, comment);
        var reason = new Personal(CommentEvent.key(comment), CommentEvent.REPORT, "It insults <i>me</i>.");
        service.append("guest-5", Role.OWNER, new CommentReported(comment, "guest-5", reason));
        assertThat(said(entry)).hasSize(2);
        var queue = page(service.client("ada", Role.ADMINISTRATOR), "/moderation", 200);
        assertThat(queue.select("article:has([value=" + comment + "])").text()).contains("It insults <i>me</i>.");
        decide(new CommentRejected(comment, "An insult"));
        assertThat(said(entry)).containsExactly("0 -: -", "1 Featherstone gwen: That was rude");
        assertThat(page(service.client(), "/entries/e-" + entry, 200).select(".thread").text())
                .contains("taken back")
                .doesNotContain("insult");
        decide(new CommentRejected(answer, null));
        assertThat(said(entry)).isEmpty();
    }

    @Test
    void who_is_blocked_stands_in_a_list_until_the_block_ends() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, "rhys", "Again and again", false);
        decide(new CommenterBlocked(comment, null, "Insults"));
        var blocked = page(service.client("edda", Role.EDITOR), "/moderation?of=blocked", 200);
        var shown = blocked.select("article:has(button[value=" + comment + "])");
        assertThat(shown.text()).contains("Featherstone rhys", "everywhere by edda", "Insults");
        assertThat(shown.select("button[name=everywhere]")).hasSize(1);
        decide(new CommenterUnblocked(comment, null));
        assertThat(page(service.client("edda", Role.EDITOR), "/moderation?of=blocked", 200).select("[value=" + comment + "]")).isEmpty();
    }

    @Test
    void an_entrys_page_is_another_one_as_soon_as_somebody_says_something_and_not_before() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, "gwen", "First", false);
        var tag = tag(entry, null, 200);
        assertThat(tag(entry, tag, 304)).isEqualTo(tag);
        var more = says(entry, null, "Second", false);
        var later = tag(entry, tag, 200);
        decide(new CommentErased(more));
        assertThat(tag(entry, later, 200)).isEqualTo(tag);
        decide(new CommentRejected(comment, null));
        assertThat(page(service.client(), "/entries/e-" + entry, 200).select(".thread")).isEmpty();
    }

    private static String tag(UUID entry, @Nullable String known, int status) {
        service.caughtUp();
        var answer = service.client().get().uri("/entries/e-" + entry).accept(MediaType.TEXT_HTML)
                .headers(headers -> {
                    if (known != null) {
                        headers.setIfNoneMatch(known);
                    }
                })
                .exchange().expectBody().returnResult();
        assertThat(answer.getStatus().value()).isEqualTo(status);
        return String.valueOf(answer.getResponseHeaders().getETag());
    }

    @Test
    void who_was_erased_is_named_nowhere_and_what_was_erased_says_nothing() {
        var person = "mair-" + UUID.randomUUID();
        var called = new Personal(person, PersonEvent.NAME, "Mair Unforgettable");
        service.append(person, Role.OWNER, new PersonRegistered(
                person, called, new Personal(person, PersonEvent.EMAIL, person + "@example.org"), "email:" + person));
        var entry = entry(CommentPolicy.OPEN);
        says(entry, person, "I was here", false);
        var guests = says(entry, null, "My telephone is 0123", false);
        says(entry, "gwen", "Call them", false, guests);
        var tag = tag(entry, null, 200);
        assertThat(said(entry).getFirst()).contains("Mair Unforgettable");

        service.append(person, Role.OWNER, new PersonErased(person));
        service.bean(MongoPersonKeys.class).erase(person);
        assertThat(said(entry).getFirst()).isEqualTo("0 -: I was here");
        tag(entry, tag, 200);

        service.append("ada", Role.ADMINISTRATOR, new CommentErased(guests));
        service.bean(MongoPersonKeys.class).erase(CommentEvent.key(guests));
        assertThat(said(entry)).contains("0 -: -");
        for (var path : List.of("/moderation?of=decided", "/entries/e-" + entry, "/entries/e-" + entry + "/comments")) {
            assertThat(page(service.client("ada", Role.ADMINISTRATOR, Role.EDITOR), path, 200).text()).as(path)
                    .doesNotContain("Unforgettable", "0123");
        }
        // Also in a read model that is made anew.
        service.rebuilt(Comments.MODEL);
        assertThat(said(entry)).contains("0 -: -", "0 -: I was here");
    }

    @Test
    void no_answer_has_an_address_nor_the_id_of_anybody() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, null, "Hello", false);
        says(entry, "gwen", "Hello, too", false, comment);
        says(entry, null, "Waiting", true);
        decide(new CommenterBlocked(comment, null, null));
        var slug = "/entries/e-" + entry;
        var form = "/comments/" + comment;
        for (var path : List.of("", "/comments", form + "/reply", form + "/report")) {
            assertThat(page(service.client(), slug + path, 200).outerHtml()).as(path)
                    .doesNotContain(ADDRESS, "guest-77", "commenter-", "\"gwen");
        }
        for (var path : List.of("/moderation", "/moderation?of=decided", "/moderation?of=blocked")) {
            assertThat(page(service.client("ada", Role.ADMINISTRATOR, Role.EDITOR), path, 200).outerHtml())
                    .doesNotContain(ADDRESS, "guest-77", "commenter-");
        }
        assertThat(json("/api" + slug + "/comments").toString() + json("/api/comments/" + comment))
                .doesNotContain(ADDRESS, "guest-77", "commenter-", "\"gwen");
    }

    @Test
    void nobody_sees_what_was_said_of_a_withdrawn_entry() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, null, "Hello", false);
        service.append("edda", Role.EDITOR, new EntryWithdrawn(entry, "By mistake.", WithdrawnVersions.MARKED));
        assertThat(said(entry)).isEmpty();
        assertThat(page(service.client(), "/entries/e-" + entry, 200).select(".discussion")).isEmpty();
        assertThat(page(service.client(), "/entries/e-" + entry + "/comments", 200).select(".thread, main form[method=post]")).isEmpty();
        page(service.client(), "/entries/e-" + entry + "/comments/" + comment + "/report", 404);
        assertThat(get(service.client(), "/api/comments/" + comment).getStatus().value()).isEqualTo(404);
    }

    @Test
    void the_sections_policy_says_whether_there_is_a_form() {
        var open = page(service.client(), "/entries/e-" + entry(CommentPolicy.OPEN), 200);
        assertThat(open.select(".discussion form [required]").eachAttr("name"))
                .containsExactly("comment.name", "comment.email", "comment.text");
        assertThat(page(service.client(), "/entries/e-" + entry(CommentPolicy.MODERATED), 200).select(".discussion").text())
                .contains("An editor reads your comment before it is shown.");
        assertThat(page(service.client("gwen"), "/entries/e-" + entry(CommentPolicy.OPEN), 200).select(".discussion form [required]")
                        .eachAttr("name"))
                .containsExactly("comment.text");
        var closed = entry(CommentPolicy.CLOSED);
        assertThat(page(service.client(), "/entries/e-" + closed, 200).select(".discussion")).isEmpty();
        says(closed, null, "From before", false);
        var remaining = page(service.client(), "/entries/e-" + closed, 200).select(".discussion");
        assertThat(remaining.text()).contains("From before", "No more comments are taken here.");
        assertThat(remaining.select("form")).isEmpty();
    }

    @Test
    void many_comments_come_in_parts() {
        var entry = entry(CommentPolicy.OPEN);
        var all = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            says(entry, null, "Number " + i, false);
            all.add("Number " + i);
        }
        var first = page(service.client(), "/entries/e-" + entry, 200);
        assertThat(first.select(".thread .changed").eachText()).isEqualTo(all.subList(0, 20));
        var next = first.select(".discussion a[href*=after]").attr("href");
        assertThat(page(service.client(), next, 200).select(".thread .changed").eachText()).isEqualTo(all.subList(20, 25));
        page(service.client(), "/entries/e-" + entry + "/comments?after=" + UUID.randomUUID(), 400);
    }

    @Test
    void what_cannot_be_taken_now_comes_back_full() {
        var entry = entry(CommentPolicy.OPEN);
        var address = "/entries/e-" + entry + "/comments";
        service.caughtUp();
        var fields = new HashMap<>(
                Map.of("key", UUID.randomUUID().toString(), "comment.name", "Ann", "comment.email", "a@b.example"));
        var without = post(address, "same-origin", fields);
        assertThat(without.getStatus().value()).isEqualTo(422);
        assertThat(page(without).select("#comment-name").val()).isEqualTo("Ann");
        assertThat(page(without).select("#comment-text-why").text()).isNotEmpty();
        fields.put("comment.text", "Half an hour of <script>thought</script>");
        // Nobody takes commands here.
        for (int i = 0; i < CommentLimits.BY_ONE; i++) {
            var away = post(address, "same-origin", fields);
            assertThat(away.getStatus().value()).isEqualTo(503);
            assertThat(page(away).select("#comment-text").val()).isEqualTo("Half an hour of <script>thought</script>");
        }
        var tooMany = post(address, "same-origin", fields);
        assertThat(tooMany.getStatus().value()).isEqualTo(429);
        assertThat(tooMany.getResponseHeaders().getFirst("Retry-After")).isNotEmpty();
        assertThat(page(tooMany).select("#comment-text").val()).contains("Half an hour");
        assertThat(post(address, "cross-site", fields).getStatus().value()).isEqualTo(403);
        fields.remove("key");
        assertThat(post(address, "same-origin", fields).getStatus().value()).isEqualTo(400);
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        var entry = entry(CommentPolicy.OPEN);
        var comment = says(entry, null, "Once", true);
        decide(new CommentApproved(comment));
        decide(new CommenterBlocked(comment, "open", null));
        service.caughtUp();
        var before = service.bean(Comments.class).find(comment);
        var engine = service.bean(MongoEventStorageEngine.class);
        var events = engine.readEvents(CommentEvent.stream(comment)).asStream().<Recorded<?>>map(Recorded::of).toList();
        var batch = service.bean(CommentsProjection.class).begin(service.live(Comments.MODEL));
        batch.read(events);
        events.forEach(batch::fold);
        batch.write(true);
        assertThat(service.bean(Comments.class).find(comment)).isEqualTo(before);
    }

    @Test
    void a_form_tells_how_old_it_is_and_nobody_can_make_one() {
        var stamps = service.bean(Stamps.class);
        assertThat(stamps.suspicion(stamps.fresh())).contains(Suspicion.HASTE);
        for (var forged : List.of("", "1", "1.x", stamps.fresh().replaceFirst("^\\d", "9"), "x" + stamps.fresh())) {
            assertThat(stamps.suspicion(forged)).as(forged).contains(Suspicion.STALE_FORM);
        }
    }
}
