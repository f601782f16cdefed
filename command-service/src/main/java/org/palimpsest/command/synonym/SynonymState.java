package org.palimpsest.command.synonym;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.SynonymEvent.SynonymsRemoved;
import org.palimpsest.events.SynonymEvent.SynonymsRevised;
import org.palimpsest.permission.SynonymPermissions.Stage;

/**
 * All groups of synonyms: the fold of their events.
 *
 * @param events how many there were
 * @param groups by their ids, in the order in which they were added
 */
record SynonymState(long events, Map<UUID, Group> groups) {
    /** Where every fold begins: there are none. */
    static final SynonymState NONE = new SynonymState(0, Map.of());

    /** A group; {@code last} is the number of the last event about it, from 0. */
    record Group(List<String> words, long last) {}

    static SynonymState evolve(SynonymState state, SynonymEvent event) {
        var groups = new LinkedHashMap<>(state.groups);
        switch (event) {
            case SynonymsAdded e -> groups.put(e.groupId(), new Group(e.words(), state.events));
            case SynonymsRevised e -> groups.put(e.groupId(), new Group(e.words(), state.events));
            case SynonymsRemoved e -> groups.remove(e.groupId());
        }
        return new SynonymState(state.events + 1, groups);
    }

    Stage stage(UUID group) {
        return groups.containsKey(group) ? Stage.THERE : Stage.NONE;
    }

    /** How many events there were since the last one about this group. */
    long since(UUID group) {
        var there = groups.get(group);
        return there == null ? 0 : events - 1 - there.last;
    }
}
