package org.palimpsest.query.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.EntryState.Suppressed;
import org.palimpsest.query.entry.Invitation.Answer;
import org.palimpsest.readmodels.Recorded;

/**
 * How events change an entry: the parts of the {@link EntryState} that is being made of another one. Never seen outside of that.
 * Not thread-safe.
 */
final class EntryFold {
    private final UUID id;
    private final String section;
    String owner;
    private Ownership ownership = Ownership.FIRST;
    @Nullable String slug;
    Content content = Content.EMPTY;
    private EntryStage stage = EntryStage.DRAFT;
    private List<Round> rounds = List.of();
    List<Assignment> assignments = List.of();
    private List<Invitation> invitations = List.of();
    private int version;
    private int work = 1;
    @Nullable Withdrawal withdrawal;
    private @Nullable Schedule schedule;
    private @Nullable Handling handling;
    private List<Suppressed> suppressed = List.of();
    Credits credits = Credits.NONE;
    private @Nullable Embargoed embargo;

    private EntryFold(DraftStarted e) {
        id = e.entryId();
        section = e.section();
        owner = e.owner();
    }

    EntryFold(EntryState from) {
        id = from.id();
        section = from.section();
        owner = from.owner();
        ownership = from.ownership();
        slug = from.slug();
        content = from.content();
        stage = from.stage();
        rounds = from.rounds();
        assignments = from.assignments();
        invitations = from.invitations();
        version = from.version();
        work = from.work();
        withdrawal = from.withdrawal();
        schedule = from.schedule();
        handling = from.handling();
        suppressed = from.suppressed();
        credits = from.credits();
        embargo = from.embargo();
    }

    static EntryState started(DraftStarted e) {
        return new EntryFold(e).state();
    }

    EntryState state() {
        return new EntryState(
                id, section, owner, ownership, slug, content, stage, rounds, assignments, invitations, version, work, withdrawal, schedule,
                handling, suppressed, credits, embargo);
    }

