package org.palimpsest.query.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.query.entry.Schedule;
import org.palimpsest.query.pages.Dates;

/**
 * What is planned for an entry, in words; empty where it is not.
 *
 * @param refused the step that could not be done when it was time
 */
record PlanView(String publish, String withdraw, String embargo, @Nullable ScheduledStep refused, String why) {

    static PlanView of(Schedule plan) {
        return new PlanView(
                minute(plan.publishAt()),
                minute(plan.withdrawAt()),
                plan.embargoUntil() == null ? "" : Dates.beginning(plan.embargoUntil()),
                plan.refused(),
                plan.why() == null ? "" : plan.why());
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? "" : Dates.minute(at);
    }
}
