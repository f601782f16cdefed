package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.EDDA;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.NOW;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.ONE_REVIEW;
import static org.palimpsest.command.Samples.RHYS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palimpsest.command.entry.EntryCommand.AcceptEntry;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.InviteReviewer;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.RequestRevisions;
import org.palimpsest.command.entry.EntryCommand.ReviseDraft;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.SubmitEntry;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.command.section.SectionState;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.VersionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission.Granted;

/** How Olwen's entry in the section {@code valleys} came to each of its stages. */
final class Histories {
    static final UUID ANOTHER_ENTRY = UUID.fromString("01890a5d-ac97-7abc-8def-0123456789ab");
    static final String SLUG = "stories-from-the-valleys";

    static final Suppression PASSAGE = new Suppression(Kind.PASSAGE, "what matters", null, null);

    static final List<EntryEvent> EMPTY_DRAFT =
            after(List.of(), OLWEN, new StartDraft(ENTRY, "valleys", null, Content.EMPTY));
    static final List<EntryEvent> DRAFT = after(EMPTY_DRAFT, OLWEN, new ReviseDraft(ENTRY, COMPLETE));
    static final List<EntryEvent> SUBMITTED = after(DRAFT, OLWEN, new SubmitEntry(ENTRY));
    static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    static final List<EntryEvent> INVITED = after(SUBMITTED, EDDA, new InviteReviewer(ENTRY, "rhys", TODAY, null));
    static final List<EntryEvent> ASSIGNED = after(SUBMITTED, EDDA, new AssignReviewer(ENTRY, "rhys"));
    static final List<EntryEvent> REVIEWED =
            after(ASSIGNED, RHYS, new SubmitReview(ENTRY, Recommendation.MINOR_REVISION, "Shorten it.", null));
    static final List<EntryEvent> TO_BE_REVISED = after(REVIEWED, EDDA, new RequestRevisions(ENTRY, "Shorten it."));
    static final List<EntryEvent> RESUBMITTED = after(TO_BE_REVISED, OLWEN, new SubmitEntry(ENTRY));
    static final List<EntryEvent> DECLINED = after(REVIEWED, EDDA, new DeclineEntry(ENTRY, "Out of scope."));
    static final List<EntryEvent> ACCEPTED = after(REVIEWED, EDDA, new AcceptEntry(ENTRY, null));
    static final List<EntryEvent> PUBLISHED = after(ACCEPTED, EDDA, new PublishEntry(ENTRY));
    static final Embargo EMBARGO = new Embargo(1, NOW.plus(Duration.ofDays(90)), "edda");
    static final List<EntryEvent> EMBARGOED = then(
            ACCEPTED,
            new SlugAssigned(ENTRY, SLUG),
            new EntryPublished(ENTRY, "valleys", SLUG, 1, "CC-BY-4.0", COMPLETE, VersionKind.FIRST_PUBLICATION, null, EMBARGO));
    static final List<EntryEvent> REVISING = after(PUBLISHED, OLWEN, new StartRevision(ENTRY));
    static final List<EntryEvent> REVISION_UNDER_REVIEW = after(REVISING, OLWEN, new SubmitEntry(ENTRY));
    static final List<EntryEvent> WITHDRAWN = after(PUBLISHED, EDDA, new WithdrawEntry(ENTRY, "Plagiarism."));
    static final List<EntryEvent> SUPPRESSED =
            after(PUBLISHED, EDDA, new Suppress(ENTRY, PASSAGE, "A participant asked for it."));

    private Histories() {}

    /** With what follows from the command, which the caller may give then. */
    private static List<EntryEvent> after(List<EntryEvent> history, Caller caller, EntryCommand command) {
        var entry = new Entry();
        var state = fold(history);
        if (!(entry.permission(command, state, caller) instanceof Granted)) {
            throw new IllegalArgumentException(caller + " may not do this: " + command);
        }
        var valleys = new SectionState(SectionKind.KNOWLEDGE_BASE, ONE_REVIEW, false, "Valleys");
        return then(history, entry.decide(command, state, new Entry.Context(caller.id(), valleys, Set.of(), true)).events());
    }

    static List<EntryEvent> then(List<EntryEvent> history, EntryEvent... more) {
        return then(history, List.of(more));
    }

    static List<EntryEvent> then(List<EntryEvent> history, List<EntryEvent> more) {
        var all = new ArrayList<>(history);
        all.addAll(more);
        return List.copyOf(all);
    }

    static EntryState fold(List<EntryEvent> history) {
        var state = EntryState.NONE;
        for (var event : history) {
            state = EntryState.evolve(state, event);
        }
        return state;
    }
}
