package org.palimpsest.query.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** The one form of bodies that show the same: no run of text is cut without need, no attribute says what holds anyway. */
final class Canonical {
    private static final Map<String, Object> DEFAULTS = Map.of("order", 1, "colspan", 1, "rowspan", 1, "title", "");

    private Canonical() {}

    static Node of(Node node) {
        var marks = node.marks().stream()
                .map(mark -> new Mark(mark.type(), attributes(mark.attrs())))
                .toList();
        var content = joined(node.content().stream().map(Canonical::of).toList());
        return new Node(node.type(), attributes(node.attrs()), content, marks, node.text());
    }

    /** Neighbours of text with the same marks are one. */
    static List<Node> joined(List<Node> nodes) {
        var joined = new ArrayList<Node>();
        var run = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (node.text() == null) {
                joined.add(node);
                continue;
            }
            run.append(node.text());
            var next = i + 1 < nodes.size() ? nodes.get(i + 1) : null;
            if (next == null || next.text() == null || !next.marks().equals(node.marks())) {
                joined.add(node.withText(run.toString()));
                run.setLength(0);
            }
        }
        return joined;
    }

    private static Map<String, Object> attributes(Map<String, Object> given) {
        var said = new HashMap<>(given);
        said.entrySet().removeAll(DEFAULTS.entrySet());
        return said;
    }
}
