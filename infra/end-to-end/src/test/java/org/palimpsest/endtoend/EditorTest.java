package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;
import tools.jackson.databind.JsonNode;

/** The text of a draft is written in a real Chromium: typed, formatted, pasted; and the server keeps what stands there. */
class EditorTest {
    private static final House HOUSE = Houses.withSamples();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String EDITOR = "[role=textbox][aria-multiline=true]";
    private static final String MARKDOWN = "textarea[name='content.body']";
    private static final String EVERYTHING = """
            {"type":"doc","content":[
             {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Hours"}]},
             {"type":"paragraph","content":[{"type":"text","text":"One "},{"type":"text","text":"two","marks":[{"type":"link","attrs":
              {"href":"https://example.org/","title":"About"}},{"type":"strong"}]},{"type":"text","text":" three"},
              {"type":"footnote","content":[{"type":"text","text":"A note."}]},{"type":"hard_break"},{"type":"text","text":"x"},
              {"type":"text","text":"2","marks":[{"type":"sup"}]},{"type":"text","text":"y","marks":[{"type":"sub"}]},
              {"type":"text","text":"code","marks":[{"type":"code"}]},
              {"type":"image","attrs":{"src":"https://example.org/p.png","alt":"A garden"}}]},
             {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]},
              {"type":"ordered_list","attrs":{"order":3},"content":[{"type":"list_item","content":[{"type":"paragraph","content":[
               {"type":"text","text":"b"}]}]}]}]}]},
             {"type":"blockquote","content":[{"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"Said"}]},
              {"type":"paragraph","content":[{"type":"text","text":"c","marks":[{"type":"em"}]}]}]},
             {"type":"table","content":[{"type":"table_row","content":[{"type":"table_header","content":[{"type":"paragraph","content":[
              {"type":"text","text":"Place"}]}]},{"type":"table_header","content":[{"type":"paragraph","content":[
              {"type":"text","text":"Year"}]}]}]},
              {"type":"table_row","content":[{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"Frome"}]}]},
              {"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"2013"}]}]}]}]},
             {"type":"paragraph","content":[{"type":"text","text":"End."}]}]}""";

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private Page page;
    private String entry;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void begin() {
        page = watched(chromium.page(1280, ColorScheme.LIGHT));
        entry = draft("""
                {"type":"doc","content":[{"type":"paragraph"}]}""");
        write();
    }

    @AfterEach
    void end() {
        page.close();
        assertThat(complaints).isEmpty();
    }

    private Page watched(Page one) {
        one.onConsoleMessage(message -> complaints.add(message.text() + " " + message.location()));
        one.onPageError(complaints::add);
        one.setDefaultTimeout(15_000);
        one.onDialog(dialog -> dialog.accept());
        one.onRequest(request -> {
            if (!request.url().startsWith(HOUSE.address())) {
                complaints.add("elsewhere: " + request.url());
            }
        });
        one.context().addCookies(List.of(new Cookie("palimpsest-token", HOUSE.token("demo-contributor")).setUrl(HOUSE.address())));
        return one;
    }

    private static String draft(String body) {
        var begun = """
                {"section": "%s", "slug": "editor-%s", "content": {"title": "In the editor", "language": "en", "body": %s}}"""
                .formatted(Author.SECTION, UUID.randomUUID().toString().substring(0, 8), body);
        var done = Author.done(new Author(HOUSE).post("demo-contributor", "/api/commands/entries", begun));
        HOUSE.awaitRead(done.get("position").asLong());
        return done.get("id").asString();
    }

    private static JsonNode kept(String entry) {
        return HOUSE.web()
                .json("/api/drafts/" + entry, "Authorization", "Bearer " + HOUSE.token("demo-contributor"))
                .path("content").path("body");
    }

