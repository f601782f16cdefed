package org.palimpsest.events.text;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The one schema of bodies. Whatever it does not name is refused. */
public final class Schema {
    /** Raised when a document that was valid before would no longer be, or the reverse. */
    public static final int VERSION = 2;

    /** How deep nodes may be nested, and how many there may be: enough for a long report, too little for a bomb. */
    public static final int MAX_DEPTH = 24;

    static final int MAX_NODES = 20_000;

    private static final Set<String> INLINE = Set.of("text", "hard_break", "image", "footnote");
    private static final Set<String> BLOCK =
            Set.of("paragraph", "heading", "bullet_list", "ordered_list", "blockquote", "table");
    private static final Set<String> NONE = Set.of();

    /** In the order in which an editor looks for what can stand somewhere. */
    private static final Map<String, NodeRule> NODES = inOrder(
            entry("doc", new NodeRule(BLOCK, 1, Map.of())),
            entry("paragraph", new NodeRule(INLINE, 0, Map.of())),
            entry("heading", new NodeRule(INLINE, 0, Map.of("level", Attribute.number(2, 4)))),
            entry("bullet_list", new NodeRule(Set.of("list_item"), 1, Map.of())),
            entry("ordered_list", new NodeRule(Set.of("list_item"), 1, Map.of("order", Attribute.optional(1, 9999)))),
            entry("list_item", new NodeRule(BLOCK, 1, Map.of())),
            entry("blockquote", new NodeRule(BLOCK, 1, Map.of())),
            entry("table", new NodeRule(Set.of("table_row"), 1, Map.of())),
            entry("table_row", new NodeRule(Set.of("table_header", "table_cell"), 1, Map.of())),
            entry("table_cell", new NodeRule(BLOCK, 1, Attribute.SPANS)),
            entry("table_header", new NodeRule(Set.of("paragraph"), 1, Attribute.SPANS)),
            entry("image", new NodeRule(NONE, 0, Map.of("src", Attribute.PICTURE, "alt", Attribute.TEXT))),
            entry("footnote", new NodeRule(Set.of("text"), 1, Map.of())),
            entry("hard_break", new NodeRule(NONE, 0, Map.of())),
            entry("text", new NodeRule(NONE, 0, Map.of())));

    private static final Map<String, Map<String, Attribute>> MARKS = inOrder(
            entry("link", Map.of("href", Attribute.ADDRESS, "title", Attribute.TEXT_OR_NOTHING)),
            entry("strong", Map.of()),
            entry("em", Map.of()),
            entry("code", Map.of()),
            entry("sub", Map.of()),
            entry("sup", Map.of()));

    private record NodeRule(Set<String> children, int atLeast, Map<String, Attribute> attributes) {}

    private Schema() {}

    /**
     * The same for an editor in the browser: what ProseMirror's {@code new Schema} takes, in the order of precedence. Besides,
     * attributes have limits of ours ({@link Attribute#spec}), and {@code forbidden} is a regular expression for the characters that no
     * text may have. An editor can make no footnote by itself, so one without text is for it to prevent.
     *
     * @return members {@code nodes}, {@code marks} and {@code forbidden}; can be written as JSON
     */
    public static Map<String, Object> spec() {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("nodes", specs(NODES, Schema::spec));
        spec.put("marks", specs(MARKS, (_, attributes) -> Map.of("attrs", specs(attributes))));
        spec.put("forbidden", Characters.FORBIDDEN);
        return spec;
    }

    private static Map<String, Object> spec(String name, NodeRule rule) {
        var spec = new LinkedHashMap<String, Object>();
        if (!rule.children().isEmpty()) {
            spec.put("content", content(rule));
        }
        if (BLOCK.contains(name)) {
            spec.put("group", "block");
        } else if (INLINE.contains(name)) {
            spec.put("group", "inline");
            spec.put("inline", true);
        }
        spec.put("attrs", specs(rule.attributes()));
        return spec;
    }

    private static String content(NodeRule rule) {
        var children = rule.children();
        var what = children.equals(BLOCK)
                ? "block"
                : children.equals(INLINE)
                        ? "inline"
                        : NODES.keySet().stream().filter(children::contains).collect(joining(" | ", "(", ")"));
        // Text cannot be made up to fill a place that must not be empty.
        return what + (rule.atLeast() == 0 || children.contains("text") ? "*" : "+");
    }

    private static Map<String, Object> specs(Map<String, Attribute> attributes) {
        return specs(new TreeMap<>(attributes), (_, attribute) -> attribute.spec());
    }

