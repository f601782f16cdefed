package org.palimpsest.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import org.palimpsest.testsupport.Visitor;

/** Readers talk under entries and editors moderate them, in browsers without JavaScript; and how that looks in Chromium. */
class DiscussionTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String HTML = "<b id=\"x\">bold</b> & \"quoted\"";

    private static String open = "";
    private static String moderated = "";

    private final Visitor reader = new Visitor(HOUSE.queries().address());

    @BeforeAll
    static void publish() {
        open = entry("OPEN");
        moderated = entry("MODERATED");
    }

    private static String entry(String policy) {
        var author = new Author(HOUSE);
        var section = "talk-" + UUID.randomUUID();
        done(author.post("demo-administrator", "/api/commands/sections", """
                {"slug": "%s", "title": "Talk", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 0,
                 "anonymity": "DOUBLE_ANONYMIZED", "comments": "%s", "licence": "CC-BY-4.0"}}
                """.formatted(section, policy)));
        var slug = "talk-" + UUID.randomUUID();
        var id = done(author.post("demo-contributor", "/api/commands/entries", "{\"section\": \"%s\", \"slug\": \"%s\", \"content\": %s}"
                        .formatted(section, slug, Author.content("Kitchens and care", "Soup."))))
                .get("id").asString();
        done(author.command("demo-contributor", id, "submit", "{}"));
        done(author.command("demo-editor", id, "accept", "{}"));
        HOUSE.awaitRead(done(author.command("demo-editor", id, "publish", "{}")).get("position").asLong());
        return "/entries/" + slug;
    }

    private static Visitor signedIn(String person) {
        var visitor = new Visitor(HOUSE.queries().address());
        assertThat(visitor.post("/sign-in", "token", HOUSE.token(person))).isEqualTo(303);
        return visitor;
    }

    private static Document page(Visitor visitor, String path) {
        assertThat(visitor.get(path)).as(path).isEqualTo(200);
        return Jsoup.parse(visitor.body());
    }

    /** Sends a form with what is in it and what is filled in, names and values in turn; answers the status. */
    private static int send(Visitor visitor, Element form, String to, String... filled) {
        var fields = form.select("[type=hidden]").stream().collect(toMap(field -> field.attr("name"), Element::val));
        for (int i = 0; i < filled.length; i += 2) {
            assertThat(form.select("[name=" + filled[i] + "]")).as(filled[i] + " in " + form.outerHtml()).isNotEmpty();
            fields.put(filled[i], filled[i + 1]);
        }
        return visitor.post(to, fields.entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray(String[]::new));
    }

    private static Element form(Document page) {
        return Objects.requireNonNull(page.selectFirst("form[action$=/comments]"), page.text());
    }

    /** What the visitor sees next, where they are led. */
    private static Document led(Visitor visitor) {
        return page(visitor, visitor.location().replaceFirst("#.*", ""));
    }

    /** An editor who can see what {@code other} has done. */
    private static Document seen(Visitor editor, Visitor other, String path) {
        editor.cookie("Palimpsest-Position", other.cookie("Palimpsest-Position"));
        return page(editor, path);
    }

    private static Element waiting(Document queue, String text) {
        return queue.select("article.hit").stream().filter(one -> one.text().contains(text)).findFirst().orElseThrow();
    }

    /** Programs send at once; so it is suspected, and waits wherever it is sent. */
    @Test
    void a_reader_without_an_account_says_something_an_editor_approves_it_and_others_answer() {
        var text = "How did they pay? " + HTML + " " + UUID.randomUUID();
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        assertThat(send(reader, form(page(reader, open)), open + "/comments",
                "comment.name", "Ann " + HTML, "comment.email", email, "comment.text", text)).as(reader.body()).isEqualTo(303);
        assertThat(led(reader).select("#told").text()).contains("an editor looks at it before it is shown");
        assertThat(page(reader, open).text()).doesNotContain("How did they pay?");

        var editor = signedIn("demo-editor");
        var queue = seen(editor, reader, "/moderation");
        var mine = waiting(queue, text);
        assertThat(mine.text()).contains("Ann " + HTML, "within three seconds").doesNotContain(email);
        assertThat(mine.select("b#x")).isEmpty();
        var id = mine.select("[name=id]").val();
        var key = queue.select("form[action=/moderation] [name=key]").getFirst().val();
        assertThat(editor.post("/moderation", "key", key, "id", id, "do", "approve")).isEqualTo(303);

        var shown = seen(reader, editor, open + "/comments");
        assertThat(shown.select(".thread").text()).contains("Ann " + HTML, text).doesNotContain(email);
        var contributor = signedIn("demo-contributor");
        var reply = page(contributor, open + "/comments/" + id + "/reply");
        assertThat(reply.select("blockquote").text()).contains(text);
        var known = !reply.select("[name='comment.name']").isEmpty();
        assertThat(known).as("who has an account is known by name").isFalse();
        assertThat(send(contributor, form(reply), open + "/comments", "comment.text", "By selling soup.")).isEqualTo(303);
        led(contributor);
        assertThat(contributor.body()).contains("an editor looks at it");
    }

    @Test
    void what_is_refused_comes_back_full_and_the_same_form_may_be_sent_again() {
        var form = form(page(reader, moderated));
        assertThat(send(reader, form, moderated + "/comments", "comment.name", "Ann", "comment.email", "nowhere",
                "comment.text", "Half an hour of thought")).isEqualTo(422);
        var again = Jsoup.parse(reader.body());
        assertThat(again.select("#comment-text").val()).isEqualTo("Half an hour of thought");
        assertThat(again.select("#comment-email").val()).isEqualTo("nowhere");
        assertThat(again.select("#comment-email-why").text()).contains("This is no e-mail address.");
        var email = "bob-" + UUID.randomUUID() + "@example.org";
        assertThat(send(reader, form(again), moderated + "/comments", "comment.name", "Bob", "comment.email", email,
                "comment.text", "Half an hour of thought")).isEqualTo(303);
        // A browser may have kept the page: the next comment comes with the key of the first.
        assertThat(send(reader, form(again), moderated + "/comments", "comment.name", "Bob", "comment.email", email,
                "comment.text", "And another thought")).as(reader.body()).isEqualTo(303);
    }

    @Test
    void editors_reject_several_at_once_and_block_who_wrote_them() {
        var email = "spam-" + UUID.randomUUID() + "@example.org";
        for (var text : List.of("Buy one " + email.length(), "Buy two")) {
            assertThat(send(reader, form(page(reader, moderated)), moderated + "/comments", "comment.name", "Seller of " + email,
                    "comment.email", email, "comment.text", text)).isEqualTo(303);
        }
        var editor = signedIn("demo-editor");
        var queue = seen(editor, reader, "/moderation");
        var ids = queue.select("article.hit").stream().filter(one -> one.text().contains("Seller of " + email))
                .map(one -> one.select("[name=id]").val()).toList();
        assertThat(ids).hasSize(2);
        var key = queue.select("form[action=/moderation] [name=key]").getFirst().val();
        assertThat(editor.post("/moderation", "key", key, "do", "reject")).isEqualTo(422);
        assertThat(editor.post("/moderation", "key", key, "id", ids.getFirst(), "id", ids.getLast(), "do", "reject",
                "block", "section", "reason", "Advertisements")).as(editor.body()).isEqualTo(303);
        assertThat(page(editor, "/moderation").text()).doesNotContain(email);
        assertThat(page(editor, "/moderation?of=decided").text()).contains("Advertisements");
        assertThat(send(reader, form(page(reader, moderated)), moderated + "/comments", "comment.name", "Seller",
                "comment.email", email.toUpperCase(Locale.ROOT), "comment.text", "Buy three")).isEqualTo(403);
        assertThat(Jsoup.parse(reader.body()).select("#comment-text").val()).isEqualTo("Buy three");
        var blocked = page(editor, "/moderation?of=blocked");
        var unblock = Objects.requireNonNull(blocked.selectFirst("button[name=section]"));
        assertThat(editor.post("/moderation/unblock", "key", blocked.select("#single [name=key]").val(), "section", unblock.val()))
                .isEqualTo(303);
    }

    @Test
    void a_reader_reports_and_an_administrator_has_it_forgotten() {
        var editor = signedIn("demo-editor");
        var said = "Somebody's telephone " + UUID.randomUUID();
        assertThat(send(editor, form(page(editor, moderated)), moderated + "/comments", withName(editor, said))).isEqualTo(303);
        var shown = led(editor);
        assertThat(shown.select("#told").text()).contains("shown below");
        var id = shown.select(".thread li").stream().filter(one -> one.text().contains(said)).findFirst().orElseThrow()
                .id().replace("comment-", "");
        seen(reader, editor, moderated + "/comments");
        var report = page(reader, moderated + "/comments/" + id + "/report");
        var to = moderated + "/comments/" + id + "/report";
        var form = Objects.requireNonNull(report.selectFirst("form[action$=/report]"));
        assertThat(send(reader, form, to, "reason", " ")).isEqualTo(422);
        assertThat(send(reader, form, to, "reason", "It is mine.")).as(reader.body()).isEqualTo(303);
        assertThat(led(reader).select("#told").text()).contains("An editor looks at it.");
        var administrator = signedIn("demo-administrator");
        var queue = seen(administrator, reader, "/moderation");
        assertThat(waiting(queue, said).text()).contains("It is mine.");
        var key = queue.select("#single [name=key]").val();
        assertThat(administrator.post("/moderation/erase", "key", key, "one", id)).isEqualTo(303);
        assertThat(page(administrator, "/moderation?of=decided").text()).doesNotContain(said);
        assertThat(seen(reader, administrator, moderated + "/comments").text()).doesNotContain(said);
    }

    /** With name and address, where the form asks for them. */
    private static String[] withName(Visitor visitor, String text) {
        return Jsoup.parse(visitor.body()).select("[name='comment.name']").isEmpty()
                ? new String[] {"comment.text", text}
                : new String[] {"comment.name", "Edda", "comment.email", "edda-" + UUID.randomUUID() + "@example.org", "comment.text", text};
    }

    @Test
    void every_page_is_accessible_and_fits_and_a_comment_is_written_by_keyboard() {
        try (var chromium = new Chromium(); var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.navigate(HOUSE.address() + open);
            page.locator("#comment-name").focus();
            page.keyboard().type("Cerys");
            page.keyboard().press("Tab");
            page.keyboard().type("cerys-" + UUID.randomUUID() + "@example.org");
            page.keyboard().press("Tab");
            page.keyboard().type("We did the same in Pembrokeshire.");
            await().until(() -> Boolean.TRUE.equals(page.evaluate("performance.now() > 3500")));
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/comments?at=*");
            assertThat(page.locator("#told").textContent()).contains("shown below");
            var address = page.url().replaceFirst("[?].*", "");
            var id = page.url().replaceFirst(".*at=([0-9a-f-]+).*", "$1");
            for (var width : List.of(1280, 320)) {
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    try (var other = chromium.page(width, scheme)) {
                        for (var path : List.of(
                                open, address.replace(HOUSE.address(), ""), open + "/comments/" + id + "/reply",
                                open + "/comments/" + id + "/report")) {
                            other.navigate(HOUSE.address() + path);
                            Chromium.check(other);
                            var name = path.replaceAll("[0-9a-f-]{36}", "").replaceAll("\\W+", "-");
                            Chromium.picture(other, "talk-" + name + width + scheme);
                        }
                        moderation(other, width + "" + scheme);
                    }
                }
            }
        }
    }

    private static void moderation(Page page, String name) {
        page.context().addCookies(List.of(new Cookie("palimpsest-token", HOUSE.token("demo-administrator")).setUrl(HOUSE.address())));
        for (var of : List.of("waiting", "decided", "blocked")) {
            page.navigate(HOUSE.address() + "/moderation?of=" + of);
            Chromium.check(page);
            Chromium.picture(page, "moderation-" + of + name);
        }
    }
}
