package org.palimpsest.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Chromium. Screenshots are left in {@code target/screenshots}, to be looked at. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(Path.of(Optional.ofNullable(System.getenv("PALIMPSEST_CHROMIUM")).orElse("/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    /** A page in a profile of its own: nobody is signed in there. */
    Page page(int width, ColorScheme scheme) {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
    }

    /** As for a reader who has turned JavaScript off. */
    Page pageWithoutScripts() {
        return browser.newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false));
    }

    /** WCAG 2.2 AA, and what else holds for every page. */
    static void check(Page page) {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();

        assertThat(violations).as("WCAG at " + page.url()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling at " + page.url())
                .isEqualTo(true);
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.title()).contains("Palimpsest");
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
