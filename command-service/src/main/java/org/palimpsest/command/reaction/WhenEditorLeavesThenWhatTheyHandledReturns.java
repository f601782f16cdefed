package org.palimpsest.command.reaction;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.entry.EntryCommand.ReturnToQueue;
import org.palimpsest.command.person.People;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Has nobody see to an entry any more when the person who did is no editor of its section any more, or is forgotten. It looks at
 * what is so now, both when an entry is taken on and when a role ends: so it does not matter which of the two is seen first.
 */
@Component
final class WhenEditorLeavesThenWhatTheyHandledReturns extends Reaction {
    private final HandledEntries handled;
    private final EntriesInLog entries;
    private final People people;
    private final Consumer<ReturnToQueue> commands;

    @Autowired
    WhenEditorLeavesThenWhatTheyHandledReturns(HandledEntries handled, EntriesInLog entries, People people, Commands commands) {
        this(handled, entries, people, command -> commands.send(command, new Envelope(Caller.INSTALLATION, null, null)));
    }

    WhenEditorLeavesThenWhatTheyHandledReturns(
            HandledEntries handled, EntriesInLog entries, People people, Consumer<ReturnToQueue> commands) {
        // Of an entry that somebody else sees to by now, nothing is returned.
        // What is restored from a backup has its editors in the log alone.
        super(
                "return-to-queue",
                Set.of(
                        HandlingEditorAssigned.class,
                        HandlingEditorReleased.class,
                        RoleRevoked.class,
                        RoleGranted.class,
                        PersonErased.class),
                Trait.IDEMPOTENT,
                Trait.FROM_THE_BEGINNING);
        this.handled = handled;
        this.entries = entries;
        this.people = people;
        this.commands = commands;
    }

    @Override
    void perform(Trigger trigger) {
        switch (trigger.event()) {
            case HandlingEditorAssigned e -> {
                var now = entries.now(e.entryId()).handling();
                if (e.editor().equals(now)) {
                    handled.note(e.entryId(), e.editor());
                    check(e.entryId(), e.editor());
                }
            }
            case HandlingEditorReleased e -> handled.forget(e.entryId(), e.editor());
            // A role that is granted again for fewer sections ends in the others.
            case RoleGranted e when e.role() == Role.EDITOR -> checkAll(e.personId());
            case RoleRevoked e when e.role() == Role.EDITOR -> checkAll(e.personId());
            case PersonErased e -> checkAll(e.personId());
            default -> {}
        }
    }

    private void checkAll(String editor) {
        handled.of(editor).forEach(entry -> check(entry, editor));
    }

    private void check(UUID entry, String editor) {
        var reach = people.roles(editor).get(Role.EDITOR);
        if (reach == null || !reach.covers(entries.now(entry).section())) {
            commands.accept(new ReturnToQueue(entry, editor));
        }
    }
}
