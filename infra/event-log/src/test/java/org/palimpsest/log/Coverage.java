package org.palimpsest.log;

import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whether examples show every component of an event, and of the values in it, at least once. */
final class Coverage {
    private final Set<String> wanted = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    private Coverage() {}

    /** What no example has, as {@code Contributor.orcid}. A list must have an item somewhere. */
    static Set<String> missing(Class<?> event, List<JsonNode> examples) {
        var coverage = new Coverage();
        examples.forEach(example -> coverage.visit(event, example));
        coverage.wanted.removeAll(coverage.seen);
        return coverage.wanted;
    }

    private void visit(Class<?> type, JsonNode value) {
        for (var component : type.getRecordComponents()) {
            var name = type.getSimpleName() + "." + component.getName();
            var inside = value.path(component.getName());
            wanted.add(name);
            if (!inside.isMissingNode() && !(inside.isContainer() && inside.isEmpty())) {
                seen.add(name);
                visit(component.getAnnotatedType(), inside);
            }
        }
    }

    private void visit(AnnotatedType annotated, JsonNode value) {
        var type = Shape.raw(annotated);
        if (type == List.class) {
            value.forEach(item -> visit(Shape.argument(annotated, 0), item));
        } else if (type == Map.class) {
            value.forEach(item -> visit(Shape.argument(annotated, 1), item));
        } else if (type.isRecord()) {
            visit(type, value);
        }
    }
}
