package org.palimpsest.command.entry;

import java.util.Map;
import java.util.TreeMap;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;

/**
 * The embargo that an entry is under.
 *
 * @param refused whether it could not be ended when it was time
 * @param versions what readers do not get yet, by number
 */
public record Embargoed(Embargo end, boolean refused, Map<Integer, Content> versions) {
    public Embargoed {
        versions = Map.copyOf(versions);
    }

    static Embargoed of(Embargo end) {
        return new Embargoed(end, false, Map.of());
    }

    Embargoed with(int version, Content content) {
        var more = new TreeMap<>(versions);
        more.put(version, content);
        return new Embargoed(end, refused, more);
    }

    Embargoed without(int version) {
        var others = new TreeMap<>(versions);
        others.remove(version);
        return new Embargoed(end, refused, others);
    }

    Embargoed until(Embargo another) {
        return new Embargoed(another, false, versions);
    }

    Embargoed refusedToEnd() {
        return new Embargoed(end, true, versions);
    }
}
