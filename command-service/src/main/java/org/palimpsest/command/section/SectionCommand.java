package org.palimpsest.command.section;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionKind;

/** What can be asked of a section, by an administrator. */
public sealed interface SectionCommand {
    String slug();

    record CreateSection(String slug, String title, SectionKind kind, @Nullable String journal, Policy policy)
            implements SectionCommand {}

    record ChangePolicy(String slug, Policy policy) implements SectionCommand {}

    record CloseSection(String slug, String reason) implements SectionCommand {}
}
