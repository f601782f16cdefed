package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.palimpsest.testsupport.Author.done;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

/** The desk and the editors' queue in a real browser: they renew themselves, and move on several entries at once. */
class EditorsQueueTest {
    private static final String OWNER = "demo-contributor";

    private static House house;
    private static Chromium chromium;
    private static SignedUp edda;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        done(house.web().send("POST", "/api/commands/sections", house.token("demo-administrator"), """
                {"slug": "notes", "title": "Notes", "kind": "KNOWLEDGE_BASE", "policy": {"reviewsRequired": 0,
                 "anonymity": "ALL_IDENTITIES_VISIBLE", "comments": "CLOSED", "licence": "CC0-1.0"}}
                """));
        edda = SignedUp.as(house, "Edda", "EDITOR");
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private static String submitted(String title) {
        var author = new Author(house);
        var body = "{\"section\": \"notes\", \"content\": %s}".formatted(Author.content(title, "Soup."));
        var entry = done(author.post(OWNER, "/api/commands/entries", body)).get("id").asString();
        done(author.post(OWNER, "/api/commands/entries/" + entry + "/submit", "{}"));
        return entry;
    }

    private static void accepted(String title) {
        var path = "/api/commands/entries/" + submitted(title) + "/accept";
        done(house.web().send("POST", path, house.token("demo-editor"), "{}"));
    }

    private static Keys signedIn(ColorScheme scheme, int width) {
        var keys = new Keys(chromium.page(width, scheme)).open(house.address() + "/sign-in");
        return keys.type("E-mail address", edda.email()).type("Password", SignedUp.PASSWORD).press("Sign in");
    }

    private static void awaitOn(Page page, String text) {
        await(text).atMost(Duration.ofSeconds(20)).until(() -> page.innerText("main"), all -> all.contains(text));
    }

    @Test
    void what_comes_in_stands_on_an_open_desk_without_a_reload() {
        var page = signedIn(ColorScheme.LIGHT, 1280).open(house.address() + "/desk").page();
        page.evaluate("window.isTheSame = true");
        submitted("Kitchens of care");
        awaitOn(page, "Kitchens of care");
        assertThat(page.innerText("[data-live-updated]")).isEqualTo("Updated just now.");
        assertThat(page.evaluate("window.isTheSame")).as("no reload").isEqualTo(true);
        Chromium.check(page);
        Chromium.picture(page, "desk-live");
    }

    /** On a page that is the same for everybody. */
    @Test
    void how_much_is_new_stands_in_the_head_of_each_page_without_a_reload_and_is_gone_once_it_is_read() {
        var page = signedIn(ColorScheme.LIGHT, 1280).open(house.address() + "/sections/notes").page();
        page.evaluate("window.isTheSame = true");
        submitted("Ferries of care");
        page.waitForSelector(".head a[aria-label*='unread notice'] .count");
        assertThat(page.getAttribute(".head a[href='/desk']", "aria-label")).matches("Desk, \\d+ unread notices?");
        assertThat(page.evaluate("window.isTheSame")).as("no reload").isEqualTo(true);
        Chromium.check(page);
        Chromium.picture(page, "head-unread");

        new Keys(page).open(house.address() + "/desk").press("Mark all as read");
        page.navigate(house.address() + "/sections/notes");
        page.waitForSelector(".head a[data-unread='0']:not([aria-label])");
        var stranger = chromium.page(1280, ColorScheme.LIGHT);
        var asked = stranger.waitForResponse("**/unread", () -> stranger.navigate(house.address() + "/sections/notes"));
        assertThat(asked.text()).doesNotContain("data-unread");
        assertThat(stranger.innerText(".head a[href='/desk']")).isEqualTo("Desk");
    }

    @Test
    void several_are_published_at_once_and_what_is_refused_says_why() {
        accepted("Gardens of care");
        accepted("Choirs of care");
        submitted("Benches of care");
        var keys = signedIn(ColorScheme.DARK, 390);
        await().atMost(Duration.ofSeconds(20)).until(
                () -> keys.open(house.address() + "/desk/queue?due=NONE&order=due").page().innerText("main"),
                all -> all.contains("Gardens of care") && all.contains("Choirs of care") && all.contains("Benches of care"));
        Chromium.check(keys.page());
        Chromium.picture(keys.page(), "queue-390-DARK");
        keys.tick("Select Gardens of care").tick("Select Choirs of care").tick("Select Benches of care").press("Publish");

        assertThat(keys.page().innerText(".outcome"))
                .contains("Done: Gardens of care", "Done: Choirs of care", "Not done: Benches of care", "under review");
        assertThat(keys.page().url()).endsWith("/desk/queue?due=NONE&order=due");
        Chromium.check(keys.page());
        awaitOn(keys.open(house.address() + "/sections/notes").page(), "Gardens of care");
        assertThat(keys.page().innerText("main")).contains("Choirs of care").doesNotContain("Benches of care");
    }
}
