package org.palimpsest.command.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.SectionKind;

/** What can be asked of a section, by an administrator. */
public sealed interface SectionCommand {
    String slug();

    record CreateSection(String slug, String title, SectionKind kind, @Nullable String journal, Policy policy)
            implements SectionCommand {}

    record ChangePolicy(String slug, Policy policy) implements SectionCommand {}

    /** Asks reviewers these questions from the next round on, in this order; with none, nothing of its own. */
    record ChangeReviewForm(String slug, List<ReviewQuestion> questions) implements SectionCommand {}

    record CloseSection(String slug, String reason) implements SectionCommand {}
}
