package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.Completeness;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.permission.EntryStage;

/** From the first word to the editors' desk. */
final class Drafting {
    private Drafting() {}

    static List<EntryEvent> start(StartDraft c, Entry.Context context) {
        var content = Normal.form(c.content());
        var violations = new Violations();
        violations.present("section", context.section(), "the slug of a section that is there");
        violations.slug("slug", c.slug());
        ContentCheck.check(content, violations);
        ContributorCheck.corresponding(List.of(), content.contributors(), false, violations);
        Attaching.check(content, List.of(), violations);
        violations.check();
        if (context.section() != null && context.section().closed()) {
            throw new Refused(Reason.WRONG_STATE, "The section “" + c.section() + "” is closed.");
        }
        var events = new ArrayList<EntryEvent>();
        events.add(new DraftStarted(c.entryId(), c.section(), context.person(), c.slug()));
        events.addAll(Revision.between(c.entryId(), Content.EMPTY, content));
        return events;
    }

    static List<EntryEvent> revise(ReviseDraft c, EntryState state) {
        var content = Normal.form(c.content());
        var violations = new Violations();
        ContentCheck.check(content, violations);
        boolean isSubmitted = state.stage() == EntryStage.ACCEPTED;
        ContributorCheck.corresponding(state.content().contributors(), content.contributors(), isSubmitted, violations);
        Attaching.check(content, state.content().files(), violations);
        violations.check();
        return Revision.between(c.entryId(), state.content(), content);
    }

    static List<EntryEvent> submit(SubmitEntry c, EntryState state, SectionState section) {
        var violations = new Violations();
        violations.addAll(Completeness.missing(state.content(), section.kind()));
        var responses = Responding.checked(c.responses(), state, violations);
        var kept = Keeping.checked(c.keeps(), state.content(), section.policy(), violations);
        violations.check();
        int round = state.round() == null ? 1 : state.round().number() + 1;
        var events = new ArrayList<EntryEvent>();
        events.add(new EntrySubmitted(c.entryId(), round, section.policy(), section.questions(), responses, kept));
        events.addAll(kept(c.entryId(), round, state, section));
        return events;
    }

    /**
     * The approvals of the round before stand where nothing has changed of what was judged, and the same is asked of reviewers. What
     * comes after a publication or a decline is another submission, which begins its review anew.
     */
    private static List<ApprovalKept> kept(UUID id, int round, EntryState state, SectionState section) {
        var before = state.round();
        boolean isSame = before != null
                && state.stage() == EntryStage.REVISIONS_REQUESTED
                && before.submitted().isJudgedAs(state.content())
                && before.questions().equals(section.questions());
        return before == null || !isSame
                ? List.of()
                : before.assigned().stream()
                        .flatMap(reviewer -> before.approval(reviewer).stream()
                                .map(kept -> new ApprovalKept(id, round, reviewer, kept.round(), kept.report())))
                        .toList();
    }
}
