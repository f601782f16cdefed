package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palimpsest.testsupport.House;

/** Searching, in a real Chromium. */
class SearchingTest {
    private static final House HOUSE = Houses.withSamples();
    private static final String FIELD = ".head .search input";
    private static final String OPTIONS = ".search [role=option]";

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void suggestionsComeWhileOneTypesAndAreChosenByKeyboard(int width, ColorScheme scheme) {
        try (var page = chromium.page(width, scheme)) {
            page.navigate(HOUSE.address() + "/");
            page.locator(FIELD).focus();
            page.keyboard().type("comm");
            page.waitForSelector(OPTIONS);
            Chromium.picture(page, "suggestions-" + width + "-" + scheme);
            Chromium.check(page);
            assertThat(page.locator(FIELD).getAttribute("aria-expanded")).isEqualTo("true");

            page.keyboard().press("ArrowDown");
            var first = page.locator(OPTIONS).first();
            assertThat(first.getAttribute("aria-selected")).isEqualTo("true");
            assertThat(page.locator(FIELD).getAttribute("aria-activedescendant")).isEqualTo(first.getAttribute("id"));
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
            page.keyboard().press("ArrowUp");
            assertThat(page.locator(FIELD).getAttribute("aria-activedescendant")).isNull();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL("**/entries/*");
        }
    }

    @Test
    void escapeClosesTheSuggestionsAndLeavesWhatWasTyped() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.navigate(HOUSE.address() + "/");
            page.locator(FIELD).focus();
            page.keyboard().type("comm");
            page.waitForSelector(OPTIONS);
            page.keyboard().press("Escape");
            assertThat(page.locator(OPTIONS).count()).isZero();
            assertThat(page.locator(FIELD).inputValue()).isEqualTo("comm");
            assertThat(page.locator(FIELD).getAttribute("aria-expanded")).isEqualTo("false");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=comm");
        }
    }

    @Test
    void aSuggestionThatIsClickedLeadsToWhatItNames() {
        try (var page = chromium.page(1280, ColorScheme.LIGHT)) {
            page.navigate(HOUSE.address() + "/");
            page.locator(FIELD).focus();
            page.keyboard().type("hots");
            page.locator(OPTIONS, new Page.LocatorOptions().setHasText("Mike Hotson")).click();
            page.waitForURL("**/search?contributor=*");
            assertThat(page.locator(".hit").count()).isEqualTo(1);
        }
    }

    @Test
    void withoutScriptsTheFieldIsAField() {
        try (var page = chromium.pageWithoutScripts()) {
            page.navigate(HOUSE.address() + "/");
            assertThat(page.locator(FIELD).getAttribute("role")).isNull();
            page.locator(FIELD).fill("comunity hubs");
            page.locator(".head .search button").click();
            assertThat(page.locator("main").textContent()).contains("Showing results for");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "corrected, /search?q=comunity%20hubs&sort=title, 1280, LIGHT",
        "corrected, /search?q=comunity%20hubs, 360, DARK",
        "nothing, /search?q=SenseMaker%20-stories&keyword=networks&status=ongoing&asOf=2999-01-01, 1280, DARK",
        "nothing, /search?q=SenseMaker%20-stories&keyword=networks&status=ongoing, 360, LIGHT",
        "all, /search?all=keyword&status=ongoing, 1280, LIGHT",
    })
    void resultsAreAccessibleAndFit(String name, String path, int width, ColorScheme scheme) {
        try (var page = chromium.page(width, scheme)) {
            page.navigate(HOUSE.address() + path);
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            Chromium.picture(page, "results-" + name + "-" + width + "-" + scheme);
            Chromium.check(page);
        }
    }
}
