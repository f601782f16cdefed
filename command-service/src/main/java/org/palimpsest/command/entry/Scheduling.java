package org.palimpsest.command.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Refused;
import org.palimpsest.command.Refused.Reason;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.entry.EntryCommand.SchedulePublication;
import org.palimpsest.command.entry.EntryCommand.WithdrawEntry;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;

/** What is to be done at a moment, and what comes of it when it is time. */
final class Scheduling {
    private static final Duration LONGEST = Duration.ofDays(3660);
    static final String VALID = "a moment of the next ten years, such as 2030-01-31T09:00:00Z";

    private Scheduling() {}

    /** What the version is to be is asked as if it were published now, so that nobody hears of a mistake when it is too late. */
    static Decision<EntryEvent> schedule(SchedulePublication c, EntryState state, Entry.Context context) {
        if (c.publishAt() == null && c.withdrawAt() == null) {
            return Decision.of(state.schedule() == null
                    ? List.of()
                    : List.of(new PublicationUnscheduled(c.entryId(), state.schedule().number())));
        }
        var publishAt = whole(c.publishAt());
        var withdrawAt = whole(c.withdrawAt());
        var violations = new Violations();
        soon("publishAt", publishAt, context, violations);
        soon("withdrawAt", withdrawAt, context, violations);
        var withdrawalReason = withdrawAt == null ? null : Text.orEmpty(c.withdrawalReason());
        if (withdrawAt != null) {
            violations.requiredLines("withdrawalReason", withdrawalReason, TakingBack.LONGEST_REASON);
            if (publishAt == null && state.stage() != EntryStage.PUBLISHED) {
                violations.add("publishAt", "The entry is not published, so that it could be withdrawn.", VALID);
            } else if (publishAt != null && !withdrawAt.isAfter(publishAt)) {
                violations.add("withdrawAt", "This is before the publication.", "a later moment");
            }
        }
        var embargoUntil = whole(c.embargoUntil());
        if (embargoUntil != null && publishAt == null) {
            violations.add(Embargoing.UNTIL, "Nothing is published by this plan.", "nothing, or a publication before it");
        } else if (embargoUntil != null && !embargoUntil.isAfter(publishAt)) {
            violations.add(Embargoing.UNTIL, "This is before the publication.", "a later moment");
        } else {
            Embargoing.check(embargoUntil, state, context, violations);
        }
        violations.check();
        var reason = publishAt == null ? null : Text.clean(c.reason());
        var kind = publishAt == null ? null : Publishing.kind(c.kind(), reason, state);
        if (publishAt != null) {
            mayBeDone(EntryPermissions.permission(EntryAction.PUBLISH, state.facts(c.entryId()), context.caller()));
        }
        mayBeDoneLater(publishAt == null ? EntryAction.WITHDRAW : EntryAction.PUBLISH, state.facts(c.entryId()), context.later());
        var scheduled = new PublicationScheduled(
                c.entryId(),
                state.schedules() + 1,
                context.person(),
                publishAt,
                kind,
                reason,
                withdrawAt,
                withdrawalReason,
                embargoUntil);
        boolean same = state.schedule() != null && Schedule.of(scheduled).equals(state.schedule().as(scheduled.number()));
        return Decision.of(same ? List.of() : List.of(scheduled));
    }

    /** Seconds are enough, and are what is kept of it wherever it is. */
    private static @Nullable Instant whole(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS);
    }

    static void soon(String path, @Nullable Instant moment, Entry.Context context, Violations violations) {
        if (moment != null && !moment.isAfter(context.now())) {
            violations.add(path, "This is over.", VALID);
        } else if (moment != null && moment.isAfter(context.now().plus(LONGEST))) {
            violations.add(path, "This is too far away.", VALID);
        }
    }

    private static void mayBeDone(Permission permission) {
        if (permission instanceof Withheld withheld) {
            throw new Refused(
                    withheld.why() == Why.WRONG_STAGE ? Reason.WRONG_STATE : Reason.NOT_PERMITTED, withheld.words());
        }
    }

    /** A caller whose role stands in a token alone may do it now, but not when it is time: better they hear of it today. */
    static void mayBeDoneLater(EntryAction action, EntryFacts facts, Caller later) {
        if (EntryPermissions.permission(action, facts, later) instanceof Withheld) {
            throw new Refused(
                    Reason.NOT_PERMITTED,
                    "What is planned is done by the roles that the log knows of, and it does not know you as an editor of “"
                            + facts.section() + "”: yours stands in your token alone. Ask an administrator to grant it, or do it yourself when it is time.");
        }
    }

    /** By the same guard as a click. What is planned no longer, or was done before, is nothing to do. */
    static Decision<EntryEvent> run(RunSchedule c, EntryState state, Entry.Context context) {
        if (!isPlanned(c, state)) {
            return Decision.of(List.of());
        }
        var id = c.entryId();
        var action = switch (c.step()) {
            case PUBLISH -> EntryAction.PUBLISH;
            case WITHDRAW -> EntryAction.WITHDRAW;
            case LIFT_EMBARGO -> EntryAction.LIFT_EMBARGO;
        };
        if (EntryPermissions.permission(action, state.facts(id), context.caller()) instanceof Withheld withheld) {
            // To a former editor the entry is unknown, but the readers of this refusal know it.
            boolean isOutsider = withheld.why() == Why.UNKNOWN;
            return refused(c, isOutsider ? "The person who planned this is not an editor any more." : withheld.words());
        }
        try {
            return done(c, state, context);
        } catch (Refused refused) {
            var why = refused.violations().isEmpty()
                    ? String.valueOf(refused.getMessage())
                    : refused.violations().stream().map(one -> one.path() + ": " + one.message()).collect(Collectors.joining(" "));
            return refused(c, why);
        }
    }

    private static Decision<EntryEvent> done(RunSchedule c, EntryState state, Entry.Context context) {
        var id = c.entryId();
        if (c.step() == ScheduledStep.LIFT_EMBARGO) {
            return Decision.of(Embargoing.lifted(c, state, null));
        }
        var schedule = Objects.requireNonNull(state.schedule());
        if (c.step() == ScheduledStep.WITHDRAW) {
            var withdrawal = new WithdrawEntry(id, String.valueOf(schedule.withdrawalReason()));
            return Decision.of(TakingBack.withdraw(withdrawal, context.sectionOf(state).policy()));
        }
        // Where nobody could publish it before, the embargo may be over by now.
        var until = schedule.embargoUntil();
        var embargo = until != null && until.isAfter(context.now()) ? until : null;
        return Publishing.publish(new PublishEntry(id, schedule.kind(), schedule.reason(), embargo), state, context);
    }

    private static boolean isPlanned(RunSchedule c, EntryState state) {
        var embargo = state.embargo();
        if (c.step() == ScheduledStep.LIFT_EMBARGO) {
            return embargo != null && embargo.end().number() == c.number() && !embargo.refused();
        }
        var schedule = state.schedule();
        return schedule != null && schedule.number() == c.number() && schedule.at(c.step()) != null;
    }

    private static Decision<EntryEvent> refused(RunSchedule c, String why) {
        return Decision.of(List.of(new ScheduledStepRefused(c.entryId(), c.number(), c.step(), why)));
    }
}
