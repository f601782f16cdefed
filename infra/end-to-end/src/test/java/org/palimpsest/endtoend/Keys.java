package org.palimpsest.endtoend;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;

/**
 * Somebody who has a keyboard and no mouse, at one page after the other.
 *
 * @param answered what happens once a page was answered
 */
record Keys(Page page, Runnable answered) {
    private static final int MOST_STOPS = 400;
    private static final int MOST_CHOICES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int UNAVAILABLE = 503;
    private static final String STATUS = "performance.getEntriesByType('navigation')[0].responseStatus";

    /** What a screen reader would call what has the focus, more or less. */
    private static final String NAME = """
            (() => {
              const at = document.activeElement;
              const label = at.labels?.[0] ?? document.getElementById(at.getAttribute('aria-labelledby')) ?? at.closest('label');
              return (at.getAttribute('aria-label') ?? label?.innerText ?? at.innerText ?? '').trim();
            })()""";

    Keys(Page page) {
        this(page, () -> {});
    }

    /** Goes on to what is called so, or begins so. */
    Keys to(String name) {
        return stop(name, NAME + ".startsWith('" + name + "')");
    }

    private Keys stop(String name, String condition) {
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(condition))) {
                return this;
            }
        }
        throw new AssertionError("The keyboard does not get to “" + name + "” at " + page.url() + ":\n" + page.innerText("main"));
    }

    /** Types into this field, in place of what is there. */
    Keys type(String field, String text) {
        stop(field, "document.activeElement.matches('input, textarea, [contenteditable=true]') && " + NAME + ".startsWith('" + field + "')");
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
        return this;
    }

    /** Chooses from a list what begins so. */
    Keys choose(String field, String option) {
        stop(field, "document.activeElement.localName === 'select' && " + NAME + ".startsWith('" + field + "')");
        page.keyboard().type(option);
        return this;
    }

    /** Ticks a box. */
    Keys tick(String name) {
        to(name);
        page.keyboard().press("Space");
        return this;
    }

    /** Chooses one of several buttons. */
    Keys pick(String option) {
        stop(option, "document.activeElement.type === 'radio' && [...document.getElementsByName(document.activeElement.name)]"
                + ".some(one => one.labels[0].innerText.trim().startsWith('" + option + "'))");
        for (int i = 0; i < MOST_CHOICES; i++) {
            if (page.evaluate(NAME).toString().startsWith(option)) {
                page.keyboard().press("Space");
                return this;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("The arrows do not get to “" + option + "”.");
    }

    /** Opens what is folded, unless it is open. */
    Keys unfold(String name) {
        stop(name, "document.activeElement.localName === 'summary' && " + NAME + ".startsWith('" + name + "')");
        if (Boolean.FALSE.equals(page.evaluate("document.activeElement.parentElement.open"))) {
            page.keyboard().press("Enter");
        }
        return this;
    }

    /** Follows this link or presses this button, and waits for the page to which it leads. */
    Keys press(String name) {
        to(name);
        page.evaluate("window.isBefore = true");
        page.keyboard().press("Enter");
        // A page that is being left cannot be asked; our policy forbids what Playwright's own waiting does.
        await(name).atMost(PATIENCE).ignoreExceptions().until(
                () -> page.evaluate("!window.isBefore && document.readyState === 'complete'"), Boolean.TRUE::equals);
        // Who is told that the house is not that far yet loads the page again.
        await(name).atMost(PATIENCE).until(
                () -> page.evaluate(STATUS), status -> !status.equals(UNAVAILABLE) || page.reload().status() != UNAVAILABLE);
        answered.run();
        return this;
    }

    /** Goes to an address, as one does from a mail; again while the house says that it is not that far yet. */
    Keys open(String address) {
        await(address).atMost(PATIENCE).until(() -> page.navigate(address).status(), status -> status != UNAVAILABLE);
        return this;
    }
}
