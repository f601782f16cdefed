package org.palimpsest.query.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Policy;
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
            return EntryFold.started(e);
        }
        return before == null ? null : before.but(next -> next.tell(step));
    }

    private EntryState but(Consumer<EntryFold> change) {
        var next = new EntryFold(this);
        change.accept(next);
        return next.state();
    }

    /** The same with another address, text and withdrawal: as somebody may see it. */
    public EntryState shownWith(@Nullable String address, Content text, @Nullable Withdrawal gone) {
        return but(next -> {
            next.slug = address;
            next.content = text;
            next.withdrawal = gone;
        });
    }

    /** The same with the text of {@code published} for readers, too: as somebody may see it. */
    public EntryState opened(int published) {
        return but(next -> next.lift(published));
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
        return but(next -> next.owner = person);
    }

    /** The same with this credit as {@code person}'s: to ask what they would get to see. */
    public EntryState creditedTo(String contributor, String person) {
        return but(next -> next.credits = credits.with(new CreditConfirmed(id, contributor, person)));
    }

    /** The same with {@code person} as a reviewer of the present round: to ask what they would get to see. */
    public EntryState reviewedBy(String person, Instant since) {
        return but(next -> next.assignments = EntryFold.and(assignments, new Assignment(round(), person, since)));
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
