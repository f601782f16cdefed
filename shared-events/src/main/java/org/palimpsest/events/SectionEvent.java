package org.palimpsest.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to one section. A section is known by its slug, which never changes. */
public sealed interface SectionEvent extends DomainEvent {
    String slug();

    /** {@code journal} is the title of the journal that the section belongs to, if it belongs to one. */
    @EventType(value = "section.created", revision = "3")
    record SectionCreated(String slug, String title, SectionKind kind, @Nullable String journal, Policy policy)
            implements SectionEvent {}

    /** Applies to what is submitted from now on. */
    @EventType(value = "section.policy-changed", revision = "3")
    record PolicyChanged(String slug, Policy policy) implements SectionEvent {}

    /** What its reviewers are asked, in this order, in rounds that begin from now on; nothing of its own where there is no question. */
    @EventType("section.review-form-changed")
    record ReviewFormChanged(String slug, List<ReviewQuestion> questions) implements SectionEvent {
        public ReviewFormChanged {
            questions = Content.list(questions);
        }
    }

    /** No new entry may be started; what is there stays. */
    @EventType("section.closed")
    record SectionClosed(String slug, String reason) implements SectionEvent {}
}
