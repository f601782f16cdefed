package org.palimpsest.command.reaction;

import java.util.Set;
import java.util.UUID;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.web.letter.Letters;
import org.springframework.stereotype.Component;

/** Has the letter go out that was put down before somebody was invited, or an entry offered. The query service makes mail of it. */
@Component
final class WhenSomebodyIsAskedByMailThenTheirLetterIsDue extends Reaction {
    private final EntriesInLog entries;
    private final Letters letters;

    WhenSomebodyIsAskedByMailThenTheirLetterIsDue(EntriesInLog entries, Letters letters) {
        // A letter is due once, and known again by its id.
        super("release-letters", Set.of(ContributorInvited.class, OwnershipOffered.class), Trait.IDEMPOTENT);
        this.entries = entries;
        this.letters = letters;
    }

    @Override
    void perform(Trigger trigger) {
        switch (trigger.event()) {
            case ContributorInvited e -> release(e.invitation(), e.entryId(), trigger);
            case OwnershipOffered e when e.person() == null -> release(e.offer(), e.entryId(), trigger);
            default -> {}
        }
    }

    private void release(UUID id, UUID entry, Trigger trigger) {
        letters.release(id, entry, entries.now(entry).section(), trigger.at());
    }
}
