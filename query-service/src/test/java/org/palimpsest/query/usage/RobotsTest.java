package org.palimpsest.query.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIREFOX,
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
                "Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18"
            })
    void people_use_browsers(String browser) {
        assertThat(new Robots("").includes(browser)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "curl/8.1",
                "Java/21",
                "python-requests/2.31",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0 Safari/537.36",
                "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org)",
                "Mozilla/5.0 (compatible; UptimeRobot/2.0)"
            })
    void programs_say_what_they_are(String name) {
        assertThat(new Robots("").includes(name)).isTrue();
    }

    @Test
    void what_says_nothing_is_a_program() {
        assertThat(new Robots("").includes(null)).isTrue();
    }

    @Test
    void an_operator_adds_a_list(@TempDir Path folder) throws IOException {
        var list = Files.writeString(folder.resolve("robots.json"), "[{\"pattern\": \"rv:130\", \"last_changed\": \"2026-01-01\"}]");

        assertThat(new Robots(list.toString()).includes(FIREFOX)).isTrue();
        assertThat(new Robots(list.toString()).includes(FIREFOX.replace("130", "131"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[{\"pattern\": \"(\"}]", "[{\"name\": \"x\"}]", "[1]"})
    void a_list_that_cannot_be_read_is_refused(String text, @TempDir Path folder) throws IOException {
        var list = Files.writeString(folder.resolve("robots.json"), text);

        assertThatThrownBy(() -> new Robots(list.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("robots.json")
                .hasMessageContaining("JSON array of objects with a “pattern”");
    }
}
