package org.palimpsest.query.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.web.session.UnsentForms.Unsent;

/**
 * What the caller has typed into a step's form and not sent yet.
 *
 * @param fields what stands in the form
 * @param kept what is kept of it, which is something else where another window was faster
 */
record Typed(StepFields step, Map<String, String> fields, Unsent kept) {
    static final Map<String, String> NOTHING = Map.of();

    /** What another window kept; nothing where that is what stands in the form. */
    Map<String, String> others() {
        return isConflict() ? kept.fields() : NOTHING;
    }

    boolean isConflict() {
        return !kept.fields().equals(fields);
    }

    /** When it was kept, to the minute; null where it was not. */
    @Nullable InWords at() {
        return kept.mark().isEmpty() || isConflict() ? null : Dates.moment(kept.at());
    }
}
