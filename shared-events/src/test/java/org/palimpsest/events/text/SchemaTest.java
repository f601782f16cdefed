package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.text.Nodes.doc;
import static org.palimpsest.events.text.Nodes.node;
import static org.palimpsest.events.text.Nodes.paragraph;
import static org.palimpsest.events.text.Nodes.paths;
import static org.palimpsest.events.text.Nodes.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    @Test
    void aDocumentOfEverythingIsFine() {
        var cell = node("table_cell", Map.of("colspan", 2, "rowspan", 3), paragraph(text("cell")));
        var header = node("table_header", paragraph(text("header")));
        var everything = doc(
                node("heading", Map.of("level", 2), text("Heading"), node("footnote", text("note"))),
                node("heading", Map.of("level", 4)),
                paragraph(text("a"), node("hard_break"), node("image", Map.of("src", "https://a.org/b", "alt", "b"))),
                node("bullet_list", node("list_item", paragraph(text("x")), node("blockquote", paragraph()))),
                node("ordered_list", Map.of("order", 3), node("list_item", paragraph())),
                node("table", node("table_row", header, cell)));
        assertThat(Schema.check(everything, "body")).isEmpty();
        assertThat(Schema.check(Node.EMPTY_DOC, "body")).isEmpty();
    }

    @Test
    void anUnknownNodeIsNamedWithItsPlaceAndWhatThereIs() {
        assertThat(Schema.check(doc(paragraph(), node("blockquote", node("iframe"))), "body"))
                .containsExactly(new Violation(
                        "body.content.1.content.0.type",
                        "Unknown node “iframe”.",
                        "one of blockquote, bullet_list, doc, footnote, hard_break, heading, image, list_item, "
                                + "ordered_list, paragraph, table, table_cell, table_header, table_row, text"));
    }

    @Test
    void everyMistakeIsNamedNotOnlyTheFirst() {
        var doc = doc(node("x"), paragraph(node("y"), text("")), node("heading", Map.of("level", 1, "id", "z")));
        assertThat(paths(doc))
                .containsExactly(
                        "body.content.0.type",
                        "body.content.1.content.0.type",
                        "body.content.1.content.1.text",
                        "body.content.2.attrs.id",
                        "body.content.2.attrs.level");
    }

    @Test
    void aNodeStandsOnlyWhereItBelongs() {
        assertThat(paths(doc(text("loose")))).containsExactly("body.content.0.type");
        assertThat(paths(doc(node("list_item", paragraph())))).containsExactly("body.content.0.type");
        assertThat(paths(doc(paragraph(paragraph())))).containsExactly("body.content.0.content.0.type");
        assertThat(paths(doc(doc()))).containsExactly("body.content.0.type");
        assertThat(paths(doc(node("table", node("table_row", node("table_header", node("blockquote")))))))
                .containsExactly("body.content.0.content.0.content.0.content.0.type");
        assertThat(paths(doc(paragraph(node("footnote", node("footnote", text("x")))))))
                .containsExactly("body.content.0.content.0.content.0.type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bullet_list", "ordered_list", "blockquote", "table"})
    void whatHoldsOthersIsNotEmpty(String type) {
        assertThat(paths(doc(node(type)))).containsExactly("body.content.0.content");
    }

    @Test
    void aDocumentIsNotEmptyAndNothingElseIsADocument() {
        assertThat(paths(doc())).containsExactly("body.content");
        assertThat(paths(paragraph())).containsExactly("body.type");
    }

    @Test
    void onlyATextHasTextAndItHasSome() {
        var talking = new Node("paragraph", Map.of(), List.of(), List.of(), "text");
        assertThat(paths(doc(talking))).containsExactly("body.content.0.text");
        assertThat(paths(doc(paragraph(node("text"))))).containsExactly("body.content.0.content.0.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b[31m", "\u009c", "\ud83d", "\ufffe", "a\rb"})
    void aTextHasOnlyWhatCanBeShown(String text) {
        assertThat(paths(doc(paragraph(text(text))))).containsExactly("body.content.0.content.0.text");
    }

    @Test
    void aTextMayHaveLinesAndTabs() {
        assertThat(paths(doc(paragraph(text("a\n\tb 👩‍👧"))))).isEmpty();
    }

    @Test
    @NullUnmarked
    void whatIsMissingIsNamedAsUnknown() {
        var nothing = new Node(null, null, null, null, null);
        var holes = new Node("paragraph", null, Arrays.asList(text("a"), null), null, null);
        var unmarked = new Node("text", null, null, Collections.singletonList(null), "a");
        assertThat(paths(nothing)).containsExactly("body.type");
        assertThat(paths(doc(nothing, holes, paragraph(unmarked), paragraph(text("a", new Mark(null, null))))))
                .containsExactly(
                        "body.content.0.type",
                        "body.content.1.content.1.type",
                        "body.content.2.content.0.marks.0.type",
                        "body.content.3.content.0.marks.0.type");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(paths(doc(nested(Schema.MAX_DEPTH - 2)))).isEmpty();
        assertThat(paths(doc(nested(Schema.MAX_DEPTH - 1)))).hasSize(1);
        assertThat(Schema.check(doc(nested(400)), "body")).singleElement().satisfies(v -> {
            assertThat(v.message()).isEqualTo("Nested too deeply.");
            assertThat(v.path()).hasSize("body".length() + Schema.MAX_DEPTH * ".content.0".length());
        });
    }

    @Test
    void theNumberOfNodesHasAnEnd() {
        var paragraphs = Collections.nCopies(Schema.MAX_NODES - 1, paragraph()).toArray(Node[]::new);
        assertThat(paths(doc(paragraphs))).isEmpty();
        assertThat(paths(doc(node("blockquote", paragraphs)))).containsExactly("body");
    }

    /** A paragraph in so many quotes. */
    private static Node nested(int quotes) {
        var node = paragraph();
        for (int i = 0; i < quotes; i++) {
            node = node("blockquote", node);
        }
        return node;
    }
}
