package org.palimpsest.command.entry;

import java.util.List;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.HandOn;
import org.palimpsest.command.entry.EntryCommand.ReturnToQueue;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;

/** Which editor sees to an entry. */
final class Handling {
    private Handling() {}

    static List<EntryEvent> handOn(HandOn c, EntryState state, boolean isEditor) {
        var now = state.handling();
        if (c.editor() == null) {
            return now == null ? List.of() : List.of(new HandlingEditorReleased(c.entryId(), now, false));
        }
        if (c.editor().equals(now)) {
            return List.of();
        }
        var violations = new Violations();
        if (!isEditor || state.isOwners(c.editor())) {
            violations.add("editor", "This is no editor of the section who could see to it.", "the id of one who neither owns the entry nor did");
        }
        violations.check();
        return List.of(new HandlingEditorAssigned(c.entryId(), c.editor()));
    }

    static List<EntryEvent> returned(ReturnToQueue c, EntryState state) {
        return c.editor().equals(state.handling()) ? List.of(new HandlingEditorReleased(c.entryId(), c.editor(), true)) : List.of();
    }
}
