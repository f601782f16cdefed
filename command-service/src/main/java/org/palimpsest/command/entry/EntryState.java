package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;

/**
 * All of an entry that decisions need: the fold of its events.
 *
 * @param working the stage of the working draft, never {@link Stage#WITHDRAWN}
 * @param slug null until one is assigned
 * @param round the present or last round of review, null before the first
 * @param reviewers everyone who was ever assigned
 * @param versions how many were published
 */
record EntryState(
        Stage working,
        boolean withdrawn,
        String section,
        String owner,
        @Nullable String slug,
        Content content,
        @Nullable Round round,
        Set<String> reviewers,
        int versions) {

    /** Where every fold begins: nothing has happened. */
    static final EntryState NONE =
            new EntryState(Stage.NONE, false, "", "", null, Content.EMPTY, null, Set.of(), 0);

    EntryState {
        reviewers = Set.copyOf(reviewers);
    }

    /** Never fails on a history that {@link Entry#decide} made. */
    static EntryState evolve(EntryState state, EntryEvent event) {
        return switch (event) {
            case DraftStarted e -> NONE.begun(e.section(), e.owner());
            case SlugAssigned e -> state.at(e.slug());
            case Revised e -> state.with(state.content.with(e));
            case EntrySubmitted e -> state.in(Stage.UNDER_REVIEW, Round.of(e));
            case ReviewerAssigned e -> state.assigned(e.reviewer());
            case ReviewSubmitted e ->
                state.round == null ? state : state.in(Stage.UNDER_REVIEW, state.round.with(e));
            case RevisionsRequested e -> state.in(Stage.REVISIONS_REQUESTED, state.round);
            case EntryAccepted e -> state.in(Stage.ACCEPTED, state.round);
            // What was published before stays so, and can be revised again.
            case EntryDeclined e -> state.in(state.versions > 0 ? Stage.PUBLISHED : Stage.DECLINED, state.round);
            case EntryPublished e -> state.published(e.version());
            case RevisionStarted e -> state.in(Stage.DRAFT, state.round);
            case EntryWithdrawn e -> state.withdrawn(true);
            case EntryReinstated e -> state.withdrawn(false);
            case EntrySuppressed _, SuppressionLifted _ -> state;
        };
    }

    boolean exists() {
        return working != Stage.NONE;
    }

    Stage stage() {
        return withdrawn ? Stage.WITHDRAWN : working;
    }

    private EntryState begun(String section, String owner) {
        return new EntryState(Stage.DRAFT, false, section, owner, null, Content.EMPTY, null, Set.of(), 0);
    }

    private EntryState at(String slug) {
        return new EntryState(working, withdrawn, section, owner, slug, content, round, reviewers, versions);
    }

    private EntryState with(Content content) {
        return new EntryState(working, withdrawn, section, owner, slug, content, round, reviewers, versions);
    }

    private EntryState in(Stage stage, @Nullable Round round) {
        return new EntryState(stage, withdrawn, section, owner, slug, content, round, reviewers, versions);
    }

    private EntryState assigned(String reviewer) {
        var all = new HashSet<>(reviewers);
        all.add(reviewer);
        var now = round == null ? null : round.with(reviewer);
        return new EntryState(working, withdrawn, section, owner, slug, content, now, all, versions);
    }

    private EntryState published(int version) {
        return new EntryState(Stage.PUBLISHED, withdrawn, section, owner, slug, content, round, reviewers, version);
    }

    private EntryState withdrawn(boolean now) {
        return new EntryState(working, now, section, owner, slug, content, round, reviewers, versions);
    }
}
