package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Slug;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.SlugAssigned;

/** From the first word to the editors' desk. */
final class Drafting {
    private Drafting() {}

    static List<EntryEvent> start(StartDraft c, DecisionContext given) {
        var content = Normal.form(c.content());
        var violations = new Violations();
        violations.present("section", given.section(), "the slug of a section that is there");
        violations.slug("slug", c.slug());
        ContentCheck.check(content, violations);
        violations.check();
        if (given.section() != null && given.section().closed()) {
            throw new Refused(Reason.WRONG_STATE, "The section “" + c.section() + "” is closed.");
        }
        var events = new ArrayList<EntryEvent>();
        events.add(new DraftStarted(c.entryId(), c.section(), given.caller().id()));
        if (c.slug() != null) {
            if (!given.slugFree().test(c.slug())) {
                throw new Refused(Reason.TAKEN, "Another entry has the address “" + c.slug() + "”.");
            }
            events.add(new SlugAssigned(c.entryId(), c.slug()));
        }
        events.addAll(Revision.between(c.entryId(), Content.EMPTY, content));
        return events;
    }

    static List<EntryEvent> revise(ReviseDraft c, EntryState state) {
        var content = Normal.form(c.content());
        var violations = new Violations();
        ContentCheck.check(content, violations);
        violations.check();
        return Revision.between(c.entryId(), state.content(), content);
    }

    static List<EntryEvent> submit(SubmitEntry c, EntryState state, DecisionContext given) {
        var section = given.section();
        if (section == null) {
            throw new IllegalStateException("section " + state.section() + " of an entry is not there");
        }
        var violations = new Violations();
        Completeness.check(state.content(), section.kind(), violations);
        violations.check();
        var events = new ArrayList<EntryEvent>();
        if (state.slug() == null) {
            var title = Text.orEmpty(state.content().title());
            events.add(new SlugAssigned(c.entryId(), Slug.of(title, c.entryId(), given.slugFree())));
        }
        int round = state.round() == null ? 1 : state.round().number() + 1;
        events.add(new EntrySubmitted(c.entryId(), round, section.policy()));
        return events;
    }
}