    private void awaitKept(String said) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept(entry).toString()).contains(said));
    }

    private void write() {
        page.navigate(HOUSE.address() + "/drafts/" + entry + "/edit/text");
        page.waitForSelector(EDITOR);
        focus(page);
    }

    /** The editor takes notice of that 20 ms later, and sets the selection then: no person's key comes sooner. */
    private static void focus(Page page) {
        page.focus(EDITOR);
        page.evaluate("new Promise(done => setTimeout(done, 21))");
    }

    /** Presses the button by the keyboard alone. */
    private void press(String name) {
        page.keyboard().press("Alt+F10");
        page.keyboard().press("Home");
        for (int i = 0; i < 30 && !name.equals(page.evaluate("document.activeElement.dataset.do")); i++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(page.evaluate("document.activeElement.dataset.do")).isEqualTo(name);
        page.keyboard().press("Enter");
    }

    private String markdown() {
        press("markdown");
        page.waitForSelector(MARKDOWN);
        return page.inputValue(MARKDOWN);
    }

    /** Without attributes that are of no interest here. */
    private String html() {
        return page.innerHTML(EDITOR).replaceAll(" (class|rel|contenteditable|title)=\"[^\"]*\"", "");
    }

    /** Nobody presses keys faster than the browser tells where the cursor is. */
    private void seen() {
        page.evaluate("new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))");
    }

    private void awaitHtml(String html) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(html()).isEqualTo(html));
    }

    private void paste(String type, String data) {
        page.evalOnSelector(EDITOR, """
                (editor, [type, data]) => {
                    const clipboardData = new DataTransfer();
                    clipboardData.setData(type, data);
                    editor.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
                }""", List.of(type, data));
    }

    private static String resource(String name) throws IOException {
        try (var file = EditorTest.class.getResourceAsStream("/paste/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_typed_is_the_document_that_the_server_keeps() {
        var keys = page.keyboard();
        keys.type("## Why");
        keys.press("Enter");
        keys.type("An ");
        keys.press("Control+b");
        keys.type("hour");
        keys.press("Control+b");
        keys.type(" is");
        keys.press("Shift+Enter");
        keys.type("an hour.");
        keys.press("Enter");
        keys.type("- one");
        keys.press("Enter");
        keys.type("two");
        keys.press("Enter");
        keys.press("Enter");
        keys.type("3. three");
        keys.press("Enter");
        keys.press("Enter");
        keys.type("> said");
        awaitKept("said");
        assertThat(kept(entry)).hasToString("""
                {"type":"doc","content":[
                {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Why"}]},
                {"type":"paragraph","content":[{"type":"text","text":"An "},{"type":"text","marks":[{"type":"strong"}],"text":"hour"},
                {"type":"text","text":" is"},{"type":"hard_break"},{"type":"text","text":"an hour."}]},
                {"type":"bullet_list","content":[
                {"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"one"}]}]},
                {"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"two"}]}]}]},
                {"type":"ordered_list","attrs":{"order":3},"content":[
                {"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"three"}]}]}]},
                {"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"said"}]}]}]}""".replace("\n", ""));
        keys.press("Control+z");
        assertThat(html()).doesNotContain("said");
        keys.press("Control+y");
        assertThat(html()).contains("said");
    }

    @ParameterizedTest
    @CsvSource({
        "heading2, <h2>word</h2>", "heading3, <h3>word</h3>", "heading4, <h4>word</h4>", "bullet, <ul><li><p>word</p></li></ul>",
        "ordered, <ol><li><p>word</p></li></ol>", "quote, <blockquote><p>word</p></blockquote>", "strong, <p><strong>word</strong></p>",
        "em, <p><em>word</em></p>", "code, <p><code>word</code></p>", "sub, <p><sub>word</sub></p>", "sup, <p><sup>word</sup></p>"
    })
    void each_button_is_pressed_and_released_by_the_keyboard(String name, String html) {
        page.keyboard().type("word");
        page.keyboard().press("Control+a");
        press(name);
        assertThat(html()).isEqualTo(html);
        assertThat(page.getAttribute("[data-do=" + name + "]", "aria-pressed")).isEqualTo("true");
        assertThat(page.evaluate("document.activeElement.getAttribute('role')")).isEqualTo("textbox");
        press(name);
        assertThat(html()).isEqualTo("<p>word</p>");
        press("undo");
        assertThat(html()).isEqualTo(html);
        press("redo");
        assertThat(html()).isEqualTo("<p>word</p>");
    }

    @Test
    void links_are_checked_before_they_are_made() {
        page.keyboard().type("see ");
        press("link");
        page.fill("#editor-link-words", "the paper");
        for (var wrong : List.of("", "javascript:alert(1)", "//evil.example", "no address")) {
            page.fill("#editor-link-address", wrong);
            page.keyboard().press("Enter");
            assertThat(page.isVisible("#editor-link-why")).as(wrong).isTrue();
        }
        Chromium.check(page);
        page.fill("#editor-link-address", "10.5334/ijic.ICIC22149");
        page.keyboard().press("Enter");
        awaitHtml("<p>see <a href=\"https://doi.org/10.5334/ijic.ICIC22149\">the paper</a></p>");
        page.keyboard().type("!");
        awaitHtml("<p>see <a href=\"https://doi.org/10.5334/ijic.ICIC22149\">the paper</a>!</p>");
        page.keyboard().press("ArrowLeft");
        seen();
        page.keyboard().press("ArrowLeft");
        seen();
        page.keyboard().press("Control+k");
        assertThat(page.inputValue("#editor-link-address")).isEqualTo("https://doi.org/10.5334/ijic.ICIC22149");
        page.fill("#editor-link-address", "ada@example.org");
        page.keyboard().press("Enter");
        awaitHtml("<p>see <a href=\"mailto:ada@example.org\">the paper</a>!</p>");
        page.keyboard().press("Control+k");
        page.click("#editor-link button[value=remove]");
        awaitHtml("<p>see the paper!</p>");
    }

    @Test
    void a_footnote_is_written_read_and_changed() {
        page.keyboard().type("A claim");
        press("footnote");
        page.keyboard().type("Cahn, 1992.");
        page.click("#editor-note button[value=save]");
        page.waitForSelector(EDITOR + " .note-call");
        page.keyboard().type(".");
        awaitKept("{\"type\":\"footnote\",\"content\":[{\"type\":\"text\",\"text\":\"Cahn, 1992.\"}]},{\"type\":\"text\",\"text\":\".\"}");
        page.keyboard().press("ArrowLeft");
        seen();
        page.keyboard().press("ArrowLeft");
        page.waitForSelector(EDITOR + " .note-call.ProseMirror-selectednode");
        page.keyboard().press("Enter");
        assertThat(page.inputValue("#editor-note-text")).isEqualTo("Cahn, 1992.");
        page.fill("#editor-note-text", "Cahn, 1993.");
        page.click("#editor-note button[value=save]");
        awaitKept("Cahn, 1993.");
    }

    @Test
    void a_table_is_made_filled_and_changed_by_the_keyboard() {
        press("table");
        for (var cell : List.of("Place", "Year", "Hours", "Frome", "2013")) {
            page.keyboard().type(cell);
            page.keyboard().press("Tab");
        }
        press("columnDelete");
        press("rowAfter");
        press("rowDelete");
        press("columnAfter");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.closest('[role=textbox]') === null")).isEqualTo(true);
        focus(page);
        assertThat(markdown()).isEqualTo("""
                | Place |  | Year |
                | --- | --- | --- |
                | Frome |  | 2013 |
                |  |  |  |""");
    }

    @Test
    void tab_and_shift_tab_leave_the_text() {
        page.keyboard().type("word");
        page.keyboard().press("Shift+Tab");
        assertThat(page.evaluate("document.activeElement.dataset.do")).isNotNull();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.name")).isEqualTo("to");
    }

    @Test
    void what_comes_from_Word_becomes_what_it_says() throws IOException {
        paste("text/html", resource("word.html"));
        assertThat(page.innerText("[data-said]")).contains("pictures (1)");
        assertThat(markdown()).isEqualTo("""
                ## Timebanking

                An hour is **an hour**, says _everyone_^[Cahn, 1992.] in H<sub>2</sub>O.

                - Gardening

                  - in spring

                - Cooking

                Then:

                3. Give
                4. Take

                | **Place** | Year |
                | --- | --- |
                | Frome | 2013 |""");
    }

    @Test
    void what_comes_from_the_web_keeps_what_a_reader_needs() throws IOException {
        paste("text/html", resource("web.html"));
        assertThat(page.innerText("[data-said]"))
                .contains("pictures (1)", "videos and other embedded things (1)", "fields of forms (1)", "links that cannot be taken (1)");
        Chromium.picture(page, "editor-web");
        assertThat(markdown()).isEqualTo("""
                ## [Hours](https://example.org/a%20b?q=1%7C2)

                One **bold** and _slanted_ word, x<sup>2</sup>; here.\\
                Next line.

                - One

                  2. Two

                > Said.

                `let a = 1;`\\
                `\u00a0\u00a0a++;`

                ![A garden](https://example.org/p.png)

                Where

                | Place | Year |
                | --- | --- |
                | Frome | 2013 |""");
    }

    @Test
    void the_lines_of_a_page_become_paragraphs_again() throws IOException {
        paste("text/plain", resource("pdf.txt"));
        assertThat(markdown()).isEqualTo("""
                Compassionate communities

                A co-production approach to end of life care asks those who live in a place to care for one another. The approach was\
                 first tried in a town of some thirty thousand people; in each of its streets people began to look after their neighbours,\
                 by co-production and with little money.

                What was done:

                - lists of who can do what, kept by the doctors and read by everybody who comes in with a question
                - hours""");
    }

    @Test
    void what_is_hostile_makes_nothing() throws IOException {
        paste("text/html", resource("hostile.html"));
        paste("text/html", "<ul><li>".repeat(300) + "deep" + "</li></ul>".repeat(300) + "<table>".repeat(50) + "<tr><td>x");
        paste("text/plain", "a\u0000b\u202Ec\uFFFEd");
        page.keyboard().type(" end");
        awaitKept(" end");
        assertThat(page.evaluate("window.caught")).isNull();
        assertThat(html()).doesNotContain("javascript", "evil.example", "onerror", "<svg", "<script", "\u202E");
        assertThat(kept(entry).toString()).contains("abcd end", "deep").doesNotContain("javascript", "evil.example", "onerror", "link\"");
        assertThat(page.innerText("[data-autosaved]")).contains("Saved at");
    }

    @Test
    void to_Markdown_and_back_nothing_changes() {
        entry = draft(EVERYTHING);
        var before = kept(entry);
        write();
        page.waitForSelector(EDITOR + " table");
        Chromium.picture(page, "editor-everything");
        var markdown = markdown();
        assertThat(markdown).contains("## Hours", "^[A note.]", "| Place |");
        page.click("[data-to-editor]");
        page.waitForSelector(EDITOR + " table");
        page.keyboard().press("Control+End");
        page.keyboard().type("!");
        awaitKept("End.!");
        assertThat(kept(entry)).hasToString(before.toString().replace("End.", "End.!"));
        assertThat(markdown()).isEqualTo(markdown + "!");
        page.fill(MARKDOWN, "*Only this.*");
        awaitKept("Only this.");
        write_again_in_Markdown();
        page.click("[data-to-editor]");
        page.waitForSelector(EDITOR);
        assertThat(html()).isEqualTo("<p><em>Only this.</em></p>");
    }

    /** A browser in which Markdown was chosen opens the next form so. */
    private void write_again_in_Markdown() {
        page.navigate(HOUSE.address() + "/drafts/" + entry + "/edit/text");
        page.waitForSelector("[data-to-editor]");
        assertThat(page.inputValue(MARKDOWN)).isEqualTo("_Only this._");
    }

    @Test
    void what_Markdown_cannot_say_stays_in_the_editor() {
        entry = draft("""
                {"type":"doc","content":[{"type":"table","content":[{"type":"table_row","content":[{"type":"table_cell","attrs":{"colspan":2},\
                "content":[{"type":"paragraph","content":[{"type":"text","text":"wide"}]}]}]},{"type":"table_row","content":[\
                {"type":"table_cell","content":[{"type":"paragraph"}]},{"type":"table_cell","content":[{"type":"paragraph"}]}]}]}]}""");
        write();
        press("markdown");
        await().untilAsserted(() -> assertThat(page.innerText("[data-said]")).contains("Markdown cannot say"));
        assertThat(page.isVisible(EDITOR)).isTrue();
        page.click(EDITOR + " td p");
        page.keyboard().press("Home");
        page.keyboard().type("very ");
        awaitKept("very wide");
        assertThat(kept(entry).toString()).contains("{\"colspan\":2}");
        complaints.removeIf(complaint -> complaint.contains("422"));
    }

    @Test
    void a_form_that_is_refused_or_stale_comes_back_as_it_was_written() {
        page.keyboard().type("An hour is sixty minutes.");
        page.fill("[name='content.language']", "no language");
        page.click("#draft button[value=save]");
        page.waitForSelector("[role=alert]");
        assertThat(html()).isEqualTo("<p>An hour is sixty minutes.</p>");
        page.fill("[name='content.language']", "en");
        page.click("#draft button[value=save]");
        page.waitForURL("**?saved");
        page.route("**/autosave", route -> route.abort());
        try (var other = watched(chromium.page(1280, ColorScheme.LIGHT))) {
            other.navigate(HOUSE.address() + "/drafts/" + entry + "/edit/text");
            focus(other);
            other.keyboard().press("Control+End");
            other.keyboard().type(" Or more.");
            awaitKept("Or more.");
        }
        focus(page);
        page.keyboard().press("Control+End");
        page.keyboard().type(" Or less.");
        page.click("#draft button[value=save]");
        page.waitForSelector(".diff");
        assertThat(html()).isEqualTo("<p>An hour is sixty minutes. Or less.</p>");
        assertThat(page.innerText(".diff")).contains("more");
        complaints.removeIf(complaint -> complaint.matches("(?s).*(422|409|ERR_FAILED).*"));
    }

    @Test
    void what_could_not_be_saved_is_put_back() {
        page.route("**/autosave", route -> route.abort());
        page.keyboard().type("Kept here.");
        await().untilAsserted(() -> assertThat(page.innerText("[data-autosaved]")).contains("no connection"));
        page.navigate("about:blank");
        page.navigate(HOUSE.address() + "/drafts/" + entry + "/edit/text");
        page.unroute("**/autosave");
        page.click("button:has-text('Put it back')");
        assertThat(html()).isEqualTo("<p>Kept here.</p>");
        awaitKept("Kept here.");
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void without_scripts_the_form_takes_Markdown() {
        try (var plain = watched(chromium.pageWithoutScripts())) {
            plain.navigate(HOUSE.address() + "/drafts/" + entry + "/edit/text");
            assertThat(plain.isVisible("[role=toolbar]")).isFalse();
            plain.fill(MARKDOWN, "## Why\n\nAn *hour*.");
            plain.click("#draft button[value=save]");
            plain.waitForURL("**?saved");
            assertThat(plain.inputValue(MARKDOWN)).isEqualTo("## Why\n\nAn _hour_.");
        }
        assertThat(kept(entry).toString()).contains("\"heading\"", "\"em\"");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "320, DARK"})
    void the_editor_is_accessible_and_fits(int width, ColorScheme scheme) {
        entry = draft(EVERYTHING);
        page.close();
        page = watched(chromium.page(width, scheme));
        write();
        page.click(EDITOR + " td");
        Chromium.check(page);
        Chromium.picture(page, "editor-" + width + "-" + scheme);
        for (var dialog : Map.of("link", "#editor-link", "footnote", "#editor-note").entrySet()) {
            press(dialog.getKey());
            page.waitForSelector(dialog.getValue());
            Chromium.check(page);
            Chromium.picture(page, "editor-" + dialog.getKey() + "-" + width + "-" + scheme);
            page.keyboard().press("Escape");
        }
        markdown();
        Chromium.check(page);
        Chromium.picture(page, "editor-markdown-" + width + "-" + scheme);
    }
}