    private static <T> Map<String, Object> specs(Map<String, T> rules, BiFunction<String, T, Map<String, Object>> spec) {
        var specs = new LinkedHashMap<String, Object>();
        rules.forEach((name, rule) -> specs.put(name, spec.apply(name, rule)));
        return specs;
    }

    @SafeVarargs
    private static <T> Map<String, T> inOrder(Map.Entry<String, T>... rules) {
        var inOrder = new LinkedHashMap<String, T>();
        for (var rule : rules) {
            inOrder.put(rule.getKey(), rule.getValue());
        }
        return Collections.unmodifiableMap(inOrder);
    }

    /**
     * All that is wrong with {@code doc}; empty when it may be kept. Paths start with {@code root}. Looks at no more than
     * {@value #MAX_NODES} nodes and stops descending at depth {@value #MAX_DEPTH}.
     */
    public static List<Violation> check(Node doc, String root) {
        var found = new ArrayList<Violation>();
        if (!"doc".equals(doc.type())) {
            found.add(new Violation(root + ".type", "This is not a document.", "doc"));
        } else if (doc.walk().limit(MAX_NODES + 1L).count() > MAX_NODES) {
            found.add(new Violation(root, "The text has too many parts.", "at most " + MAX_NODES + " nodes"));
        } else {
            check(doc, root, 1, found);
        }
        return List.copyOf(found);
    }

    private static void check(Node node, String path, int depth, List<Violation> found) {
        var rule = NODES.get(node.type());
        if (rule == null) {
            found.add(new Violation(path + ".type", "Unknown node “" + node.type() + "”.", oneOf(NODES.keySet())));
            return;
        }
        if (depth > MAX_DEPTH) {
            found.add(new Violation(path, "Nested too deeply.", "at most " + MAX_DEPTH + " levels"));
            return;
        }
        attributes(node.attrs(), rule.attributes(), path, found);
        text(node, path, found);
        if (node.content().size() < rule.atLeast()) {
            found.add(new Violation(path + ".content", "This must not be empty.", oneOf(rule.children())));
        }
        for (int i = 0; i < node.content().size(); i++) {
            var child = node.content().get(i);
            var childPath = path + ".content." + i;
            if (NODES.containsKey(child.type()) && !rule.children().contains(child.type())) {
                var what = "A " + child.type() + " cannot stand in a " + node.type() + ".";
                found.add(new Violation(childPath + ".type", what, oneOf(rule.children())));
            } else {
                check(child, childPath, depth + 1, found);
            }
        }
    }

    private static void text(Node node, String path, List<Violation> found) {
        boolean isText = "text".equals(node.type());
        if (isText && (node.text() == null || node.text().isEmpty())) {
            found.add(new Violation(path + ".text", "A text node must have text.", "at least one character"));
        }
        if (!isText && node.text() != null) {
            found.add(new Violation(path + ".text", "Only a text node has text.", "nothing"));
        }
        var wrong = node.text() == null ? null : Characters.firstWrong(node.text(), true);
        if (wrong != null) {
            found.add(new Violation(path + ".text", wrong, "text in lines"));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < node.marks().size(); i++) {
            var mark = node.marks().get(i);
            var markPath = path + ".marks." + i;
            var attributes = MARKS.get(mark.type());
            if (attributes == null) {
                var what = "Unknown mark “" + mark.type() + "”.";
                found.add(new Violation(markPath + ".type", what, oneOf(MARKS.keySet())));
            } else if (!INLINE.contains(node.type())) {
                found.add(new Violation(markPath, "A " + node.type() + " cannot carry marks.", oneOf(INLINE)));
            } else if (!seen.add(mark.type())) {
                found.add(new Violation(markPath, "This mark is there already.", "each mark once"));
            } else {
                attributes(mark.attrs(), attributes, markPath, found);
            }
        }
    }

    private static void attributes(
            Map<String, Object> given, Map<String, Attribute> known, String path, List<Violation> found) {
        for (var name : new TreeSet<>(given.keySet())) {
            if (!known.containsKey(name)) {
                var what = "Unknown attribute “" + name + "”.";
                found.add(new Violation(path + ".attrs." + name, what, known.isEmpty() ? "none" : oneOf(known.keySet())));
            }
        }
        for (var name : new TreeSet<>(known.keySet())) {
            var attribute = known.get(name);
            if (attribute != null && !attribute.allows(given.get(name))) {
                found.add(new Violation(path + ".attrs." + name, "This value is not allowed.", attribute.valid()));
            }
        }
    }

    private static String oneOf(Set<String> names) {
        return names.isEmpty() ? "nothing" : "one of " + String.join(", ", new TreeSet<>(names));
    }
}
