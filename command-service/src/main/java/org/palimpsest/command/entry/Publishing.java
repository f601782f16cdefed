package org.palimpsest.command.entry;

import java.util.List;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.WithdrawnVersions;

/** What readers get to see, and what they no longer do. */
final class Publishing {
    private static final int LONGEST_REASON = 1_000;

    private Publishing() {}

    static List<EntryEvent> publish(PublishEntry c, EntryState state) {
        if (state.slug() == null || state.round() == null) {
            throw new IllegalStateException("accepted without a submission");
        }
        return List.of(new EntryPublished(
                c.entryId(),
                state.section(),
                state.slug(),
                state.versions() + 1,
                state.round().policy().licence(),
                state.content()));
    }

    static List<EntryEvent> startRevision(StartRevision c, EntryState state) {
        return List.of(new RevisionStarted(c.entryId(), state.versions()));
    }

    static List<EntryEvent> withdraw(WithdrawEntry c) {
        return List.of(new EntryWithdrawn(c.entryId(), reason(c.reason()), WithdrawnVersions.HIDDEN));
    }

    static List<EntryEvent> reinstate(ReinstateEntry c) {
        return List.of(new EntryReinstated(c.entryId(), reason(c.reason())));
    }

    private static String reason(String reason) {
        var cleaned = Text.orEmpty(reason);
        var violations = new Violations();
        violations.requiredLines("reason", cleaned, LONGEST_REASON);
        violations.check();
        return cleaned;
    }
}
