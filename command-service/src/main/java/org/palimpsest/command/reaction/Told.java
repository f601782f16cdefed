package org.palimpsest.command.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.entry.EntryState;
import org.palimpsest.command.entry.EntryState.Round;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.Ownership.Offer;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.web.notice.NoticeKind;

/**
 * That somebody is told of something.
 *
 * @param person null for all editors
 */
record Told(NoticeKind kind, @Nullable String person) {
    /** What anybody is told of. */
    static final Set<Class<?>> OF = Set.of(
            EntrySubmitted.class,
            ReviewerInvited.class,
            InvitationDeclined.class,
            InvitationWithdrawn.class,
            ReviewerAssigned.class,
            ReviewSubmitted.class,
            RevisionsRequested.class,
            EntryAccepted.class,
            EntryDeclined.class,
            DecisionTakenBack.class,
            EntryPublished.class,
            EntryWithdrawn.class,
            EmbargoMoved.class,
            EmbargoLifted.class,
            ScheduledStepRefused.class,
            CreditClaimed.class,
            CreditConfirmed.class,
            CreditObjected.class,
            MessageSent.class,
            OwnershipOffered.class,
            OwnershipOfferTakenBack.class,
            OwnershipDeclined.class,
            OwnershipHandedOver.class,
            HandlingEditorAssigned.class,
            HandlingEditorReleased.class);

    /**
     * Who is told of {@code event}; nobody of what they did themselves.
     *
     * @param before the entry's state just before it
     * @param after the state just after it
     * @param doer as {@link #doer} says
     */
    static List<Told> of(EntryEvent event, EntryState before, EntryState after, @Nullable String doer) {
        var all = switch (event) {
            case EntrySubmitted _ -> Stream.of(editors(NoticeKind.SUBMITTED));
            case ReviewerInvited e -> Stream.of(new Told(NoticeKind.INVITED, e.reviewer()));
            case InvitationDeclined _ -> Stream.of(editors(NoticeKind.REVIEWER_DECLINED));
            case InvitationWithdrawn e -> Stream.of(new Told(NoticeKind.INVITATION_WITHDRAWN, e.reviewer()));
            case ReviewerAssigned e ->
                Stream.of(new Told(
                        before.reviewers().contains(e.reviewer()) ? NoticeKind.NEW_ROUND : NoticeKind.ASSIGNED, e.reviewer()));
            case ReviewSubmitted _ ->
                isComplete(after) && !isComplete(before)
                        ? Stream.of(editors(NoticeKind.REVIEW_RECEIVED), new Told(NoticeKind.REVIEWS_COMPLETE, after.owner()))
                        : Stream.of(editors(NoticeKind.REVIEW_RECEIVED));
            case RevisionsRequested _, EntryAccepted _, EntryDeclined _ ->
                Stream.concat(Stream.of(new Told(NoticeKind.DECISION, after.owner())), noMoreAsked(before));
            case DecisionTakenBack _ ->
                Stream.concat(
                        Stream.of(new Told(NoticeKind.DECISION_TAKEN_BACK, after.owner())), askedAgain(after.round()));
            case EntryPublished _ -> Stream.of(new Told(NoticeKind.PUBLISHED, after.owner()));
            case EntryWithdrawn _ ->
                Stream.concat(Stream.of(new Told(NoticeKind.WITHDRAWN, after.owner())), noMoreAsked(before));
            case EmbargoMoved _ -> atWork(NoticeKind.EMBARGO_MOVED, after);
            // Each version that was under it has an event; the last one ends it.
            case EmbargoLifted _ -> after.embargo() == null ? atWork(NoticeKind.EMBARGO_ENDED, after) : Stream.<Told>of();
            case ScheduledStepRefused e ->
                e.step() == ScheduledStep.LIFT_EMBARGO
                        ? atWork(NoticeKind.EMBARGO_REFUSED, after)
                        : Stream.of(new Told(NoticeKind.SCHEDULE_REFUSED, after.owner()), editors(NoticeKind.SCHEDULE_REFUSED));
            case CreditClaimed _ -> Stream.of(new Told(NoticeKind.CREDIT_CLAIMED, after.owner()));
            case CreditConfirmed e -> Stream.of(new Told(NoticeKind.CREDIT_CONFIRMED, e.person()));
            case CreditObjected _ ->
                Stream.of(new Told(NoticeKind.CREDIT_OBJECTED, after.owner()), editors(NoticeKind.CREDIT_OBJECTED));
            case MessageSent e -> switch (e.discussion()) {
                case AUTHOR -> Stream.of(new Told(NoticeKind.MESSAGE, after.owner()), handling(NoticeKind.MESSAGE_TO_EDITORS, after));
                case REVIEWER ->
                    Stream.concat(
                            Stream.ofNullable(e.reviewer()).map(reviewer -> new Told(NoticeKind.MESSAGE, reviewer)),
                            Stream.of(handling(NoticeKind.MESSAGE_TO_EDITORS, after)));
                case EDITORS -> Stream.of(editors(NoticeKind.MESSAGE_TO_EDITORS));
            };
            // Who has only a link gets a letter.
            case OwnershipOffered e ->
                Stream.concat(
                        Stream.ofNullable(e.person()).map(person -> new Told(NoticeKind.HANDOVER_OFFERED, person)),
                        Stream.of(new Told(NoticeKind.HANDOVER_BEGUN, after.owner())));
            case OwnershipOfferTakenBack _ ->
                offer(before).flatMap(offer -> Stream.concat(
                        Stream.ofNullable(offer.person()).map(person -> new Told(NoticeKind.HANDOVER_ENDED, person)),
                        Stream.of(new Told(NoticeKind.HANDOVER_TAKEN_BACK, offer.by()))));
            case OwnershipDeclined _ ->
                Stream.concat(offer(before).map(Offer::by), Stream.of(after.owner()))
                        .distinct()
                        .map(person -> new Told(NoticeKind.HANDOVER_DECLINED, person));
            case OwnershipHandedOver e -> Stream.of(new Told(NoticeKind.HANDED_OVER, e.former()), new Told(NoticeKind.HAS_NEW_OWNER, null));
            case HandlingEditorAssigned e -> Stream.of(new Told(NoticeKind.HANDLING, e.editor()));
            case HandlingEditorReleased e -> e.leaving() ? Stream.of(editors(NoticeKind.RETURNED)) : Stream.<Told>of();
            default -> Stream.<Told>of();
        };
        return all.filter(one -> one.person == null || !one.person.equals(doer)).toList();
    }

