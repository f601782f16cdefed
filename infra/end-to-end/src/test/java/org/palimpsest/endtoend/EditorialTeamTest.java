package org.palimpsest.endtoend;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.testsupport.House;

/** Each page on the way of the {@link EditorialTeam} is looked at, light, and dark on a narrow screen. */
class EditorialTeamTest {
    private static House house;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        var engines = Engines.shared();
        house = new House(
                Houses.database(engines.mongodbUri()), engines.elasticsearchUri(), Map.of("PALIMPSEST_MAIL_OUTBOX", "true"));
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        house.close();
    }

    @Test
    void an_editorial_team_works_by_keyboard_alone() {
        new EditorialTeam(house, chromium, new Looking()).works();
    }

    private static final class Looking implements EditorialTeam.Witness {
        private final Set<String> seen = new HashSet<>();

        /** No violation of WCAG 2.2 AA in the light, nor in the dark at 320 pixels: where the story comes to a page for the first time. */
        @Override
        public void sees(Keys keys, String name) {
            if (!seen.add(name)) {
                return;
            }
            var page = keys.page();
            Chromium.check(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
            page.setViewportSize(320, 900);
            Chromium.check(page);
            Chromium.picture(page, "team-%02d-%s".formatted(seen.size(), name));
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }

        @Override
        public void hears(long position) {}

        @Override
        public String link(String email, String before) {
            return SignedUp.link(house, email, before);
        }
    }
}
