package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SchemaProperties {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsBuiltByTheRulesIsFine(@ForAll("documents") Node doc) {
        assertThat(Schema.check(doc, "body")).isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void oneWrongAttributeAnywhereIsFoundAtItsPlace(
            @ForAll("documents") Node doc, @ForAll @IntRange(max = 1_000) int where) {
        var at = new ArrayList<String>();
        var count = new int[] {where % (int) doc.walk().count()};
        var spoilt = spoil(doc, "body", count, at);
        assertThat(Schema.check(spoilt, "body"))
                .extracting(Violation::path)
                .containsExactly(at.getFirst() + ".attrs.onclick");
    }

    @Property(tries = 300)
    void whateverIsSentItIsCheckedWithoutFailing(@ForAll("anything") Node node) {
        assertThat(Schema.check(node, "body")).allSatisfy(v -> assertThat(v.path()).startsWith("body"));
    }

    private static Node spoil(Node node, String path, int[] left, List<String> at) {
        Map<String, Object> attrs = new HashMap<>(node.attrs());
        if (left[0]-- == 0) {
            attrs.put("onclick", "alert(1)");
            at.add(path);
        }
        var content = new ArrayList<Node>();
        for (int i = 0; i < node.content().size(); i++) {
            content.add(spoil(node.content().get(i), path + ".content." + i, left, at));
        }
        return new Node(node.type(), attrs, content, node.marks(), node.text());
    }

    @Provide
    Arbitrary<Node> documents() {
        return blocks(3).map(content -> new Node("doc", Map.of(), content, List.of(), null));
    }

    @Provide
    Arbitrary<Node> anything() {
        var types = Arbitraries.of("doc", "paragraph", "text", "image", "table", "heading", "nonsense", "");
        var value = Arbitraries.oneOf(
                Arbitraries.of("javascript:x", "https://a.org", "\u0000"),
                Arbitraries.integers(),
                Arbitraries.of(true));
        var attrs = Arbitraries.maps(Arbitraries.of("level", "src", "alt", "x"), value.asGeneric()).ofMaxSize(2);
        var marks = Arbitraries.of("em", "link", "nonsense").map(Nodes::mark).list().ofMaxSize(2);
        var text = Arbitraries.strings().ofMaxLength(3).injectNull(0.5);
        Arbitrary<List<Node>> none = Arbitraries.just(List.of());
        return Arbitraries.recursive(
                () -> Combinators.combine(types, attrs, none, marks, text).as(Node::new),
                inner -> Combinators.combine(types, attrs, inner.list().ofMaxSize(3), marks, text).as(Node::new),
                0,
                4);
    }

    private static Arbitrary<List<Node>> blocks(int depth) {
        var paragraph = inline().map(content -> new Node("paragraph", Map.of(), content, List.of(), null));
        var heading = Combinators.combine(Arbitraries.integers().between(2, 4), inline())
                .as((level, content) -> new Node("heading", Map.of("level", level), content, List.of(), null));
        if (depth == 0) {
            return Arbitraries.oneOf(paragraph, heading).list().ofMinSize(1).ofMaxSize(3);
        }
        var quote = blocks(depth - 1).map(content -> new Node("blockquote", Map.of(), content, List.of(), null));
        var item = blocks(depth - 1).map(content -> new Node("list_item", Map.of(), content, List.of(), null));
        var items = item.list().ofMinSize(1).ofMaxSize(3);
        var list = Combinators.combine(Arbitraries.of("bullet_list", "ordered_list"), items)
                .as((type, content) -> new Node(type, Map.of(), content, List.of(), null));
        return Arbitraries.oneOf(paragraph, heading, quote, list).list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<List<Node>> inline() {
        var marks = Arbitraries.of("em", "strong", "code", "sub", "sup").set().ofMaxSize(2);
        var run = Combinators.combine(Arbitraries.of("a", "é", "\n", "👩‍👧"), marks)
                .as((text, types) -> Nodes.text(text, types.stream().map(Nodes::mark).toArray(Mark[]::new)));
        return Arbitraries.oneOf(run, Arbitraries.just(Nodes.node("hard_break"))).list().ofMaxSize(3);
    }
}
