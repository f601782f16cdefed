package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

/** Every page in a real Chromium. */
class BrowserTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String ABSTRACT = "/entries/nurturing-resilient-and-compassionate-communities-in-scotland";
    private static final List<String> PAGES = List.of(
            "/",
            "/search?q=compassion",
            "/search?q=nothingatallmatches",
            "/sections/research-communities",
            ABSTRACT,
            "/entries/co-production-approach-to-end-of-life-care",
            ABSTRACT + "/history",
            "/organisations/Community%20Choice%20%26%20Inclusion",
            "/sign-in",
            "/sign-up",
            "/forgotten-password",
            "/entries/no-such-entry");

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** Colours do not depend on the width, nor what fits on the colours: two views see both. */
    static Stream<Arguments> views() {
        return PAGES.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, 1280, ColorScheme.LIGHT), Arguments.of(path, 320, ColorScheme.DARK)));
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @MethodSource("views")
    void each_page_is_accessible_and_fits(String path, int width, ColorScheme scheme) {
        try (var page = chromium.page(width, scheme)) {
            page.navigate(HOUSE.address() + path);
            var name = path.replaceAll("[^a-z]+", "-") + "-" + width + "-" + scheme;
            Chromium.picture(page, name);

            Chromium.check(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-contributor", "demo-reviewer-1", "demo-editor"})
    void a_person_who_signs_in_gets_a_desk(String person) {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.navigate(HOUSE.address() + "/desk");
            page.locator("summary").click();
            page.locator("[name=token]").fill(HOUSE.token(person));
            page.locator("form:has([name=token]) button").click();
            page.waitForURL("**/desk");
            Chromium.picture(page, "desk-" + person);

            Chromium.check(page);
            assertThat(page.locator("main").textContent()).contains("Signed in as " + person.replace("demo-", "Demo ").replace('-', ' '));
        }
    }

    @Test
    void the_page_of_work_is_for_everybody_also_with_what_is_wrong_on_it() {
        var author = new Author(HOUSE);
        var entry = author.draft("work-in-chromium", Author.content("Work in Chromium", "Soup."));
        Author.done(author.command("demo-contributor", entry, "submit", "{}"));
        var position = Author.done(author.command("demo-editor", entry, "reviewers", "{\"reviewer\": \"demo-reviewer-1\"}"))
                .get("position").asLong();
        HOUSE.awaitRead(position);
        for (var person : List.of("demo-contributor", "demo-editor", "demo-reviewer-1")) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var page = chromium.page(scheme == ColorScheme.DARK ? 320 : 1280, scheme)) {
                    page.context().addCookies(List.of(new Cookie("palimpsest-token", HOUSE.token(person)).setUrl(HOUSE.address())));
                    page.navigate(HOUSE.address() + "/drafts/" + entry);
                    Chromium.check(page);
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                    Chromium.check(page);
                    page.evaluate("document.querySelectorAll('form[action^=\"/drafts\"]').forEach(one => one.noValidate = true)");
                    page.locator("form[action^='/drafts'] button").first().click();
                    page.waitForSelector(".todo, .eyebrow");
                    Chromium.check(page);
                    Chromium.picture(page, "work-" + person + "-" + scheme);
                }
            }
        }
    }

    @Test
    void the_keyboard_alone_leads_from_the_home_page_to_a_found_entry() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.navigate(HOUSE.address() + "/");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
            tabTo(page, "document.activeElement.name === 'q'");
            page.keyboard().type("end of life care pembrokeshire");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?*");
            tabTo(page, "document.activeElement.pathname?.startsWith('/entries/')");
            page.keyboard().press("Enter");
            page.waitForURL("**/entries/co-production-approach-to-end-of-life-care*");
            assertThat(page.locator("h1").textContent()).contains("co-production approach to end of life care");
        }
    }

    @Test
    void every_link_on_every_page_leads_somewhere() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            for (var path : PAGES) {
                page.navigate(HOUSE.address() + path);
                var targets = (List<?>) page.evaluate(
                        "[...document.links].filter(a => a.origin === location.origin && a.pathname !== location.pathname)"
                                + ".map(a => a.pathname + a.search)");
                for (var target : targets.stream().distinct().toList()) {
                    assertThat(HOUSE.web().get(target.toString()).statusCode()).as(path + " → " + target).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void pages_load_nothing_from_elsewhere_and_no_script_complains() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.onRequest(request -> {
                if (!request.url().startsWith(HOUSE.address())) {
                    complaints.add("elsewhere: " + request.url());
                }
            });
            for (var path : PAGES.subList(0, PAGES.size() - 1)) {
                page.navigate(HOUSE.address() + path);
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static void tabTo(Page page, String condition) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(condition))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not get to: " + condition);
    }
}
