package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures are put into a text, and files sent over connections that break, in a real Chromium by somebody who has signed in. */
class EditorFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EDITOR = "[role=textbox][aria-multiline=true]";
    private static final String UPLOADS = "**/api/commands/uploads/*";
    private static final String DIALOG = "#editor-picture";

    @TempDir
    static Path folder;

    private static House house;
    private static Chromium chromium;
    private static SignedUp olwen;

    private Page page;
    private String entry;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        chromium = new Chromium();
        olwen = SignedUp.at(house, "Olwen Hughes", SignedUp.address());
        var section = "{\"slug\":\"notes\",\"title\":\"Notes\",\"kind\":\"KNOWLEDGE_BASE\",\"policy\":{\"reviewsRequired\":0,"
                + "\"anonymity\":\"ALL_IDENTITIES_VISIBLE\",\"comments\":\"CLOSED\",\"licence\":\"CC-BY-4.0\"}}";
        house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), section);
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    @BeforeEach
    void begin() {
        assertThat(olwen.browser().sendJson("/api/commands/entries", "{\"section\":\"notes\"}", "Sec-Fetch-Site", "same-origin")).isEqualTo(201);
        var begun = new JsonMapper().readTree(olwen.browser().body());
        entry = begun.path("id").asString();
        house.awaitRead(begun.path("position").asLong());
        page = chromium.page(1280, ColorScheme.LIGHT);
        page.context().addCookies(List.of(
                new Cookie("palimpsest-session", olwen.browser().cookie("palimpsest-session")).setUrl(house.address())));
        write();
    }

    @AfterEach
    void end() {
        page.close();
    }

    private void write() {
        page.navigate(house.address() + "/drafts/" + entry + "/edit/text");
        page.waitForSelector(EDITOR);
    }

    private static JsonNode content(String entry) {
        return olwen.browser().json("/api/drafts/" + entry).path("content");
    }

    private static Path picture(String name) throws IOException {
        var file = folder.resolve(name);
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** Of several pieces. */
    private static Path text(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "An hour is an hour.\n".repeat(80_000));
    }

    private void awaitPictures(String... inText) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(content(entry).path("body").findValues("attrs"))
                .extracting(image -> image.path("src").asString() + " " + image.path("alt").asString())
                .containsExactly(inText));
    }

    private void press(String button) {
        page.click(DIALOG + " button:has-text('" + button + "')");
    }

    @Test
    void a_picture_is_chosen_described_and_stands_in_the_text() throws IOException {
        page.click("[data-do=picture]");
        press("Take over");
        assertThat(page.innerText(DIALOG + " .why")).contains("Choose a file");
        page.setInputFiles("#editor-picture-file", picture("garden.png"));
        press("Take over");
        assertThat(page.innerText(DIALOG + " .why")).contains("Say what the picture shows");
        Chromium.check(page);
        Chromium.picture(page, "editor-picture");
        page.fill("#editor-picture-words", "A garden");
        press("Take over");
        page.waitForSelector(EDITOR + " img[alt='A garden'][src*='/files/']");
        awaitPictures("file:garden.png A garden");
        assertThat(page.locator("#files li").count()).isEqualTo(1);
        // Once more, without sending it again.
        page.click(EDITOR + " img");
        page.keyboard().press("ArrowRight");
        page.click("[data-do=picture]");
        page.selectOption("#editor-picture-which", "garden.png");
        assertThat(page.inputValue("#editor-picture-words")).isEqualTo("A garden");
        press("Take over");
        assertThat(page.locator(EDITOR + " img[alt='A garden']").count()).isEqualTo(2);
        assertThat(content(entry).path("files")).hasSize(1);
        awaitPictures("file:garden.png A garden", "file:garden.png A garden");
        write();
        assertThat(page.locator(EDITOR + " img[alt='A garden']").count()).isEqualTo(2);
    }

    @Test
    void a_picture_that_is_pasted_or_dropped_is_described_first() throws IOException {
        var bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(picture("pasted.png")));
        page.evaluate("""
                bytes => {
                  const data = new DataTransfer();
                  data.items.add(new File([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], 'pasted.png', {type: 'image/png'}));
                  document.querySelector('[role=textbox][aria-multiline=true]')
                    .dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }""", bytes);
        page.waitForSelector(DIALOG + "[open]");
        page.check(DIALOG + " [name=decorative]");
        press("Take over");
        awaitPictures("file:pasted.png ");
        page.keyboard().press("Control+z");
        assertThat(page.locator(EDITOR + " img[src*='/files/']").count()).isZero();
    }

    @Test
    void what_is_no_picture_is_refused_with_the_reason_and_the_dialog_stays() throws IOException {
        var svg = Files.writeString(folder.resolve("map.png"), "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        page.click("[data-do=picture]");
        page.setInputFiles("#editor-picture-file", svg);
        page.fill("#editor-picture-words", "A map");
        press("Take over");
        await().atMost(PATIENCE).until(() -> page.innerText(DIALOG + " .why").contains("image/svg+xml"));
        assertThat(page.inputValue("#editor-picture-words")).isEqualTo("A map");
        assertThat(content(entry).path("files")).isEmpty();
    }

    @Test
    void a_broken_connection_costs_a_piece_and_no_more() throws IOException {
        var offsets = new ArrayList<String>();
        page.onRequest(request -> note(request, offsets));
        var broken = new AtomicInteger();
        page.route(UPLOADS, route -> {
            if (route.request().method().equals("PATCH") && offsets.size() == 2 && broken.getAndIncrement() == 0) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.fill("[name='content.title']", "Typed before it was sent");
        attach(text("hours.txt"));
        page.waitForURL(url -> url.contains("saved"));
        assertThat(offsets).startsWith("0", "524288", "524288", "1048576");
        assertThat(page.innerText("#files li")).contains("hours.txt");
        assertThat(page.inputValue("[name='content.title']")).isEqualTo("Typed before it was sent");
        assertThat(content(entry).path("files").path(0).path("size").asInt()).isEqualTo(1_600_000);
    }

    @Test
    void a_closed_window_costs_nothing_once_the_file_is_chosen_again() throws IOException {
        var file = text("again.txt");
        page.route(UPLOADS, route -> {
            if (!"0".equals(route.request().headers().get("upload-offset"))) {
                route.abort("internetdisconnected");
            } else {
                route.resume();
            }
        });
        attach(file);
        await().atMost(PATIENCE).until(() -> page.innerText("[data-coming-status]").contains("The connection is broken"));
        page.navigate("about:blank");

        page.unroute(UPLOADS);
        var offsets = new ArrayList<String>();
        page.onRequest(request -> note(request, offsets));
        write();
        attach(file);
        page.waitForURL(url -> url.contains("saved"));
        assertThat(offsets).containsExactly("524288", "1048576", "1572864");
        assertThat(content(entry).path("files")).hasSize(1);
    }

    private void attach(Path file) {
        page.setInputFiles("#file", file);
        page.click("button[value=attach]");
    }

    private static void note(Request request, List<String> offsets) {
        if (request.method().equals("PATCH")) {
            offsets.add(request.headers().get("upload-offset"));
        }
    }
}
