package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.text.Nodes.doc;
import static org.palimpsest.events.text.Nodes.link;
import static org.palimpsest.events.text.Nodes.mark;
import static org.palimpsest.events.text.Nodes.node;
import static org.palimpsest.events.text.Nodes.paragraph;
import static org.palimpsest.events.text.Nodes.paths;
import static org.palimpsest.events.text.Nodes.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkAndAttributeTest {
    private static final String FIRST_MARK = "body.content.0.content.0.marks.0";

    @Test
    void aTextMayHaveEveryMarkOnce() {
        var titled = new Mark("link", Map.of("href", "https://a.org/", "title", "A"));
        assertThat(paths(doc(paragraph(text(
                        "a", mark("strong"), mark("em"), mark("code"), mark("sub"), mark("sup"), titled)))))
                .isEmpty();
        assertThat(paths(doc(paragraph(text("a", mark("em"), mark("em"))))))
                .containsExactly("body.content.0.content.0.marks.1");
    }

    @Test
    void anUnknownMarkOrAttributeIsNamed() {
        assertThat(paths(doc(paragraph(text("a", mark("blink")))))).containsExactly(FIRST_MARK + ".type");
        assertThat(paths(doc(paragraph(text("a", new Mark("em", Map.of("style", "x")))))))
                .containsExactly(FIRST_MARK + ".attrs.style");
        assertThat(paths(doc(paragraph(text("a", mark("link")))))).containsExactly(FIRST_MARK + ".attrs.href");
    }

    @Test
    void blocksCarryNoMarks() {
        var bold = new Node("paragraph", Map.of(), List.of(), List.of(mark("strong")), null);
        assertThat(paths(doc(bold))).containsExactly("body.content.0.marks.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.org", "http://a.org/b?c=d#e", "mailto:a@b.org", "/entries/frome", "/", "/a//b"})
    void aLinkLeadsToTheWebToAMailboxOrToAPathHere(String href) {
        assertThat(paths(doc(paragraph(text("a", link(href)))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html;base64,eA==",
                "vbscript:x",
                "file:///etc/passwd",
                "//evil.org",
                "/\\evil.org",
                "/ a",
                "entries/frome",
                "https:///a",
                "https:a",
                ""
            })
    void aLinkLeadsNowhereElse(String href) {
        assertThat(paths(doc(paragraph(text("a", link(href)))))).containsExactly(FIRST_MARK + ".attrs.href");
    }

    @Test
    void anAddressHasAnEnd() {
        assertThat(paths(doc(paragraph(text("a", link("/" + "x".repeat(1_999))))))).isEmpty();
        assertThat(paths(doc(paragraph(text("a", link("/" + "x".repeat(2_000))))))).hasSize(1);
        assertThat(paths(doc(paragraph(text("a", link("https://a.org/" + "x".repeat(2_000))))))).hasSize(1);
    }

    @Test
    void aPictureIsLoadedOverHttpsAndSaysWhatItShows() {
        var path = "body.content.0.content.0.attrs.";
        assertThat(paths(doc(paragraph(node("image", Map.of("src", "http://a.org/b", "alt", "b"))))))
                .containsExactly(path + "src");
        assertThat(paths(doc(paragraph(node("image", Map.of("src", "data:image/svg+xml,x", "alt", "a\u0000"))))))
                .containsExactly(path + "alt", path + "src");
        assertThat(paths(doc(paragraph(node("image"))))).containsExactly(path + "alt", path + "src");
    }

    @Test
    void numbersAreWholeAndInRange() {
        for (var wrong : List.<Object>of(1, 5, "2", 2.0, 2L, true, List.of(2))) {
            assertThat(paths(doc(node("heading", Map.of("level", wrong)))))
                    .containsExactly("body.content.0.attrs.level");
        }
        var item = node("list_item", paragraph());
        assertThat(paths(doc(node("ordered_list", Map.of("order", 0), item))))
                .containsExactly("body.content.0.attrs.order");
        var wide = node("table_cell", Map.of("colspan", 51, "rowspan", 501), paragraph());
        assertThat(paths(doc(node("table", node("table_row", wide))))).hasSize(2);
    }
}