    /** Never fails on a history that the command service made. */
    void tell(Recorded<? extends EntryEvent> step) {
        switch (step.event()) {
            case DraftStarted _, MessageSent _ -> {}
            case SlugAssigned e -> slug = e.slug();
            case Revised e -> {
                content = content.with(e);
                // What an editor puts right in an accepted entry follows from nobody's decision.
                if (stage == EntryStage.REVISIONS_REQUESTED) {
                    irrevocable();
                }
            }
            case EntrySubmitted e -> {
                stage = EntryStage.UNDER_REVIEW;
                rounds = and(rounds, new Round(e.policy(), e.questions(), step.at(), content.title(), work, null, false, step.sequence()));
            }
            case ReviewerAssigned e -> {
                touch(e.round(), step);
                assignments = and(assignments, new Assignment(e.round(), e.reviewer(), step.at()));
                answer(e.round(), e.reviewer(), Answer.ACCEPTED, step, null);
            }
            case ReviewerInvited e -> invitations = and(invitations, new Invitation(
                    e.round(), e.reviewer(), step.position(), step.at(), e.due(), e.despite(), null, null, null));
            case InvitationDeclined e -> answer(e.round(), e.reviewer(), Answer.DECLINED, step, e.reason());
            case InvitationWithdrawn e -> answer(e.round(), e.reviewer(), Answer.WITHDRAWN, step, null);
            case ReviewSubmitted e -> {
                touch(e.round(), step);
                assignments = assignments.stream()
                        .map(one -> one.isOf(e.round(), e.reviewer()) ? one.reviewed(step.at(), e.recommendation()) : one)
                        .toList();
            }
            case ApprovalKept e -> {
                touch(e.round(), step);
                assignments.stream()
                        .filter(one -> one.isOf(e.reviewedIn(), e.reviewer()))
                        .findFirst()
                        .ifPresent(one -> assignments = and(assignments, one.keptIn(e.round(), step.at())));
            }
            case RevisionsRequested e -> decide(e.round(), EntryStage.REVISIONS_REQUESTED, EntryStage.REVISIONS_REQUESTED, step);
            case EntryAccepted e -> decide(e.round(), EntryStage.ACCEPTED, EntryStage.ACCEPTED, step);
            // What was published before stays so, and can be revised again.
            case EntryDeclined e ->
                decide(e.round(), EntryStage.DECLINED, version > 0 ? EntryStage.PUBLISHED : EntryStage.DECLINED, step);
            case DecisionTakenBack e -> decide(e.round(), null, EntryStage.UNDER_REVIEW, step);
            case EntryPublished e -> publish(e);
            case EmbargoMoved e -> embargo = embargo == null ? null : embargo.moved(e);
            case EmbargoLifted e -> lift(e.version());
            case RevisionStarted e -> {
                stage = EntryStage.DRAFT;
                work = e.version() + 1;
                irrevocable();
            }
            case EntryWithdrawn e -> {
                schedule = null;
                withdrawal = new Withdrawal(step.at(), e.reason(), e.versions());
            }
            case EntryReinstated _ -> withdrawal = null;
            case PublicationScheduled e -> schedule = Schedule.of(e);
            case PublicationUnscheduled _ -> schedule = null;
            case ScheduledStepRefused e -> {
                if (e.step() == ScheduledStep.LIFT_EMBARGO) {
                    embargo = embargo == null ? null : embargo.refused(e);
                } else {
                    schedule = schedule == null ? null : schedule.refused(e);
                }
            }
            case EntrySuppressed e -> {
                show(e.number());
                suppressed = and(suppressed, new Suppressed(e.number(), e.what()));
            }
            case SuppressionLifted e -> show(e.number());
            case CreditEvent e -> credits = credits.with(e);
            case OwnershipEvent e -> {
                ownership = ownership.with(e);
                owner = e instanceof OwnershipHandedOver handed ? handed.owner() : owner;
            }
            case HandlingEditorAssigned e -> handling = new Handling(e.editor(), null, step.at());
            case HandlingEditorReleased e -> handling = new Handling(null, e.leaving() ? e.editor() : null, step.at());
        }
    }

    private void publish(EntryPublished e) {
        schedule = schedule == null ? null : schedule.published();
        slug = e.slug();
        content = e.content();
        stage = EntryStage.PUBLISHED;
        version = e.version();
        work = e.version();
        credits = credits.publishedWith(e.content().contributors());
        embargo = Embargoed.after(embargo, e);
        irrevocable();
    }

    /** Readers get the text of this version from now on. */
    void lift(int published) {
        embargo = embargo == null ? null : embargo.lifted(published);
    }

    private void decide(int round, @Nullable EntryStage outcome, EntryStage next, Recorded<?> step) {
        stage = next;
        change(round, one -> one.with(outcome, step.sequence()));
    }

    private void irrevocable() {
        change(rounds.size(), Round::irrevocable);
    }

    private void touch(int round, Recorded<?> step) {
        change(round, one -> one.touched(step.sequence()));
    }

    private void change(int round, UnaryOperator<Round> change) {
        rounds = IntStream.rangeClosed(1, rounds.size())
                .mapToObj(number -> number == round ? change.apply(rounds.get(number - 1)) : rounds.get(number - 1))
                .toList();
    }

    private void answer(int round, String reviewer, Answer answer, Recorded<?> step, @Nullable String reason) {
        invitations = invitations.stream()
                .map(one -> one.isOpenFor(reviewer, round) ? one.answered(answer, step.at(), reason) : one)
                .toList();
    }

    private void show(int number) {
        suppressed = suppressed.stream().filter(one -> one.number() != number).toList();
    }

    static <T> List<T> and(List<T> items, T another) {
        var all = new ArrayList<>(items);
        all.add(another);
        return List.copyOf(all);
    }
}
