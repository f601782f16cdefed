package org.palimpsest.query.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a community makes of its site is read once, and what is wrong with it is said at the start. */
class SiteTest {
    private static final String LOGO = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>";

    @TempDir
    private Path folder;

    @Test
    void withoutAFolderAllIsAsItComes() throws IOException {
        var site = new Site("");
        assertThat(site.name()).isEqualTo("Palimpsest");
        assertThat(site.hasLogo()).isFalse();
        assertThat(site.pages()).isEmpty();
        assertThat(site.css()).isEmpty();
        assertThat(new Site(folder.toString()).name()).isEqualTo("Palimpsest");
    }

    @Test
    void aFolderSetsNameLogoColoursAndPages() throws IOException {
        write("site.properties", "name = Gwybodaeth ar y cyd\naccent.light = #114488\naccent.dark = #9CCBFF\n");
        write("logo.svg", LOGO);
        write("pages/about.md", "# About us\n\nWe are *neighbours*.\n\n<script>alert(1)</script>");
        write("pages/guidelines.md", "# Guidelines\n\nBe kind.");

        var site = new Site(folder.toString());

        assertThat(site.name()).isEqualTo("Gwybodaeth ar y cyd");
        assertThat(site.logo()).hasValueSatisfying(logo -> assertThat(logo).asString().isEqualTo(LOGO));
        assertThat(site.pages()).extracting(SitePage::name).containsExactly("about", "guidelines");
        assertThat(site.pages().getFirst().title()).isEqualTo("About us");
        assertThat(site.pages().getFirst().html()).startsWith("<p>We are <em>neighbours</em>.</p>").doesNotContain("<script");
        assertThat(site.css()).contains("--rubric:light-dark(#114488,#9ccbff)").doesNotContain("--paper");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            site.properties      | nmae = Frome                        | “nmae”; there can be accent.dark, accent.light
            site.properties      | name =                              | 1 to 60 characters
            site.properties      | accent.light = red                  | a colour is written as #9c2a1c
            site.properties      | accent.light = #ffcc00              | “accent” on “paper” has a contrast of 1.4 to 1 in light colours
            site.properties      | paper.dark = #777777                | in dark colours, and could not be read; 4.5 to 1 is the least
            logo.svg             | <html/>                             | must be a picture in SVG without scripts
            logo.svg             | <svg xmlns="http://www.w3.org/2000/svg"><script/></svg> | without scripts
            logo.svg             | <!DOCTYPE svg><svg/>                | without a document type
            logo.svg             | not xml                             | must be a picture in SVG
            pages/about.md       | Without a title                     | must begin with its title, in a line such as “# About”
            pages/About us.md    | # About                             | must be called as its address
            pages/about.txt      | # About                             | with “.md” at its end
            """)
    void whatIsWrongIsSaidWithWhatWouldBeRight(String file, String text, String said) throws IOException {
        write(file, text);

        assertThatThrownBy(() -> new Site(folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(said);
    }

    @Test
    void whatIsNoFolderOrTooLargeOrNoTextIsSaidToo() throws IOException {
        assertThatThrownBy(() -> new Site(folder.resolve("none").toString())).hasMessageContaining("PALIMPSEST_SITE must be a folder");
        write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><!--" + "x".repeat(100_000) + "--></svg>");
        assertThatThrownBy(() -> new Site(folder.toString())).hasMessageContaining("at most 100000");
        Files.delete(folder.resolve("logo.svg"));
        Files.createDirectories(folder.resolve("pages"));
        Files.write(folder.resolve("pages/about.md"), new byte[] {'#', ' ', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> new Site(folder.toString())).hasMessageContaining("must be in UTF-8");
    }

    @Test
    void ourOwnColoursCanBeRead() throws IOException {
        write("site.properties", "ink.light = #000000\n");
        assertThat(new Site(folder.toString()).css()).contains("--ink:light-dark(#000000,#ece6da)");
        assertThat(Colours.contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(Colours.contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',       0,  false
            0,        0,  false
            3e,       3,  true
            -1,       -1, false
            -7,       -1, false
            9e,       5,  true
            12,       0,  false
            <b>,      0,  false
            """)
    void aCookieIsBelievedOnlyWhereItIsOneOfOurs(String cookie, int size, boolean easy) {
        var display = Display.of(cookie);
        assertThat(display).isEqualTo(new Display(size, easy));
        assertThat(Display.of(display.kept())).isEqualTo(display);
    }

    @Test
    void theUsualDisplayNeedsNoStyle() {
        assertThat(Display.of(null).css("easier")).isEmpty();
        assertThat(new Display(1, true).css("easier")).isEqualTo(":root{--size:1.1250}\neasier");
        assertThat(new Display(-1, false).css("easier")).isEqualTo(":root{--size:0.8889}\n");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
