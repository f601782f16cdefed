package org.palimpsest.command.entry;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palimpsest.command.http.FieldRule;

/** The text of an entry, a ProseMirror document, node by node, each as what may stand in it. */
final class BodySchemas {
    private static final String COMPONENT = "#/components/schemas/";
    private static final String MARK = "Mark";
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_ADDRESS = 2_000;
    /** Elsewhere, somebody's mailbox, or a path here. */
    private static final String ADDRESS =
            EntrySchemas.url("https?") + "|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|/([A-Za-z0-9._~-][A-Za-z0-9._~/-]*)?";

    private static final List<String> INLINE = List.of("text", "hard_break", "image", "footnote");
    private static final List<String> BLOCK =
            List.of("paragraph", "heading", "bullet_list", "ordered_list", "blockquote", "table");

    private BodySchemas() {}

    /** The document; what stands in it is in {@link #parts}. */
    static void describe(Schema<?> schema) {
        FieldRule.alternatives(schema, List.of(node("doc", 1, BLOCK)));
        schema.setDescription("A ProseMirror document, at most 24 levels deep and of at most 20,000 nodes");
    }

    /** Every kind of node below the document, and the marks, by their names among the components. */
    static Map<String, Schema<?>> parts() {
        var spans = attributes(Map.of("colspan", whole(1, 50), "rowspan", whole(1, 500)), List.of());
        var level = attributes(Map.of("level", whole(2, 4)), List.of("level"));
        var order = attributes(Map.of("order", whole(1, 9999)), List.of());
        var image = attributes(Map.of("src", text(EntrySchemas.url("https") + "|file:" + Attaching.NAME.pattern()), "alt", line()), List.of("src", "alt"));
        var text = new StringSchema().minLength(1);
        FieldRule.lines(ContentCheck.LONGEST_BODY).accept(text);
        return Map.ofEntries(
                Map.entry(MARK, mark()),
                named("paragraph", node("paragraph", 0, INLINE)),
                named("heading", needing(node("heading", 0, INLINE), level)),
                named("bullet_list", node("bullet_list", 1, List.of("list_item"))),
                named("ordered_list", with(node("ordered_list", 1, List.of("list_item")), "attrs", order)),
                named("list_item", node("list_item", 1, BLOCK)),
                named("blockquote", node("blockquote", 1, BLOCK)),
                named("table", node("table", 1, List.of("table_row"))),
                named("table_row", node("table_row", 1, List.of("table_header", "table_cell"))),
                named("table_header", with(node("table_header", 1, List.of("paragraph")), "attrs", spans)),
                named("table_cell", with(node("table_cell", 1, BLOCK), "attrs", spans)),
                named("image", needing(marked(typed("image")), image)),
                named("footnote", marked(node("footnote", 1, List.of("text")))),
                named("hard_break", marked(typed("hard_break"))),
                named("text", FieldRule.needing(marked(typed("text")), "text", text)));
    }

    private static Schema<?> mark() {
        var link = attributes(Map.of("href", text(ADDRESS), "title", line()), List.of("href"));
        var mark = new Schema<>();
        Stream.of("strong", "em", "code", "sub", "sup").forEach(type -> mark.addOneOfItem(typed(type)));
        return mark.addOneOfItem(needing(typed("link"), link));
    }

    private static Map.Entry<String, Schema<?>> named(String type, Schema<?> node) {
        return Map.entry(name(type), node);
    }

    private static String name(String type) {
        return "Node." + type;
    }

    private static Schema<?> typed(String type) {
        return FieldRule.variant("type", type);
    }

    private static Schema<?> node(String type, int least, List<String> children) {
        var child = new Schema<>();
        children.forEach(one -> child.addOneOfItem(new Schema<>().$ref(COMPONENT + name(one))));
        var content = new ArraySchema().items(child);
        return least == 0
                ? with(typed(type), "content", content)
                : FieldRule.needing(typed(type), "content", content.minItems(least));
    }

    private static Schema<?> marked(Schema<?> node) {
        var mark = new Schema<>().$ref(COMPONENT + MARK);
        var marks = new ArraySchema().items(mark).maxItems(6).uniqueItems(true).description("Each mark once");
        // Two links to different addresses are not equal.
        var link = new Schema<>().addProperty("type", FieldRule.constant("link"));
        return with(node, "marks", marks.contains(link).minContains(0).maxContains(1));
    }

    private static Schema<?> with(Schema<?> node, String property, Schema<?> schema) {
        node.addProperty(property, schema);
        return node;
    }

    private static Schema<?> needing(Schema<?> node, Schema<?> attributes) {
        return FieldRule.needing(node, "attrs", attributes);
    }

    private static Schema<?> attributes(Map<String, Schema<?>> known, List<String> required) {
        var schema = new ObjectSchema();
        known.forEach(schema::addProperty);
        schema.setRequired(required.isEmpty() ? null : required);
        schema.setAdditionalProperties(false);
        return schema;
    }

    private static Schema<?> whole(int least, int most) {
        var number = new IntegerSchema();
        FieldRule.range(least, most).accept(number);
        return number;
    }

    private static Schema<?> text(String pattern) {
        return new StringSchema().pattern("^(" + pattern + ")$").maxLength(LONGEST_ADDRESS);
    }

    private static Schema<?> line() {
        var line = new StringSchema();
        FieldRule.line(LONGEST_TEXT).accept(line);
        return line;
    }
}
