package org.palimpsest.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

class HtmlTextProperties {
    private static final Set<String> TAGS = Set.of(
            "#root", "html", "head", "body", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "div",
            "table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "strong", "em", "code", "a", "br");

    private static final Set<String> ATTRIBUTES = Set.of(
            "href", "title", "rel", "id", "class", "aria-label", "role", "tabindex", "scope", "colspan", "rowspan",
            "start");

    @Property
    void textStaysText(@ForAll String text) {
        var html = HtmlText.of(HtmlTextTest.doc(HtmlTextTest.paragraph(HtmlTextTest.text(text))), 2, "a");
        assertThat(html).startsWith("<p>").endsWith("</p>");
        assertThat(html.substring(3, html.length() - 4)).doesNotContain("<", ">", "\"", "'");
    }

    @Property(tries = 500)
    void nothingButOurOwnTagsAndAttributesEverStandsInAPage(@ForAll("documents") Node doc) {
        var page = Jsoup.parse(HtmlText.of(doc, 2, "a"));
        for (var element : page.getAllElements()) {
            assertThat(TAGS).contains(element.normalName());
            element.attributes().forEach(attribute -> {
                assertThat(ATTRIBUTES).contains(attribute.getKey());
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).matches("(?is)(https?:|mailto:|#a-|/(?![/\\\\])).*");
                }
            });
        }
    }

    @Property(tries = 200)
    void plainTextNeverFails(@ForAll("documents") Node doc) {
        assertThat(PlainText.of(doc)).doesNotStartWith("\n");
    }

    @Provide
    Arbitrary<Node> documents() {
        return nodes(3).list().ofMaxSize(4).map(blocks -> node("doc", Map.of(), blocks, List.of(), null));
    }

    private static Arbitrary<Node> nodes(int depth) {
        if (depth == 0) {
            return Combinators.combine(evil(), marks()).as((t, m) -> node("text", Map.of(), List.of(), m, t));
        }
        var types = Arbitraries.of(
                "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "table", "table_row",
                "table_header", "table_cell", "image", "footnote", "hard_break", "text", "script");
        return Combinators.combine(types, attributes(), nodes(depth - 1).list().ofMaxSize(3), marks(), evil())
                .as((type, attrs, content, marks, text) ->
                        node(type, attrs, content, marks, "text".equals(type) ? text : null));
    }

    private static Arbitrary<Map<String, Object>> attributes() {
        var names = Arbitraries.of("src", "alt", "level", "order", "colspan", "rowspan", "onclick");
        Arbitrary<Object> values = Arbitraries.oneOf(evil().map(Object.class::cast), Arbitraries.integers().map(i -> i));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    private static Arbitrary<List<Mark>> marks() {
        var types = Arbitraries.of("strong", "em", "link", "code", "sub", "sup", "blink");
        return Combinators.combine(types, evil(), evil())
                .as((type, href, title) -> new Mark(type, Map.of("href", href, "title", title)))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<String> evil() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
                Arbitraries.of(
                        "<script>alert(1)</script>", "\" onmouseover=\"x", "' x='", "javascript:alert(1)", "//evil.example",
                        "/\\evil.example", "data:text/html,<b>", "https://example.org/?q=\"><b>", "&lt;b&gt;", "]]>", "<!--",
                        "https://example.org/a.png", "/entries/a", "JaVaScRiPt:x", " javascript:x", "\0"));
    }

    private static Node node(
            String type,
            Map<String, Object> attrs,
            List<Node> content,
            List<Mark> marks,
            @Nullable String text) {
        return new Node(type, attrs, content, marks, text);
    }
}
