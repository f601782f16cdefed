package org.palimpsest.command.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.SendMessage;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;

/** What those who work on an entry say to each other about it. */
final class Discussing {
    static final int LONGEST = 20_000;

    private Discussing() {}

    static List<EntryEvent> send(SendMessage c, EntryState state, Caller caller) {
        var text = Text.orEmpty(c.text());
        var violations = new Violations();
        violations.requiredLines("text", text, LONGEST);
        var reviewer = c.discussion() == Discussion.REVIEWER ? reviewer(c, state, caller, violations) : null;
        violations.check();
        int round = state.round() == null ? 0 : state.round().number();
        return List.of(new MessageSent(c.entryId(), round, c.discussion(), reviewer, text));
    }

    private static @Nullable String reviewer(SendMessage c, EntryState state, Caller caller, Violations violations) {
        var reviewers = state.round() == null ? List.<String>of() : state.round().assigned();
        boolean isEditor = caller.has(Role.EDITOR, state.section()) && !caller.is(state.owner());
        var reviewer = c.reviewer() == null && !isEditor ? caller.id() : c.reviewer();
        if (isEditor && (reviewer == null || !reviewers.contains(reviewer))) {
            violations.add("reviewer", "This is no reviewer of the present round.", "the id of one who is");
        } else if (!isEditor && !caller.is(reviewer)) {
            violations.add("reviewer", "Reviewers talk with the editors alone.", "your own id, or none");
        }
        return reviewer;
    }
}
