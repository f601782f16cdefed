package org.palimpsest.events.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Emphasis, a link and the like on a run of text. Serialises as ProseMirror's own JSON does. */
public record Mark(String type, Map<String, Object> attrs) {
    /** Absent in JSON; no schema allows it. */
    static final Mark NOTHING = new Mark("", Map.of());

    public Mark {
        type = type == null ? "" : type;
        attrs = Node.present(attrs);
    }

    /** The attribute as text, or null where it is absent. */
    public @Nullable String attr(String name) {
        var value = attrs.get(name);
        return value == null ? null : value.toString();
    }
}
