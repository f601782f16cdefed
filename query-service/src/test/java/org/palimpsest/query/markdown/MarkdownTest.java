package org.palimpsest.query.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;
import org.palimpsest.events.text.Violation;

class MarkdownTest {
    private static final Mark STRONG = new Mark("strong", Map.of());
    private static final Mark EM = new Mark("em", Map.of());
    private static final Mark CODE = new Mark("code", Map.of());
    private static final Mark SUB = new Mark("sub", Map.of());
    private static final Node BREAK = node("hard_break");

    /** The one way to write each node and mark, and the same body as it is read. */
    static Stream<Arguments> said() {
        return Stream.of(
                Arguments.of("Words", doc(paragraph(text("Words")))),
                Arguments.of("One\n\nTwo", doc(paragraph(text("One")), paragraph(text("Two")))),
                Arguments.of("One\ntwo", doc(paragraph(text("One\ntwo")))),
                Arguments.of("One\\\ntwo", doc(paragraph(text("One"), BREAK, text("two")))),
                Arguments.of("One<br>", doc(paragraph(text("One"), BREAK))),
                Arguments.of("## Head", doc(heading(2, text("Head")))),
                Arguments.of("#### C\\#", doc(heading(4, text("C#")))),
                Arguments.of("###", doc(heading(3))),
                Arguments.of("- a\n- b", doc(node("bullet_list", item(text("a")), item(text("b"))))),
                Arguments.of("- a\n\n* b", doc(node("bullet_list", item(text("a"))), node("bullet_list", item(text("b"))))),
                Arguments.of("9. a\n10. b", doc(node("ordered_list", Map.of("order", 9), item(text("a")), item(text("b"))))),
                Arguments.of("1. a\n\n1) b", doc(node("ordered_list", item(text("a"))), node("ordered_list", item(text("b"))))),
                Arguments.of(
                        "- a\n\n  - b",
                        doc(node("bullet_list", node("list_item", paragraph(text("a")), node("bullet_list", item(text("b"))))))),
                Arguments.of("> a\n>\n> b", doc(node("blockquote", paragraph(text("a")), paragraph(text("b"))))),
                Arguments.of(
                        "| a | b\\|c |\n| --- | --- |\n| 1<br>2 |  |",
                        doc(node(
                                "table",
                                node("table_row", cell("table_header", text("a")), cell("table_header", text("b|c"))),
                                node("table_row", cell("table_cell", text("1"), BREAK, text("2")), cell("table_cell"))))),
                Arguments.of("![A \\[hub\\]](https://e.org/a.png)", doc(paragraph(image("https://e.org/a.png", "A [hub]")))),
                Arguments.of("So^[Said so.].", doc(paragraph(text("So"), node("footnote", text("Said so.")), text(".")))),
                Arguments.of("a **b** c", doc(paragraph(text("a "), text("b", STRONG), text(" c")))),
                Arguments.of("_a_, **_b_**", doc(paragraph(text("a", EM), text(", "), text("b", STRONG, EM)))),
                Arguments.of("un<em>frozen</em>", doc(paragraph(text("un"), text("frozen", EM)))),
                Arguments.of("a<strong> b</strong>", doc(paragraph(text("a"), text(" b", STRONG)))),
                Arguments.of("`a*b`", doc(paragraph(text("a*b", CODE)))),
                Arguments.of("<code>a\\`b</code>", doc(paragraph(text("a`b", CODE)))),
                Arguments.of("H<sub>2</sub>O", doc(paragraph(text("H"), text("2", SUB), text("O")))),
                Arguments.of("m<sup>2</sup>", doc(paragraph(text("m"), text("2", new Mark("sup", Map.of()))))),
                Arguments.of(
                        "[a _b_](/entries/x \"The \\\"x\\\"\")",
                        doc(paragraph(text("a ", link("/entries/x", "The \"x\"")), text("b", link("/entries/x", "The \"x\""), EM)))),
                Arguments.of("[a](https://e.org/\\(b\\))", doc(paragraph(text("a", link("https://e.org/(b)"))))),
                Arguments.of("a\n\n<!-- -->\n\nb", doc(paragraph(text("a")), paragraph(), paragraph(text("b")))),
                Arguments.of(">", doc(node("blockquote", paragraph()))),
                Arguments.of("\\*a\\* \\_b\\_ \\`c\\` \\[d\\] e\\\\f", doc(paragraph(text("*a* _b_ `c` [d] e\\f")))),
                Arguments.of(
                        "\\# a\n\\- b\n\\+ c\n1\\. d\n\\> e\n\\| f\n\\===",
                        doc(paragraph(text("# a\n- b\n+ c\n1. d\n> e\n| f\n===")))),
                Arguments.of("AT&T, \\&amp; a < b, \\<b>", doc(paragraph(text("AT&T, &amp; a < b, <b>")))),
                Arguments.of("&#32; a&#32;\nb&nbsp;c&#9;d&#10;", doc(paragraph(text("  a \nb\u00a0c\td\n")))),
                Arguments.of(
                        "a\\![b](/c) d\\^[e](/f)!",
                        doc(paragraph(text("a!"), text("b", link("/c")), text(" d^"), text("e", link("/f")), text("!")))),
                Arguments.of("(1998) 3.5, 2-3 e.g. no!", doc(paragraph(text("(1998) 3.5, 2-3 e.g. no!")))));
    }

