package org.palimpsest.command.reaction;

import org.palimpsest.events.EntryEvent;
import org.palimpsest.web.notice.Notice;
import org.palimpsest.web.notice.Notices;
import org.springframework.stereotype.Component;

/**
 * Puts down who is to be told of what happens to an entry. The query service makes mails of it: it knows what each may read, and how
 * they want to be told.
 */
@Component
final class WhenWorkMovesThenPeopleAreTold extends Reaction {
    private final EntriesInLog entries;
    private final Notices notices;

    WhenWorkMovesThenPeopleAreTold(EntriesInLog entries, Notices notices) {
        // A notice is known again by its id.
        super("tell-people", Told.OF, Trait.IDEMPOTENT);
        this.entries = entries;
        this.notices = notices;
    }

    @Override
    void perform(Trigger trigger) {
        var event = (EntryEvent) trigger.event();
        var before = entries.before(event.entryId(), trigger.sequence());
        var after = entries.after(before, event);
        var round = after.round();
        var doer = Told.doer(event, before, trigger.actor(), trigger.at());
        for (var told : Told.of(event, before, after, doer)) {
            var whom = told.person() == null ? "editors" : told.person();
            notices.add(new Notice(
                    trigger.position() + ":" + told.kind() + ":" + whom,
                    told.kind(),
                    event.entryId(),
                    round == null ? 0 : round.number(),
                    told.person(),
                    doer,
                    trigger.position(),
                    trigger.at()));
        }
    }
}
