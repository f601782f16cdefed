package org.palimpsest.query.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ApprovalKept;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
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
import org.palimpsest.events.Policy;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppressions;
import org.palimpsest.permission.EntryFacts;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Invitation.Answer;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry after some of its events.
 *
 * @param content of the working draft
 * @param stage of the working draft, one of {@link EntryStage#OF_DRAFTS}; that it is withdrawn stands beside it
 * @param rounds of review so far, the first round first
 * @param assignments of all rounds, in the order in which they were made
 * @param invitations of all rounds, in the order in which they were made
 * @param version number of the latest published version, 0 if there is none
 * @param work number of the version that the draft is, or is to become
 * @param withdrawal the one that holds, if one does
 * @param schedule what is planned, or could not be done; absent where nothing is
 * @param credits also those that do not stand any more
 * @param handling which editor sees to it; absent where none ever did
 * @param suppressed what is served to nobody, by the number of its suppression
 * @param embargo that readers do not get the text yet; absent where they do
 */
public record EntryState(
        UUID id,
        String section,
        String owner,
        Ownership ownership,
        @Nullable String slug,
        Content content,
        EntryStage stage,
        List<Round> rounds,
        List<Assignment> assignments,
        List<Invitation> invitations,
        int version,
        int work,
        @Nullable Withdrawal withdrawal,
        @Nullable Schedule schedule,
        @Nullable Handling handling,
        List<Suppressed> suppressed,
        Credits credits,
        @Nullable Embargoed embargo) {

    /** One suppression. Documents have no maps by number, so it carries its own. */
    public record Suppressed(int number, Suppression what) {}

    /**
     * The state after one more event. Never fails; null as long as the beginning of the entry has not been seen.
     *
     * @param before the state after all earlier ones
     */
    public static @Nullable EntryState after(@Nullable EntryState before, Recorded<? extends EntryEvent> step) {
        if (step.event() instanceof DraftStarted e) {
            return new EntryState(
                    e.entryId(),
                    e.section(),
                    e.owner(),
                    Ownership.FIRST,
                    null,
                    Content.EMPTY,
                    EntryStage.DRAFT,
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    1,
                    null,
                    null,
                    null,
                    List.of(),
                    Credits.NONE,
                    null);
        }
        return before == null ? null : before.then(step);
    }

    private EntryState then(Recorded<? extends EntryEvent> step) {
        return switch (step.event()) {
            case DraftStarted _ -> this;
            case SlugAssigned e -> with(e.slug(), content, stage, version, work);
            case Revised e -> {
                var revised = with(slug, content.with(e), stage, version, work);
                // What an editor puts right in an accepted entry follows from nobody's decision.
                yield stage == EntryStage.REVISIONS_REQUESTED ? revised.irrevocable() : revised;
            }
            case EntrySubmitted e -> {
                var round = new Round(e.policy(), e.questions(), step.at(), content.title(), work, null, false, step.sequence());
                yield with(EntryStage.UNDER_REVIEW, and(rounds, round), assignments);
            }
            case ReviewerAssigned e -> {
                var assignment = new Assignment(e.round(), e.reviewer(), step.at());
                yield with(stage, touched(e.round(), step), and(assignments, assignment))
                        .invited(answered(e.round(), e.reviewer(), Answer.ACCEPTED, step, null));
            }
            case ReviewerInvited e -> invited(and(invitations, new Invitation(
                    e.round(), e.reviewer(), step.position(), step.at(), e.due(), e.despite(), null, null, null)));
            case InvitationDeclined e -> invited(answered(e.round(), e.reviewer(), Answer.DECLINED, step, e.reason()));
            case InvitationWithdrawn e -> invited(answered(e.round(), e.reviewer(), Answer.WITHDRAWN, step, null));
            case ReviewSubmitted e -> with(stage, touched(e.round(), step), reviewed(e, step));
            case ApprovalKept e -> with(stage, touched(e.round(), step), kept(e, step));
            case RevisionsRequested e -> decided(e.round(), EntryStage.REVISIONS_REQUESTED, EntryStage.REVISIONS_REQUESTED, step);
            case EntryAccepted e -> decided(e.round(), EntryStage.ACCEPTED, EntryStage.ACCEPTED, step);
            // What was published before stays so, and can be revised again.
            case EntryDeclined e ->
                decided(e.round(), EntryStage.DECLINED, version > 0 ? EntryStage.PUBLISHED : EntryStage.DECLINED, step);
            case DecisionTakenBack e -> decided(e.round(), null, EntryStage.UNDER_REVIEW, step);
            case EntryPublished e ->
                planned(schedule == null ? null : schedule.published())
                        .with(e.slug(), e.content(), EntryStage.PUBLISHED, e.version(), e.version())
                        .with(credits.publishedWith(e.content().contributors()))
                        .under(Embargoed.after(embargo, e))
                        .irrevocable();
            case EmbargoMoved e -> under(embargo == null ? null : embargo.moved(e));
            case EmbargoLifted e -> under(embargo == null ? null : embargo.lifted(e.version()));
            case RevisionStarted e -> with(slug, content, EntryStage.DRAFT, version, e.version() + 1).irrevocable();
            case EntryWithdrawn e -> planned(null).with(new Withdrawal(step.at(), e.reason(), e.versions()), suppressed);
            case EntryReinstated _ -> with(null, suppressed);
            case PublicationScheduled e -> planned(Schedule.of(e));
            case PublicationUnscheduled _ -> planned(null);
            case ScheduledStepRefused e ->
                e.step() == ScheduledStep.LIFT_EMBARGO
                        ? under(embargo == null ? null : embargo.refused(e))
                        : planned(schedule == null ? null : schedule.refused(e));
            case EntrySuppressed e -> with(withdrawal, and(without(e.number()), new Suppressed(e.number(), e.what())));
            case SuppressionLifted e -> with(withdrawal, without(e.number()));
            case CreditEvent e -> with(credits.with(e));
            case OwnershipEvent e ->
                owned(e instanceof OwnershipHandedOver handed ? handed.owner() : owner, ownership.with(e));
            case MessageSent _ -> this;
            case HandlingEditorAssigned e -> handled(new Handling(e.editor(), null, step.at()));
            case HandlingEditorReleased e -> handled(new Handling(null, e.leaving() ? e.editor() : null, step.at()));
        };
    }

    private EntryState decided(int round, @Nullable EntryStage outcome, EntryStage next, Recorded<?> step) {
        return with(next, changed(round, one -> one.with(outcome, step.sequence())), assignments);
    }

    private EntryState irrevocable() {
        return with(stage, changed(round(), Round::irrevocable), assignments);
    }

    private List<Round> touched(int round, Recorded<?> step) {
        return changed(round, one -> one.touched(step.sequence()));
    }

    private List<Round> changed(int round, UnaryOperator<Round> change) {
        return IntStream.rangeClosed(1, rounds.size())
                .mapToObj(number -> number == round ? change.apply(rounds.get(number - 1)) : rounds.get(number - 1))
                .toList();
    }

    private List<Suppressed> without(int number) {
        return suppressed.stream().filter(one -> one.number() != number).toList();
    }

    private List<Assignment> reviewed(ReviewSubmitted review, Recorded<?> step) {
        return assignments.stream()
                .map(one -> one.isOf(review.round(), review.reviewer())
                        ? one.reviewed(step.at(), review.recommendation())
                        : one)
                .toList();
    }

    private List<Assignment> kept(ApprovalKept approval, Recorded<?> step) {
        return assignments(approval.reviewedIn()).stream()
                .filter(one -> one.reviewer().equals(approval.reviewer()))
                .findFirst()
                .map(one -> and(assignments, one.keptIn(approval.round(), step.at())))
                .orElse(assignments);
    }

    private List<Invitation> answered(
            int round, String reviewer, Answer answer, Recorded<?> step, @Nullable String reason) {
        return invitations.stream()
                .map(one -> one.isOpenFor(reviewer, round) ? one.answered(answer, step.at(), reason) : one)
                .toList();
    }

    private EntryState invited(List<Invitation> all) {
        return new EntryState(
                id, section, owner, ownership, slug, content, stage, rounds, assignments, all, version, work, withdrawal, schedule, handling, suppressed, credits, embargo);
    }

    private EntryState with(EntryStage next, List<Round> review, List<Assignment> reviewers) {
        return new EntryState(
                id, section, owner, ownership, slug, content, next, review, reviewers, invitations, version, work, withdrawal, schedule, handling, suppressed, credits, embargo);
    }

    private EntryState with(@Nullable String address, Content text, EntryStage next, int latest, int worked) {
        return new EntryState(
                id, section, owner, ownership, address, text, next, rounds, assignments, invitations, latest, worked, withdrawal, schedule, handling, suppressed, credits, embargo);
    }

    private EntryState with(@Nullable Withdrawal gone, List<Suppressed> hidden) {
        return new EntryState(
                id, section, owner, ownership, slug, content, stage, rounds, assignments, invitations, version, work, gone, schedule, handling, hidden, credits, embargo);
    }

    private EntryState planned(@Nullable Schedule plan) {
        return new EntryState(
                id,
                section,
                owner,
                ownership,
                slug,
                content,
                stage,
                rounds,
                assignments,
                invitations,
                version,
                work,
                withdrawal,
                plan,
                handling,
                suppressed,
                credits,
                embargo);
    }

    private EntryState with(Credits said) {
        return new EntryState(
                id,
                section,
                owner,
                ownership,
                slug,
                content,
                stage,
                rounds,
                assignments,
                invitations,
                version,
                work,
                withdrawal,
                schedule,
                handling,
                suppressed,
                said,
                embargo);
    }

    private EntryState owned(String person, Ownership now) {
        return new EntryState(
                id, section, person, now, slug, content, stage, rounds, assignments, invitations, version, work, withdrawal, schedule, handling,
                suppressed, credits, embargo);
    }

    private EntryState handled(Handling now) {
        return new EntryState(
                id, section, owner, ownership, slug, content, stage, rounds, assignments, invitations, version, work, withdrawal, schedule, now, suppressed,
                credits, embargo);
    }

    /** The same with another address, text and withdrawal: as somebody may see it. */
    public EntryState shownWith(@Nullable String address, Content text, @Nullable Withdrawal gone) {
        return new EntryState(
                id, section, owner, ownership, address, text, stage, rounds, assignments, invitations, version, work, gone, schedule, handling, suppressed, credits, embargo);
    }

    private EntryState under(@Nullable Embargoed now) {
        return new EntryState(
                id, section, owner, ownership, slug, content, stage, rounds, assignments, invitations, version, work, withdrawal, schedule, handling,
                suppressed, credits, now);
    }

    /** The same with the text of {@code published} for readers, too: as somebody may see it. */
    public EntryState opened(int published) {
        return under(embargo == null ? null : embargo.lifted(published));
    }

    private static <T> List<T> and(List<T> items, T another) {
        var all = new ArrayList<>(items);
        all.add(another);
        return List.copyOf(all);
    }

    /** Whether readers have a tombstone, or versions that are marked. */
    public boolean withdrawn() {
        return withdrawal != null;
    }

    /** What must be left out of every answer. */
    public Suppressions suppressions() {
        return suppressed.isEmpty()
                ? Suppressions.NONE
                : new Suppressions(suppressed.stream().collect(Collectors.toMap(Suppressed::number, Suppressed::what)));
    }

    /** What permissions depend on. */
    public EntryFacts facts() {
        var policy = policy(round());
        return new EntryFacts(
                id,
                section,
                withdrawn() ? EntryStage.WITHDRAWN : stage,
                owner,
                ownership,
                version,
                reviewers(assignments.stream()),
                invited(),
                reviewers(assignments(round()).stream()),
                reviewers(assignments(round()).stream().filter(one -> one.reviewedAt() != null)),
                policy.map(Policy::reviewsRequired).orElse(0),
                policy.map(Policy::ownerMayPublish).orElse(false),
                round(round()).map(Round::revocable).orElse(false),
                !suppressed.isEmpty(),
                standingCredits(),
                credits.areObjectedIn(content.contributors()),
                embargo != null);
    }

    /** Those that stand in the draft or in what is published. */
    public Credits standingCredits() {
        return credits.among(content.contributors());
    }

    private Set<String> invited() {
        return invitations.stream()
                .filter(one -> one.isOpenFor(one.reviewer(), round()))
                .map(Invitation::reviewer)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The invitation of {@code person} that waits for their answer, if there is one and the round goes on. */
    public Optional<Invitation> invitation(@Nullable String person) {
        boolean goesOn = stage == EntryStage.UNDER_REVIEW && withdrawal == null;
        return invitations.stream().filter(one -> goesOn && person != null && one.isOpenFor(person, round())).findFirst();
    }

    /**
     * The last day for a review of this round by {@code reviewer}, who is invited or assigned: as the invitation says, else as many
     * days after the assignment as the round's policy gives. Nothing for anybody else.
     */
    public Optional<String> due(int round, String reviewer) {
        var invited = invitations.stream()
                .filter(one -> one.round() == round && one.reviewer().equals(reviewer))
                .filter(one -> one.answer() == null || one.answer() == Answer.ACCEPTED)
                .map(Invitation::due);
        var assigned = assignments(round).stream()
                .filter(one -> one.isOf(round, reviewer) && one.keptFrom() == null)
                .map(one -> LocalDate.ofInstant(one.assignedAt(), ZoneOffset.UTC)
                        .plusDays(policy(round).map(Policy::reviewDays).orElse(Policy.USUAL_DAYS))
                        .toString());
        return Stream.concat(invited, assigned).findFirst();
    }

    /** Whether this person owns it, or did. */
    public boolean isOwners(@Nullable String person) {
        return owner.equals(person) || ownership.isFormer(person);
    }

    /** The same as {@code person}'s: to ask what they would get to see. */
    public EntryState ownedBy(String person) {
        return owned(person, ownership);
    }

    /** The same with this credit as {@code person}'s: to ask what they would get to see. */
    public EntryState creditedTo(String contributor, String person) {
        return with(credits.with(new CreditConfirmed(id, contributor, person)));
    }

    /** The same with {@code person} as a reviewer of the present round: to ask what they would get to see. */
    public EntryState reviewedBy(String person, Instant since) {
        return with(stage, rounds, and(assignments, new Assignment(round(), person, since)));
    }

    private static Set<String> reviewers(Stream<Assignment> some) {
        return some.map(Assignment::reviewer).collect(Collectors.toUnmodifiableSet());
    }

    /** Number of the present or last round of review; 0 before the first submission. */
    public int round() {
        return rounds.size();
    }

    /** The round with this number, if it has begun. */
    public Optional<Round> round(int number) {
        return number >= 1 && number <= rounds.size() ? Optional.of(rounds.get(number - 1)) : Optional.empty();
    }

    /** The policy that rules {@code round}, if it has begun. */
    public Optional<Policy> policy(int round) {
        return round(round).map(Round::policy);
    }

    /** Who was assigned in {@code round}, in order. */
    public List<Assignment> assignments(int round) {
        return assignments.stream().filter(one -> one.round() == round).toList();
    }
}
