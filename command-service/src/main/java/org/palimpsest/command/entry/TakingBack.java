package org.palimpsest.command.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.LiftSuppression;
import org.palimpsest.command.entry.EntryCommand.ReinstateEntry;
import org.palimpsest.command.entry.EntryCommand.Suppress;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppression.Kind;

/** What readers no longer get to see, each for a reason: an entry that is withdrawn, and what is suppressed of one. */
final class TakingBack {
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_PASSAGE = 10_000;
    /** A single letter would take the text apart. */
    static final int SHORTEST_PASSAGE = 2;
    /** Whatever serves the entry looks for each of them. */
    private static final int MOST_SUPPRESSIONS = 200;

    private TakingBack() {}

    static List<EntryEvent> withdraw(WithdrawEntry c, Policy policy) {
        return List.of(new EntryWithdrawn(c.entryId(), reason(c.reason()), policy.withdrawn()));
    }

    static List<EntryEvent> reinstate(ReinstateEntry c) {
        return List.of(new EntryReinstated(c.entryId(), reason(c.reason())));
    }

    /** Whether a passage occurs is not asked: it may stand in a version, a draft or a review that is long past. */
    static List<EntryEvent> suppress(Suppress c, EntryState state) {
        var what = normal(c.what());
        var reason = Text.orEmpty(c.reason());
        var violations = new Violations();
        check(what, state, violations);
        violations.requiredLines("reason", reason, LONGEST_REASON);
        violations.check();
        if (what == null || state.suppressions().byNumber().containsValue(what)) {
            return List.of();
        }
        if (state.suppressions().byNumber().size() >= MOST_SUPPRESSIONS) {
            throw new Refused(Reason.WRONG_STATE, "The entry has " + MOST_SUPPRESSIONS + " suppressions, the most it can have.");
        }
        return List.of(new EntrySuppressed(c.entryId(), state.suppressed() + 1, what, reason));
    }

    static List<EntryEvent> lift(LiftSuppression c, EntryState state) {
        if (c.number() < 1 || c.number() > state.suppressed()) {
            throw new Refused(Reason.UNKNOWN, "The entry has no suppression " + c.number() + ".");
        }
        var reason = reason(c.reason());
        return state.suppressions().byNumber().containsKey(c.number())
                ? List.of(new SuppressionLifted(c.entryId(), c.number(), reason))
                : List.of();
    }

    private static @Nullable Suppression normal(@Nullable Suppression what) {
        return what == null
                ? null
                : new Suppression(what.kind(), Text.clean(what.text()), what.version(), Text.clean(what.replacement()));
    }

    @SuppressWarnings("NullAway") // what is left out of JSON is null, whatever the types promise
    private static void check(@Nullable Suppression what, EntryState state, Violations violations) {
        if (what == null || what.kind() == null) {
            violations.add("what.kind", "This is missing.", "PASSAGE, KEYWORD, CONTRIBUTOR or VERSION");
            return;
        }
        switch (what.kind()) {
            case PASSAGE -> {
                violations.requiredLines("what.text", what.text(), LONGEST_PASSAGE);
                if (what.text() != null && what.text().length() < SHORTEST_PASSAGE) {
                    violations.add("what.text", "This is too short.", "at least " + SHORTEST_PASSAGE + " characters");
                }
            }
            case KEYWORD -> violations.requiredLine("what.text", what.text(), ContentCheck.LONGEST_TAG);
            // Given and family name.
            case CONTRIBUTOR -> violations.requiredLine("what.text", what.text(), 2 * ContentCheck.LONGEST_NAME + 1);
            case VERSION -> {
                if (what.version() == null || what.version() < 1 || what.version() > state.versions()) {
                    var valid = state.versions() == 0 ? "none: nothing is published yet" : "1 to " + state.versions();
                    violations.add("what.version", "There is no such version.", valid);
                }
                absent("what.text", what.text(), violations);
            }
        }
        if (what.kind() != Kind.VERSION) {
            absent("what.version", what.version(), violations);
        }
        if (what.kind() == Kind.CONTRIBUTOR) {
            violations.line("what.replacement", what.replacement(), ContentCheck.LONGEST_NAME);
        } else {
            absent("what.replacement", what.replacement(), violations);
        }
    }

    private static void absent(String path, @Nullable Object value, Violations violations) {
        if (value != null) {
            violations.add(path, "This does not belong here.", "nothing");
        }
    }

    static String reason(String reason) {
        var cleaned = Text.orEmpty(reason);
        var violations = new Violations();
        violations.requiredLines("reason", cleaned, LONGEST_REASON);
        violations.check();
        return cleaned;
    }
}
