package org.palimpsest.command.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.ReviewFormChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.permission.SectionPermissions.Stage;

/**
 * What must be known of a section to decide about it and its entries.
 *
 * @param journal under what its articles are cited
 * @param questions that its reviewers are asked
 */
public record SectionState(
        SectionKind kind, Policy policy, boolean closed, String journal, List<ReviewQuestion> questions) {
    public SectionState {
        questions = List.copyOf(questions);
    }

    /** One that asks its reviewers nothing of its own. */
    public SectionState(SectionKind kind, Policy policy, boolean closed, String journal) {
        this(kind, policy, closed, journal, List.of());
    }

    /** The fold of a section's events starts with null: no such section. */
    static @Nullable SectionState evolve(@Nullable SectionState state, SectionEvent event) {
        return switch (event) {
            case SectionCreated e -> new SectionState(
                    e.kind(), e.policy(), false, e.journal() == null ? e.title() : e.journal());
            case PolicyChanged e ->
                state == null ? null : new SectionState(state.kind, e.policy(), state.closed, state.journal, state.questions);
            case ReviewFormChanged e ->
                state == null ? null : new SectionState(state.kind, state.policy, state.closed, state.journal, e.questions());
            case SectionClosed e ->
                state == null ? null : new SectionState(state.kind, state.policy, true, state.journal, state.questions);
        };
    }

    static Stage stage(@Nullable SectionState state) {
        if (state == null) {
            return Stage.NONE;
        }
        return state.closed ? Stage.CLOSED : Stage.OPEN;
    }
}
