package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.entry.EntryState.Round;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.CreditEvent;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipEvent;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.PublicationUnscheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.Suppressions;
import org.palimpsest.permission.EntryStage;

/**
 * How events change an entry: the parts of the {@link EntryState} that is being made of another one. Never seen outside of that.
 * Not thread-safe.
 */
final class EntryFold {
    private EntryStage working;
    private boolean withdrawn;
    private String section;
    private String owner;
    private Ownership ownership;
    private @Nullable String wish;
    private @Nullable String slug;
    private Content content;
    private @Nullable Round round;
    private Set<String> reviewers;
    private int versions;
    private @Nullable Schedule schedule;
    private int schedules;
    private Suppressions suppressions;
    private int suppressed;
    private Credits credits;
    private @Nullable String handling;
    private @Nullable Embargoed embargo;
    private long said;

    EntryFold(EntryState from) {
        working = from.working();
        withdrawn = from.withdrawn();
        section = from.section();
        owner = from.owner();
        ownership = from.ownership();
        wish = from.wish();
        slug = from.slug();
        content = from.content();
        round = from.round();
        reviewers = from.reviewers();
        versions = from.versions();
        schedule = from.schedule();
        schedules = from.schedules();
        suppressions = from.suppressions();
        suppressed = from.suppressed();
        credits = from.credits();
        handling = from.handling();
        embargo = from.embargo();
        said = from.said();
    }

    EntryState state() {
        return new EntryState(
                working, withdrawn, section, owner, ownership, wish, slug, content, round, reviewers, versions, schedule, schedules,
                suppressions, suppressed, credits, handling, embargo, said);
    }

    /** Never fails on a history that {@link Entry#decide} made. */
    void tell(EntryEvent event) {
        said = event instanceof MessageSent ? said + 1 : 0;
        switch (event) {
            case DraftStarted e -> {
                working = EntryStage.DRAFT;
                section = e.section();
                owner = e.owner();
                wish = e.slug();
            }
            case SlugAssigned e -> slug = e.slug();
            case Revised e -> {
                content = content.with(e);
                // What an editor puts right in an accepted entry follows from nobody's decision.
                if (working == EntryStage.REVISIONS_REQUESTED) {
                    round = revocable(round, false);
                }
            }
            case EntrySubmitted e -> {
                working = EntryStage.UNDER_REVIEW;
                round = Round.of(e, content);
            }
            case ReviewerInvited e -> round = round == null ? null : round.with(e);
            case InvitationDeclined e -> round = round == null ? null : round.notInviting(e.reviewer());
            case InvitationWithdrawn e -> round = round == null ? null : round.notInviting(e.reviewer());
            case ReviewerAssigned e -> {
                reviewers = and(reviewers, e.reviewer());
                round = round == null ? null : round.with(e.reviewer());
            }
            case ReviewSubmitted e -> round = round == null ? null : round.with(e);
            case ApprovalKept e -> round = round == null ? null : round.with(e);
            case RevisionsRequested _ -> {
                working = EntryStage.REVISIONS_REQUESTED;
                round = revocable(round, true);
            }
            case EntryAccepted _ -> {
                working = EntryStage.ACCEPTED;
                round = revocable(round, true);
            }
            case EntryDeclined _ -> {
                // What was published before stays so, and can be revised again.
                working = versions > 0 ? EntryStage.PUBLISHED : EntryStage.DECLINED;
                round = revocable(round, true);
            }
            case DecisionTakenBack _ -> {
                working = EntryStage.UNDER_REVIEW;
                round = revocable(round, false);
            }
            case EntryPublished e -> {
                working = EntryStage.PUBLISHED;
                round = revocable(round, false);
                versions = e.version();
                credits = credits.publishedWith(e.content().contributors());
                schedule = schedule == null ? null : schedule.published();
                if (e.embargo() != null) {
                    var before = embargo == null ? Embargoed.of(e.embargo()) : embargo;
                    embargo = before.with(e.version(), e.content());
                }
            }
            case EmbargoMoved e -> embargo = embargo == null ? null : embargo.until(e.embargo());
            case EmbargoLifted e -> {
                var left = embargo == null ? null : embargo.without(e.version());
                embargo = left == null || left.versions().isEmpty() ? null : left;
            }
            case RevisionStarted _ -> {
                working = EntryStage.DRAFT;
                round = revocable(round, false);
            }
            case EntryWithdrawn _ -> {
                withdrawn = true;
                schedule = null;
            }
            case EntryReinstated _ -> withdrawn = false;
            case PublicationScheduled e -> {
                schedule = Schedule.of(e);
                schedules = e.number();
            }
            case PublicationUnscheduled _ -> schedule = null;
            case ScheduledStepRefused e -> {
                if (e.step() == ScheduledStep.LIFT_EMBARGO) {
                    embargo = embargo == null ? null : embargo.refusedToEnd();
                } else {
                    schedule = null;
                }
            }
            case EntrySuppressed e -> {
                suppressions = suppressions.with(e);
                suppressed = e.number();
            }
            case SuppressionLifted e -> suppressions = suppressions.without(e);
            case CreditEvent e -> credits = credits.with(e);
            case OwnershipEvent e -> {
                ownership = ownership.with(e);
                owner = e instanceof OwnershipHandedOver handed ? handed.owner() : owner;
            }
            case MessageSent _ -> {}
            case HandlingEditorAssigned e -> handling = e.editor();
            case HandlingEditorReleased _ -> handling = null;
        }
    }

    private static @Nullable Round revocable(@Nullable Round round, boolean revocable) {
        return round == null ? null : round.with(revocable);
    }

    private static Set<String> and(Set<String> people, String another) {
        var all = new HashSet<>(people);
        all.add(another);
        return all;
    }
}