    @ParameterizedTest
    @MethodSource("said")
    void whatTheSchemaHasIsSaidAndRead(String markdown, Node doc) {
        assertThat(Schema.check(doc, "body")).isEmpty();
        assertThat(Markdown.read(markdown)).isEqualTo(doc);
        assertThat(Markdown.write(doc)).isEqualTo(markdown);
    }

    /** Other ways to type the same, and what the schema does not have. */
    static Stream<Arguments> typed() {
        return Stream.of(
                Arguments.of("# Title", "## Title"),
                Arguments.of("Title\n===", "## Title"),
                Arguments.of("Two\nlines\n---", "## Two lines"),
                Arguments.of("###### Deep ######", "#### Deep"),
                Arguments.of("a\r\n\r\nb", "a\n\nb"),
                Arguments.of("a  \nb", "a\\\nb"),
                Arguments.of("a<br />b", "a\\\nb"),
                Arguments.of("*a* __b__", "_a_ **b**"),
                Arguments.of("*a *b* c*", "_a b c_"),
                Arguments.of("```java\nint a;\n\nint b;\n```", "`java`\\\n`int a;`\\\n\\\n`int b;`"),
                Arguments.of("    x\n     y", "`x`\\\n` y`"),
                Arguments.of("a\n\n---\n\nb", "a\n\nb"),
                Arguments.of("- a\n\n- b", "- a\n- b"),
                Arguments.of("0. a", "1. 0\\. a"),
                Arguments.of("12345) a\n6) b", "1. 12345\\) a\n2. b"),
                Arguments.of("[a](javascript:x)", "a (javascript:x)"),
                Arguments.of("[a](data:x \"t\")", "a (data:x \"t\")"),
                Arguments.of("[a](page)", "a (page)"),
                Arguments.of("[](/a)", "[/a](/a)"),
                Arguments.of("<https://e.org> <ftp://e.org>", "[https://e.org](https://e.org) ftp://e.org"),
                Arguments.of("[a <https://e.org>](/a)", "[a https://e.org](/a)"),
                Arguments.of("[a][b] [b]\n\n[b]: /c \"d\"", "[a](/c \"d\") [b](/c \"d\")"),
                Arguments.of("[Note]: this", "\\[Note\\]: this"),
                Arguments.of("![a *b*](https://e.org/c \"d\")", "![a b (d)](https://e.org/c)"),
                Arguments.of("![a](http://e.org/b)", "a (http://e.org/b)"),
                Arguments.of("![](data:x)", "(data:x)"),
                Arguments.of("^[a *b* [c](/d) ^[e]]", "^[a b c (/d)  (e)]"),
                Arguments.of("a[^n] b[^n]\n\n[^n]: One\n    two.\n\n    - three", "a^[One two. three] b\\[^n\\]"),
                Arguments.of("[^n]: see [^n]", "\\[^n\\]: see \\[^n\\]"),
                Arguments.of(
                        "| a | b |\n|:-:|---|\n| 1 |\n| 1 | 2 | 3 | 4 |",
                        "| a | b |\n| --- | --- |\n| 1 |  |\n| 1 | 2 \\| 3 \\| 4 \\| |"),
                Arguments.of("|\n|---|\n| a |", "\\|\n\\|---|\n\\| a |"),
                Arguments.of("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
                Arguments.of("<div class=\"x\">\n*a*\n</div>", "\\<div class=\"x\">\n_a_\n\\</div>"),
                Arguments.of("<em>a</sub> <em class=\"x\">", "\\<em>a\\</sub> \\<em class=\"x\">"),
                Arguments.of("<sub>a <sub>b</sub> c</sub>", "<sub>a \\<sub>b</sub> c\\</sub>"),
                Arguments.of("a&#1;b&#x202e;c\u0000", "a\ufffdb\ufffdc\ufffd"));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void whatIsTypedOtherwiseIsWrittenInOneWay(String typed, String written) {
        var body = Markdown.read(typed);
        assertThat(Schema.check(body, "body")).isEmpty();
        assertThat(Markdown.write(body)).isEqualTo(written);
        assertThat(Markdown.write(Markdown.read(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", " \t\r\n "})
    void blankTextIsAnEmptyBody(String blank) {
        assertThat(Markdown.read(blank)).isEqualTo(Node.EMPTY_DOC);
        assertThat(Markdown.write(Node.EMPTY_DOC)).isEmpty();
    }

    @Test
    void whatShowsTheSameIsSaid() {
        var cut = doc(paragraph(text("a"), text("b")), node("ordered_list", Map.of("order", 1), item(text("c"))));
        assertThat(Markdown.canSay(cut)).isTrue();
        assertThat(Markdown.write(cut)).isEqualTo("ab\n\n1. c");
    }

    static Stream<Node> unsaid() {
        var head = node("table_row", cell("table_header", text("a")));
        var merged = node("table_header", Map.of("colspan", 2), paragraph(text("a")));
        var quote = node("blockquote", paragraph(text("q")));
        return Stream.of(
                node("table", node("table_row", cell("table_cell", text("no header")))),
                node("table", head, node("table_row", cell("table_header", text("header below")))),
                node("table", node("table_row", merged)),
                node("table", head, node("table_row", cell("table_cell"), cell("table_cell", text("longer")))),
                node("table", head, node("table_row", node("table_cell", quote))),
                node("table", head, node("table_row", node("table_cell", paragraph(text("1")), paragraph(text("2"))))),
                paragraph(node("footnote", text("marked", EM))),
                Stream.iterate(paragraph(text("deep")), inner -> node("blockquote", inner)).skip(21).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("unsaid")
    void whatMarkdownCannotSayIsNotSaidByHalf(Node block) {
        assertThat(Schema.check(doc(block), "body")).isEmpty();
        assertThat(Markdown.canSay(doc(block))).isFalse();
        assertThatThrownBy(() -> Markdown.write(doc(block))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each would be too deep, too large or too slow if it were taken at its word. */
    static Stream<String> hostile() {
        return Stream.of(
                ">".repeat(10_000) + " end",
                "> ".repeat(10_000) + "end",
                "- ".repeat(10_000) + "end",
                "1. ".repeat(10_000) + "end",
                "[".repeat(10_000) + "end",
                "*".repeat(10_000) + "end",
                "*".repeat(10_000) + "end" + "*".repeat(10_000),
                "_*".repeat(5_000) + "end" + "*_".repeat(5_000),
                "![".repeat(5_000) + "end" + "](https://e.org/a)".repeat(5_000),
                "^[".repeat(10_000) + "end" + "]".repeat(10_000),
                "<em>".repeat(10_000) + "end" + "</em>".repeat(10_000),
                "[r]: javascript:" + "x".repeat(50_000) + "\n\n" + "[r]".repeat(10_000) + "end",
                "[^1]: " + "x".repeat(50_000) + "\n\n" + "[^1]".repeat(10_000) + "end",
                "|" + "a|".repeat(10_000) + "\n|" + "-|".repeat(10_000) + "\n" + "a|\n".repeat(10_000) + "end",
                "more and more words, ".repeat(10_000) + "end");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextIsAValidBodyOfItsWords(String hostile) {
        var body = Markdown.read(hostile);
        assertThat(Schema.check(body, "body")).isEmpty();
        assertThat(body.plainText() + body.walk().map(node -> node.attr("alt")).toList()).contains("end");
        assertThat(body.plainText()).hasSizeLessThan(4 * hostile.length());
        assertThat(Markdown.read(Markdown.write(body))).isEqualTo(body);
    }

    @Test
    void aTextOfTooManyPartsIsForTheSchemaToName() {
        var body = Markdown.read("a\n\n".repeat(20_000));
        assertThat(Schema.check(body, "body")).extracting(Violation::message).containsExactly("The text has too many parts.");
    }

    private static Node doc(Node... blocks) {
        return node("doc", blocks);
    }

    private static Node node(String type, Node... content) {
        return node(type, Map.of(), content);
    }

    private static Node node(String type, Map<String, Object> attrs, Node... content) {
        return new Node(type, attrs, List.of(content), List.of(), null);
    }

    private static Node paragraph(Node... content) {
        return node("paragraph", content);
    }

    private static Node heading(int level, Node... content) {
        return node("heading", Map.of("level", level), content);
    }

    private static Node item(Node... words) {
        return node("list_item", paragraph(words));
    }

    private static Node cell(String type, Node... words) {
        return node(type, paragraph(words));
    }

    private static Node image(String src, String alt) {
        return node("image", Map.of("src", src, "alt", alt));
    }

    private static Node text(String text, Mark... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks), text);
    }

    private static Mark link(String href) {
        return new Mark("link", Map.of("href", href));
    }

    private static Mark link(String href, String title) {
        return new Mark("link", Map.of("href", href, "title", title));
    }
}