    /**
     * Who has done it, and need not be told; null where it was time for it, in whosever name.
     *
     * @param before the entry's state just before it
     * @param at when it happened
     */
    static @Nullable String doer(EntryEvent event, EntryState before, @Nullable String actor, Instant at) {
        return switch (event) {
            case EntryPublished _ -> isDue(before, ScheduledStep.PUBLISH, at) ? null : actor;
            case EntryWithdrawn _ -> isDue(before, ScheduledStep.WITHDRAW, at) ? null : actor;
            case EmbargoLifted e -> e.reason() == null ? null : actor;
            case ScheduledStepRefused _ -> null;
            default -> actor;
        };
    }

    private static boolean isDue(EntryState state, ScheduledStep step, Instant at) {
        var planned = state.schedule() == null ? null : state.schedule().at(step);
        return planned != null && !planned.isAfter(at);
    }

    private static Stream<Offer> offer(EntryState state) {
        return Stream.ofNullable(state.ownership().offer());
    }

    private static Told editors(NoticeKind kind) {
        return new Told(kind, null);
    }

    /** The editor who sees to the entry; all editors where none does. */
    private static Told handling(NoticeKind kind, EntryState state) {
        return new Told(kind, state.handling());
    }

    /** Owner and co-authors, and the editor who sees to the entry; all editors where none does. */
    private static Stream<Told> atWork(NoticeKind kind, EntryState state) {
        var authors = Stream.concat(Stream.of(state.owner()), state.standingCredits().confirmed().stream().sorted());
        return Stream.concat(
                authors.filter(person -> !person.equals(state.handling())).map(person -> new Told(kind, person)).distinct(),
                Stream.of(handling(kind, state)));
    }

    /** What ends a round ends its invitations. */
    private static Stream<Told> noMoreAsked(EntryState before) {
        var round = before.round();
        return round == null || before.stage() != EntryStage.UNDER_REVIEW
                ? Stream.of()
                : round.invited().keySet().stream().sorted().map(person -> new Told(NoticeKind.INVITATION_WITHDRAWN, person));
    }

    /** What a round goes on with are its invitations, and the reviews that are not in. */
    private static Stream<Told> askedAgain(@Nullable Round round) {
        if (round == null) {
            return Stream.of();
        }
        var awaited = round.assigned().stream()
                .filter(reviewer -> !round.reviewed().contains(reviewer))
                .map(reviewer -> new Told(NoticeKind.DECISION_TAKEN_BACK, reviewer));
        var invited = round.invited().keySet().stream().sorted().map(person -> new Told(NoticeKind.INVITED, person));
        return Stream.concat(awaited, invited);
    }

    private static boolean isComplete(EntryState state) {
        var round = state.round();
        return round != null && round.reviewed().size() >= round.policy().reviewsRequired();
    }
}
