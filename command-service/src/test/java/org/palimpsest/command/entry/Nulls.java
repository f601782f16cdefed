package org.palimpsest.command.entry;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.palimpsest.command.entry.EntryCommand.AssignReviewer;
import org.palimpsest.command.entry.EntryCommand.DeclineEntry;
import org.palimpsest.command.entry.EntryCommand.StartDraft;
import org.palimpsest.command.entry.EntryCommand.SubmitReview;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;

/** What JSON with fields left out becomes, whatever the types promise. */
@NullUnmarked
final class Nulls {
    private Nulls() {}

    static StartDraft draftWithout(UUID id) {
        return new StartDraft(id, null, null, null);
    }

    static AssignReviewer nobody(UUID id) {
        return new AssignReviewer(id, null);
    }

    static SubmitReview emptyReview(UUID id) {
        return new SubmitReview(id, null, null, null);
    }

    static DeclineEntry declineWithout(UUID id) {
        return new DeclineEntry(id, null);
    }

    static WithdrawEntry withdrawWithout(UUID id) {
        return new WithdrawEntry(id, null);
    }

    static Content items() {
        var nothing = Collections.<String>singletonList(null);
        var contributor = new Contributor(
                null, null, Collections.singletonList(null), null, nothing, false);
        var link = new Link(null, null, null, null, nothing, null, null);
        return new Content(
                null,
                null,
                null,
                nothing,
                Arrays.asList(contributor, null),
                null,
                List.of(link),
                null);
    }
}
