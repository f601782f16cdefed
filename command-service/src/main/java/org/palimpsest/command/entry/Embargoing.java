package org.palimpsest.command.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.LiftEmbargo;
import org.palimpsest.command.entry.EntryCommand.MoveEmbargo;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.permission.EntryAction;

/** Until when readers do not get the text. */
final class Embargoing {
    /** What publications and plans call its end. */
    static final String UNTIL = "embargoUntil";

    private static final String WITHOUT = "nothing";

    private Embargoing() {}

    /** What the next version is published under; null where everybody may read it. Refuses what cannot be. */
    static @Nullable Embargo begun(UUID id, @Nullable Instant until, EntryState state, Entry.Context context) {
        var violations = new Violations();
        check(until, state, context, violations);
        violations.check();
        if (state.embargo() != null) {
            return state.embargo().end();
        }
        if (until == null) {
            return null;
        }
        // Who publishes it must be one who may end the embargo when it is time.
        Scheduling.mayBeDoneLater(EntryAction.PUBLISH, state.facts(id), context.later());
        return new Embargo(1, whole(until), context.person());
    }

    /** Whether the next version can come under an embargo of its own. */
    static void check(@Nullable Instant until, EntryState state, Entry.Context context, Violations violations) {
        if (until == null) {
            return;
        }
        if (state.embargo() != null) {
            violations.add(UNTIL, "The entry is under an embargo, and so is this version. Move its end by itself.", WITHOUT);
        } else if (state.versions() > 0) {
            violations.add(UNTIL, "Readers have the text already.", WITHOUT);
        } else {
            Scheduling.soon(UNTIL, whole(until), context, violations);
        }
    }

    static List<EntryEvent> move(MoveEmbargo c, EntryState state, Entry.Context context) {
        var embargo = under(state);
        var until = c.until() == null ? null : whole(c.until());
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        violations.present("until", until, Scheduling.VALID);
        Scheduling.soon("until", until, context, violations);
        violations.requiredLines("reason", reason, TakingBack.LONGEST_REASON);
        violations.check();
        if (until == null || until.equals(embargo.end().until())) {
            return List.of();
        }
        Scheduling.mayBeDoneLater(EntryAction.MOVE_EMBARGO, state.facts(c.entryId()), context.later());
        var end = new Embargo(embargo.end().number() + 1, until, context.person());
        return List.of(new EmbargoMoved(c.entryId(), end, reason));
    }

    static List<EntryEvent> lift(LiftEmbargo c, EntryState state) {
        return lifted(c, state, TakingBack.reason(c.reason()));
    }

    /** {@code reason}: null where it is time. */
    static List<EntryEvent> lifted(EntryCommand c, EntryState state, @Nullable String reason) {
        return new TreeMap<>(under(state).versions())
                .entrySet().stream()
                        .<EntryEvent>map(one -> new EmbargoLifted(c.entryId(), one.getKey(), one.getValue(), reason))
                        .toList();
    }

    private static Embargoed under(EntryState state) {
        if (state.embargo() == null) {
            throw new Refused(Reason.WRONG_STATE, "The entry is under no embargo.");
        }
        return state.embargo();
    }

    /** Seconds are enough. */
    private static Instant whole(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
