package org.palimpsest.query.workflow;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.query.entry.Schedule;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;

/**
 * What is planned for an entry, in words; empty where it is not.
 *
 * @param refused the step that could not be done when it was time
 */
record PlanView(InWords publish, InWords withdraw, InWords embargo, @Nullable ScheduledStep refused, InWords why) {

    static PlanView of(Schedule plan) {
        return new PlanView(
                minute(plan.publishAt()),
                minute(plan.withdrawAt()),
                plan.embargoUntil() == null ? InWords.NOTHING : Dates.beginning(plan.embargoUntil()),
                plan.refused(),
                InWords.said(Objects.requireNonNullElse(plan.why(), "")));
    }

    private static InWords minute(@Nullable Instant at) {
        return at == null ? InWords.NOTHING : Dates.minute(at);
    }
}
