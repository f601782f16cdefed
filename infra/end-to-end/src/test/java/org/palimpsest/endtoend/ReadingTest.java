package org.palimpsest.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.testsupport.Author;
import org.palimpsest.testsupport.House;

/** What a demanding reader does in a browser: large text, other colours, a keyboard, a phone, paper, no scripts. */
class ReadingTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String LONG = "/entries/a-long-text-of-streets";
    private static final List<String> PAGES = List.of(
            "/", "/search?q=compassion", "/sections/research-communities", LONG, LONG + "/history",
            "/display", "/developers", "/entries/none", LONG + "?asOf=2099-01-01", LONG + "?asOf=2020-01-01");

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        var body = new StringBuilder(node("paragraph", text("Begun in nine streets") + ", " + node("footnote", text("Ten, since May."))));
        for (var heading : List.of("Ash Street", "Elm Street", "Oak Street")) {
            body.append(", ").append(node("heading", text(heading)).replace("\"heading\"", "\"heading\", \"attrs\": {\"level\": 2}"))
                    .append(", ").append(node("paragraph", text("An hour is an hour. ".repeat(60))));
        }
        var cell = node("table_cell", node("paragraph", text("Neighbourhood")));
        body.append(", ").append(node("table", node("table_row", String.join(",", Collections.nCopies(8, cell)))));
        var content = Author.content("A long text of streets", "Soup.")
                .replaceFirst("\"content\": \\[\\{\"type\": \"paragraph\".*?\\]}\\]}", "\"content\": [" + body + "]}");
        var author = new Author(HOUSE);
        HOUSE.awaitRead(author.publish(author.draft("a-long-text-of-streets", content)).get("position").asLong());
        chromium = new Chromium();
    }

    private static String node(String type, String content) {
        return "{\"type\": \"%s\", \"content\": [%s]}".formatted(type, content);
    }

    private static String text(String words) {
        return "{\"type\": \"text\", \"text\": \"%s\"}".formatted(words);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Page at(String path, int width, ColorScheme scheme) {
        var page = chromium.page(width, scheme);
        page.navigate(HOUSE.address() + path);
        return page;
    }

    private static double size(Page page) {
        return ((Number) page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")).doubleValue();
    }

    /** 320 pixels are 1280 at 400 %. */
    @Test
    void every_theme_is_accessible_and_fits_also_in_the_largest_text_on_the_smallest_screen() {
        for (var path : PAGES) {
            for (var scheme : ColorScheme.values()) {
                if (scheme == ColorScheme.NO_PREFERENCE) {
                    continue;
                }
                try (var page = chromium.page(1280, scheme)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE).setColorScheme(scheme));
                    page.navigate(HOUSE.address() + path);
                    Chromium.check(page);
                }
                try (var page = chromium.page(320, scheme)) {
                    page.context().addCookies(List.of(new Cookie("palimpsest-display", "5e").setUrl(HOUSE.address())));
                    page.navigate(HOUSE.address() + path);
                    Chromium.check(page);
                }
            }
        }
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            page.navigate(HOUSE.address() + LONG);
            Chromium.check(page);
        }
    }

    @Test
    void without_scripts_text_grows_and_the_browser_remembers_it() {
        try (var page = chromium.pageWithoutScripts()) {
            page.navigate(HOUSE.address() + LONG + "?asOf=2099-01-01");
            double usual = size(page);
            page.click("[popovertarget=look]");
            page.click("#look [value=larger]");
            page.waitForURL("**" + LONG + "?asOf=2099-01-01");
            assertThat(size(page)).isGreaterThan(usual * 1.1);
            page.navigate(HOUSE.address() + "/");
            assertThat(size(page)).isGreaterThan(usual * 1.1);
            page.click("footer a[href='/display']");
            page.click("main [value=easy]");
            assertThat(page.locator("main [role=status]")).containsText("The alternative display is on.");
            assertThat(page.evaluate("getComputedStyle(document.body).letterSpacing")).isNotEqualTo("normal");
        }
    }

    @Test
    void a_day_at_the_foot_turns_the_whole_site_back_until_one_goes_to_today() {
        try (var page = chromium.pageWithoutScripts()) {
            page.navigate(HOUSE.address() + "/");
            page.locator("footer .asof input[type=date]").fill("2099-01-01");
            page.locator("footer .asof button").click();
            page.waitForURL("**/?asOf=2099-01-01");
            page.locator(".head .search input[name=q]").fill("nine streets");
            page.locator(".head .search button").click();
            page.locator(".hit a[href^='" + LONG + "']").click();
            page.waitForURL("**" + LONG + "?asOf=2099-01-01");
            assertThat(page.locator(".turned b")).hasText("as of 1 January 2099");
            page.locator(".brand").click();
            page.waitForURL("**/?asOf=2099-01-01");
            page.locator(".turned a").click();
            assertThat(page.locator(".turned")).hasCount(0);
        }
    }

    @Test
    void with_scripts_text_grows_where_the_reader_is() {
        try (var page = at(LONG, 1280, ColorScheme.LIGHT)) {
            double usual = size(page);
            page.evaluate("window.stays = true");
            page.click("[popovertarget=look]");
            page.click("#look [value=larger]");
            page.waitForSelector("link[href^='/display.css?']", new Page.WaitForSelectorOptions()
                    .setState(WaitForSelectorState.ATTACHED));
            await().untilAsserted(() -> assertThat(size(page)).isGreaterThan(usual * 1.1));
            assertThat(page.evaluate("window.stays")).isEqualTo(true);
            assertThat(page.locator("#look")).isVisible();
        }
    }

    @Test
    void a_long_text_shows_where_one_is_and_its_notes_where_they_are_called() {
        try (var page = at(LONG, 1440, ColorScheme.LIGHT)) {
            assertThat(page.locator(".contents a").first()).isVisible();
            page.click(".contents a:has-text('Oak Street')");
            assertThat(page.locator(".contents [aria-current]")).hasText("Oak Street");
            page.locator(".noteref a").press("Enter");
            assertThat(page.locator(".footnote:popover-open")).containsText("Ten, since May.");
            Chromium.check(page);
            page.keyboard().press("Escape");
            assertThat(page.locator(".footnote")).isHidden();
            assertThat(page.locator(".noteref a")).isFocused();
            page.click(".tools button");
            assertThat(page.locator("#credited")).containsText("Test Trust, United Kingdom");
            assertThat(page.locator("#credited .close")).isFocused();
            Chromium.check(page);
            page.keyboard().press("Enter");
            assertThat(page.locator("#credited")).isHidden();
        }
        try (var page = chromium.pageWithoutScripts()) {
            page.navigate(HOUSE.address() + LONG);
            page.click(".noteref a");
            assertThat(page.locator(".notes li:target")).containsText("Ten, since May.");
            page.click(".tools button");
            assertThat(page.locator("#credited")).isVisible();
        }
    }

    @Test
    void on_a_phone_the_head_is_small_and_the_results_come_first() {
        try (var page = at("/search?q=compassion", 390, ColorScheme.DARK)) {
            assertThat(page.locator(".head").boundingBox().height).isLessThan(125);
            assertThat(page.locator(".hit").first().boundingBox().y).isLessThan(400);
            assertThat(page.locator(".facets")).isHidden();
            assertThat(page.locator(".menu")).isHidden();
            page.locator(".opens-menu").press("Enter");
            assertThat(page.locator(".menu a[href='/desk']")).isVisible();
            Chromium.check(page);
            page.keyboard().press("Escape");
            assertThat(page.locator(".menu")).isHidden();
            page.locator(".narrow > summary").press("Enter");
            assertThat(page.locator(".facets legend").first()).isVisible();
        }
        try (var page = at(LONG, 390, ColorScheme.LIGHT)) {
            assertThat(page.locator(".about dd").first().boundingBox().y).isLessThan(600);
            assertThat(page.locator(".contents a").first()).isHidden();
        }
    }

    @Test
    void the_keyboard_comes_to_the_first_result_at_once() {
        try (var page = at("/search?q=compassion", 1280, ColorScheme.LIGHT)) {
            assertThat(page.locator(".facets legend").first()).isVisible();
            page.locator("main > .skip").press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement === document.querySelector('.hit a')")).isEqualTo(true);
        }
    }

    @Test
    void on_paper_an_entry_is_an_article() {
        try (var page = at(LONG, 760, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (var gone : List.of(".menu", ".head .search", "footer", ".contents", ".discussion", ".asof", ".tools", ".share")) {
                assertThat(page.locator(gone)).isHidden();
            }
            assertThat(page.locator(".said")).isVisible();
            assertThat(page.locator("section[aria-labelledby=cite]")).isVisible();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('section[aria-labelledby=cite]')).breakInside"))
                    .isEqualTo("avoid");
            assertThat(page.evaluate("document.querySelector('table').scrollWidth <= document.querySelector('.table').clientWidth"))
                    .isEqualTo(true);
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
            assertThat(page.pdf()).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void nothing_moves_for_who_does_not_want_it_and_nothing_shifts_for_anybody() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            page.navigate(HOUSE.address() + LONG);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.button')).transitionDuration")).isEqualTo("0s");
            var shifts = page.evaluate("new Promise(done => { let sum = 0;"
                    + " new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))"
                    + ".observe({type: 'layout-shift', buffered: true}); document.fonts.ready.then(() => requestAnimationFrame("
                    + "() => requestAnimationFrame(() => done(sum)))); })");
            assertThat(((Number) shifts).doubleValue()).isLessThan(0.02);
            assertThat(page.evaluate("document.fonts.check('16px Inter')")).isEqualTo(true);
        }
    }

    @Test
    void the_head_says_who_is_signed_in_on_pages_that_are_the_same_for_all() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.context().addCookies(List.of(new Cookie("palimpsest-token", HOUSE.token("demo-editor")).setUrl(HOUSE.address())));
            page.navigate(HOUSE.address() + "/sections/research-communities");
            assertThat(page.locator(".head a[href='/account']")).hasText("Demo editor");
            assertThat(page.locator(".head [aria-current]")).hasText("Sections");
            Chromium.check(page);
        }
    }
}
