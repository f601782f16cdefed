package org.palimpsest.command.entry;

import static org.palimpsest.command.Samples.COMPLETE;
import static org.palimpsest.command.Samples.ENTRY;
import static org.palimpsest.command.Samples.ONE_REVIEW;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.WithdrawnVersions;

/** How Olwen's entry in the section {@code valleys} came to each of its stages. */
final class Histories {
    static final UUID ANOTHER_ENTRY = UUID.fromString("01890a5d-ac97-7abc-8def-0123456789ab");
    static final String SLUG = "stories-from-the-valleys";

    static final List<EntryEvent> EMPTY_DRAFT = List.of(new DraftStarted(ENTRY, "valleys", "olwen"));
    static final List<EntryEvent> DRAFT = then(EMPTY_DRAFT, Revision.between(ENTRY, Content.EMPTY, COMPLETE));
    static final List<EntryEvent> SUBMITTED =
            then(DRAFT, new EntrySubmitted(ENTRY, 1, ONE_REVIEW));
    static final List<EntryEvent> ASSIGNED = then(SUBMITTED, new ReviewerAssigned(ENTRY, 1, "rhys"));
    static final List<EntryEvent> REVIEWED =
            then(ASSIGNED, new ReviewSubmitted(ENTRY, 1, "rhys", Recommendation.MINOR_REVISION, "Shorten it.", null));
    static final List<EntryEvent> TO_BE_REVISED = then(REVIEWED, new RevisionsRequested(ENTRY, 1, "Shorten it."));
    static final List<EntryEvent> RESUBMITTED = then(TO_BE_REVISED, new EntrySubmitted(ENTRY, 2, ONE_REVIEW));
    static final List<EntryEvent> DECLINED = then(REVIEWED, new EntryDeclined(ENTRY, 1, "Out of scope."));
    static final List<EntryEvent> ACCEPTED = then(REVIEWED, new EntryAccepted(ENTRY, 1, null));
    static final List<EntryEvent> PUBLISHED =
            then(ACCEPTED, new SlugAssigned(ENTRY, SLUG), new EntryPublished(ENTRY, "valleys", SLUG, 1, "CC-BY-4.0", COMPLETE));
    static final List<EntryEvent> REVISING = then(PUBLISHED, new RevisionStarted(ENTRY, 1));
    static final List<EntryEvent> REVISION_UNDER_REVIEW = then(REVISING, new EntrySubmitted(ENTRY, 2, ONE_REVIEW));
    static final List<EntryEvent> WITHDRAWN = then(PUBLISHED, new EntryWithdrawn(ENTRY, "Plagiarism.", WithdrawnVersions.HIDDEN));

    static final Suppression PASSAGE = new Suppression(Kind.PASSAGE, "what matters", null, null);
    static final List<EntryEvent> SUPPRESSED =
            then(PUBLISHED, new EntrySuppressed(ENTRY, 1, PASSAGE, "A participant asked for it."));

    private Histories() {}

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
