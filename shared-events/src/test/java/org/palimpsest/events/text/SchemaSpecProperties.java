package org.palimpsest.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palimpsest.events.text.Nodes.doc;
import static org.palimpsest.events.text.Nodes.paragraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What the editor is told of the schema, and what is checked, are one: whatever one takes, the other does. */
class SchemaSpecProperties {
    private static final Map<String, Map<String, Object>> NODES = members(Schema.spec(), "nodes");
    private static final Map<String, Map<String, Object>> MARKS = members(Schema.spec(), "marks");

    private static final Pattern ADDRESS =
            Pattern.compile(String.valueOf(member(members(member(MARKS, "link"), "attrs"), "href").get("pattern")));

    private static <T> T member(Map<String, T> of, String name) {
        return Objects.requireNonNull(of.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> members(Map<String, Object> of, String name) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(of.get(name));
    }

    @Example
    void everyNodeAndMarkThatIsAllowedIsTold() {
        var unknown = Schema.check(doc(new Node("?", Map.of(), List.of(), List.of(new Mark("?", Map.of())), null)), "body").getFirst();
        assertThat(unknown.valid()).isEqualTo("one of " + String.join(", ", new TreeSet<>(NODES.keySet())));
        var wrong = Nodes.text("a", new Mark("?", Map.of()));
        assertThat(Schema.check(doc(paragraph(wrong)), "body").getFirst().valid())
                .isEqualTo("one of " + String.join(", ", new TreeSet<>(MARKS.keySet())));
    }

    /** Each node in each other, and empty. */
    @Example
    void whatCanStandInWhatIsTheSame() {
        for (var parent : NODES.keySet()) {
            var content = String.valueOf(member(NODES, parent).getOrDefault("content", ""));
            for (var child : NODES.keySet()) {
                assertThat(messages(Nodes.node(parent, Nodes.node(child))).contains("A " + child + " cannot stand in a " + parent + "."))
                        .as(child + " in " + parent)
                        .isEqualTo(!children(content).contains(child));
            }
            assertThat(messages(Nodes.node(parent)).contains("This must not be empty."))
                    .as(parent)
                    .isEqualTo(content.endsWith("+") || parent.equals("footnote"));
        }
    }

    private static List<String> messages(Node node) {
        return Schema.check(inPlace(node), "body").stream().map(Violation::message).toList();
    }

    /** In a document, as it can stand there. */
    private static Node inPlace(Node node) {
        return switch (node.type()) {
            case "doc" -> node;
            case "list_item" -> doc(Nodes.node("bullet_list", node));
            case "table_row" -> doc(Nodes.node("table", node));
            case "table_cell", "table_header" -> doc(Nodes.node("table", Nodes.node("table_row", node)));
            default -> "inline".equals(member(NODES, node.type()).get("group")) ? doc(paragraph(node)) : doc(node);
        };
    }

    private static Set<String> children(String content) {
        var children = new TreeSet<String>();
        for (var name : content.replaceAll("[()*+]", "").split(" \\| ", -1)) {
            if (NODES.containsKey(name)) {
                children.add(name);
            }
            NODES.forEach((node, spec) -> {
                if (name.equals(spec.get("group"))) {
                    children.add(node);
                }
            });
        }
        return children;
    }

    @Property(tries = 2_000, maxDiscardRatio = 100)
    void anAddressThatTheEditorTakesIsAllowed(@ForAll("addresses") String address) {
        Assume.that(ADDRESS.matcher(address).matches());
        assertThat(Nodes.paths(doc(paragraph(Nodes.text("a", Nodes.link(address)))))).isEmpty();
    }

    @Provide
    Arbitrary<String> addresses() {
        var scheme = Arbitraries.of("https://", "http://", "mailto:", "/", "//", "javascript:", "https:", "");
        var host = Arbitraries.strings().withChars("aZ09-.:@_").ofMaxLength(8);
        var rest = Arbitraries.strings().withChars("/?#%aF0-_.~!$&'()*+,;=:@[]|\\ \"<>{}^`é").ofMaxLength(12);
        return Combinators.combine(scheme, host, rest).as((one, two, three) -> one + two + three);
    }

    @Example
    void addressesThatPeopleUseAreTaken() {
        for (var address : List.of(
                "https://example.org", "http://example.org:8080/a/b?c=d&e=f#g", "https://doi.org/10.5334/ijic.ICIC22149",
                "mailto:olwen@example.org?subject=Hours", "/entries/frome", "/", "https://xn--caf-dma.example/%C3%A9_(x)")) {
            assertThat(address).matches(ADDRESS);
        }
        for (var address : List.of("javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "https:///x",
                "https://a b")) {
            assertThat(address).doesNotMatch(ADDRESS);
        }
    }

    @Example
    void charactersThatTheEditorLeavesOutAreThoseThatAreRefused() {
        var forbidden = Pattern.compile(String.valueOf(Schema.spec().get("forbidden")));
        var unlike = new ArrayList<String>();
        for (int c = 0; c < 0x10000; c++) {
            var text = String.valueOf((char) c);
            if (!Character.isSurrogate((char) c) && forbidden.matcher(text).matches() == Characters.areAllowed(text, true)) {
                unlike.add(Integer.toHexString(c));
            }
        }
        assertThat(unlike).isEmpty();
    }

    /** Each at its limits, beyond them, and where nothing is said. */
    @Example
    void numbersHaveTheSameLimits() {
        NODES.forEach((name, spec) -> members(spec, "attrs").forEach((attribute, about) -> {
            if ("number".equals(about.get("validate"))) {
                int least = (int) member(about, "least");
                int most = (int) member(about, "most");
                for (int value : List.of(least - 1, least, most, most + 1)) {
                    assertThat(isWrong(name, attribute, value))
                            .as(name + " " + attribute + " " + value)
                            .isEqualTo(value < least || value > most);
                }
                assertThat(isWrong(name, attribute, null)).as(name).isEqualTo(!about.containsKey("default"));
            }
        }));
    }

    private static boolean isWrong(String name, String attribute, @Nullable Integer value) {
        var node = Nodes.node(name, value == null ? Map.of() : Map.of(attribute, value));
        return Nodes.paths(inPlace(node)).stream().anyMatch(at -> at.endsWith(".attrs." + attribute));
    }
}
