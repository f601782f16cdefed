package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

/** What is typed in a real Chromium is saved by itself, whatever breaks meanwhile. */
class AutosaveTest {
    private static final String REPORT = "#reviews-toAuthor";

    private static String database;
    private static House house;
    private static Chromium chromium;
    private static String entry;

    @BeforeAll
    static void open() throws Exception {
        var engines = Engines.shared();
        database = Houses.database(engines.mongodbUri());
        house = new House(database, engines.elasticsearchUri(), Map.of());
        house.awaitRead(house.loadSamples());
        chromium = new Chromium();
        var author = new Author(house);
        entry = author.draft("saved-by-itself", Author.content("Saved by itself", "Soup."));
        Author.done(author.command("demo-contributor", entry, "submit", "{}"));
        var asked = Author.done(author.command("demo-editor", entry, "reviewers", "{\"reviewer\": \"demo-reviewer-1\"}"));
        house.awaitRead(asked.get("position").asLong());
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    private static Page signedIn() {
        var page = chromium.page(1280, ColorScheme.LIGHT);
        page.onDialog(dialog -> dialog.accept());
        signIn(page);
        return page;
    }

    private static void signIn(Page page) {
        page.context().addCookies(List.of(new Cookie("palimpsest-token", house.token("demo-reviewer-1")).setUrl(house.address())));
    }

    private static Page review(Page page) {
        page.navigate(house.address() + "/drafts/" + entry);
        return page;
    }

    private static void awaitSaid(Page page, String said) {
        await().atMost(Duration.ofSeconds(60)).until(() -> page.innerText("#do-reviews").contains(said));
    }

    @Test
    void a_report_survives_a_closed_window_a_lost_connection_an_ended_session_and_a_killed_server() {
        try (var page = signedIn(); var other = signedIn()) {
            review(page).fill(REPORT, "An hour's");
            awaitSaid(page, "Saved at");
            page.context().setOffline(true);
            page.fill(REPORT, "An hour's work,");
            awaitSaid(page, "no connection");
            page.context().setOffline(false);
            awaitSaid(page, "Saved at");
            assertThat(review(other).inputValue(REPORT)).isEqualTo("An hour's work,");

            page.context().clearCookies();
            page.fill(REPORT, "An hour's work, and more");
            awaitSaid(page, "not signed in any more");
            signIn(page);
            awaitSaid(page, "Saved at");

            house.killServices();
            page.fill(REPORT, "An hour's work, and more, and the end.");
            awaitSaid(page, "no connection");
            house.restart(database, Engines.shared().elasticsearchUri());
            awaitSaid(page, "Saved at");
            page.navigate("about:blank");
            assertThat(review(other).inputValue(REPORT)).isEqualTo("An hour's work, and more, and the end.");

            other.context().setOffline(true);
            other.fill(REPORT, "And one word more.");
            awaitSaid(other, "no connection");
            other.context().clearCookies();
            other.context().setOffline(false);
            review(other);
            signIn(other);
            review(other).click("button:has-text('Put it back')");
            assertThat(other.inputValue(REPORT)).isEqualTo("And one word more.");
            awaitSaid(other, "Saved at");
        }
    }

    @Test
    void two_windows_meet() {
        try (var page = signedIn(); var other = signedIn()) {
            review(page);
            review(other).fill("#reviews-toEditor", "From the other window.");
            awaitSaid(other, "Saved at");
            page.fill("#reviews-toEditor", "From this window.");
            awaitSaid(page, "changed elsewhere");
            page.click("#do-reviews button:has-text('Save for later')");
            page.waitForSelector("#do-reviews [role=alert]");
            assertThat(page.innerText("#do-reviews [role=alert]")).contains("From the other window.");
            assertThat(page.inputValue("#reviews-toEditor")).isEqualTo("From this window.");
            Chromium.check(page);
        }
    }
}
