package org.palimpsest.query.visibility;

import static org.palimpsest.events.Anonymity.ALL_IDENTITIES_VISIBLE;
import static org.palimpsest.events.Anonymity.DOUBLE_ANONYMIZED;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.anonymity.Identifying;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Policy;
import org.palimpsest.events.PublicHistory;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryPermissions;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.Round;
import org.palimpsest.query.entry.Schedule;
import org.palimpsest.query.entry.UnderEmbargo;
import org.palimpsest.query.entry.Withdrawal;

/**
 * What one caller may know of one entry. A round's policy is the one that it began with, for all time.
 *
 * <table>
 *   <caption>Who sees what</caption>
 *   <tr><th></th><th>owner</th><th>editor</th><th>assigned reviewer</th><th>reader</th></tr>
 *   <tr><td>the entry at all</td><td>yes</td><td>yes</td><td>yes</td><td>once published</td></tr>
 *   <tr><td>states of the text</td><td>all</td><td>all</td>
 *     <td>the submission of each of their rounds, and what readers see</td>
 *     <td>publications; submissions before them, where the round's policy has history begin there</td></tr>
 *   <tr><td>decisions, and why one was taken back</td><td>yes</td><td>yes</td>
 *     <td>in their rounds; in full once their own review is in, but for letters built from reports that they may not read</td>
 *     <td>with submissions, without texts</td></tr>
 *   <tr><td>reviews, and that one counts in a later round</td><td>yes</td><td>yes</td>
 *     <td>their own; others of their rounds once their own is in, if the round shares them</td><td>no</td></tr>
 *   <tr><td>the authors' answer to a review</td><td>yes</td><td>yes</td>
 *     <td>if they see that review and the submission after it</td><td>no</td></tr>
   <tr><td>comments and answers to the editor</td><td>no</td><td>yes</td><td>their own</td><td>no</td></tr>
 *   <tr><td>messages of editors and owner</td><td>yes</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>messages of editors and a reviewer</td><td>no</td><td>yes</td><td>their own</td><td>no</td></tr>
 *   <tr><td>messages among editors</td><td>no</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>which editor sees to it</td><td>no</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>who was invited to review, and what they answered</td><td>no</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>who reviewed</td><td>all identities visible, in this round and those before that they reviewed</td>
 *     <td>yes</td><td>themselves; others as the owner</td><td>no</td></tr>
 *   <tr><td>who wrote: owners, contributors, address, authors of links, DOI</td><td>yes</td><td>yes</td>
 *     <td>of what is published; else only if none of their rounds is double anonymized</td><td>yes</td></tr>
 *   <tr><td>whose the credits are, who was invited, claims or objects</td><td>yes</td><td>yes</td><td>no</td>
 *     <td>what their own are; whose profile is shown, once it is published</td></tr>
 *   <tr><td>to whom it is offered, and why</td><td>yes</td><td>yes</td><td>no</td><td>whom it is offered to</td></tr>
 *   <tr><td>anything of a withdrawn entry whose versions are hidden</td><td>yes</td><td>yes</td>
 *     <td>if it never was published</td><td>no</td></tr>
 *   <tr><td>text, links and files under an embargo, and what was submitted of them</td><td>yes</td><td>yes</td>
 *     <td>as without one</td><td>once it has ended, in what there was before as it was readable then</td></tr>
 *   <tr><td>what an author let stand although it may tell who they are</td><td>yes, if nothing of the entry is suppressed</td>
 *     <td>the same</td><td>no</td><td>no</td></tr>
 *   <tr><td>what is suppressed</td><td>no</td><td>no</td><td>no</td><td>no</td></tr>
 *   <tr><td>that something was suppressed, when and why</td><td>yes</td><td>yes</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <p>A contributor who has a credit and agrees to be named is an author: they know what the owner knows. So is a
 * former owner; but of what owner and editors say to each other, and of offers of the entry, they know what was in their own time alone.
 *
 * <p>An invited person gets the invitation, with what they would read of the title and keywords as a reviewer; until they accept they
 * are a reader of all else. A hidden reviewer is “Reviewer 1”, by the order of assignment in the round; a hidden author “Author”. Immutable.
 */
public final class Visibility {
    /** What stands for a hidden owner. */
    public static final String AUTHOR = "Author";

    private final EntryState entry;
    private final Caller caller;
    private final EntryStanding standing;

    private Visibility(EntryState entry, Caller caller) {
        this.entry = entry;
        this.caller = caller;
        this.standing = EntryStanding.of(entry.facts(), caller);
    }

    /** What {@code caller} may know of {@code entry}, which must be as it is now, after all of its events. */
    public static Visibility of(EntryState entry, Caller caller) {
        return new Visibility(entry, caller);
    }

    /** How the caller stands to the entry. */
    public EntryStanding standing() {
        return standing;
    }

    /** The same for all callers who may know the same of the entry as it is now. */
    public String audience() {
        // Each of them knows of their own rounds, or their own time as the owner.
        boolean isTheirOwn = standing == EntryStanding.REVIEWER || standing == EntryStanding.FORMER_OWNER;
        return isTheirOwn ? standing + ":" + caller.id() : standing.toString();
    }

    /** Whether the caller may know that there is such an entry. */
    public boolean seesEntry() {
        return EntryPermissions.mayKnow(entry.facts(), caller);
    }

    /** Whether every state is theirs to see, from the first word on. */
    public boolean seesDrafts() {
        return standing != EntryStanding.REVIEWER && standing != EntryStanding.READER;
    }

    /** Whether what owner and editors say to each other may be known, and to whom the entry was offered, as of when {@code owner} owned it. */
    boolean seesOwnersTalk(String owner) {
        return standing != EntryStanding.FORMER_OWNER || caller.is(owner);
    }

    /** To whom the entry is offered: for its owner and editors. */
    public Ownership.@Nullable Offer offer() {
        boolean isTheirs = standing == EntryStanding.OWNER || standing == EntryStanding.EDITOR;
        var offer = entry.ownership().offer();
        return !isTheirs || offer == null ? null : shown(offer);
    }

    /** What {@code offer} says, without what is suppressed. */
    public Ownership.Offer shown(Ownership.Offer offer) {
        return new Ownership.Offer(offer.id(), offer.person(), offer.by(), offer.reason() == null ? null : text(offer.reason()));
    }

    /** Who owned the entry before its owner; nobody where it may not be known. */
    public List<String> formerOwners() {
        return seesDrafts() ? entry.ownership().former() : List.of();
    }

    /** Whether the caller has a part in the work: what is not published yet is their business as far as their part goes. */
    public boolean seesWork() {
        return standing != EntryStanding.READER && tombstone().isEmpty();
    }

    /** The withdrawal that leaves the caller nothing but itself. */
    public Optional<Withdrawal> tombstone() {
        return withdrawal()
                .filter(gone -> gone.versions() == WithdrawnVersions.HIDDEN && entry.version() > 0 && !seesDrafts());
    }

    /** The withdrawal that holds now, to be told with every answer. */
    public Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(entry.withdrawal())
                .map(gone -> new Withdrawal(gone.at(), text(gone.reason()), gone.versions()));
    }

    /** Whether readers do not get the text yet, of whom the caller is one; also for {@code state}, which was public then. */
    private boolean isEmbargoed(EntryState state) {
        boolean isNow = entry.embargo() != null && entry.embargo().versions().contains(state.work());
        return standing == EntryStanding.READER && (isNow || state.embargo() != null);
    }

    /**
     * That the caller does not get the text of {@code shown} yet; null where they do. It ends when readers were told so after
     * {@code state}, or are told so now, if its text was public before it came under the embargo.
     */
    @Nullable UnderEmbargo embargo(EntryState shown, EntryState state) {
        var embargo = state.embargo() == null ? entry.embargo() : state.embargo();
        return embargo == null || !isEmbargoed(shown) ? null : embargo.told();
    }

    /** What is planned; null also for a caller who sees no drafts. */
    public @Nullable Schedule schedule() {
        var plan = entry.schedule();
        return plan == null || !seesDrafts()
                ? null
                : new Schedule(
                        plan.by(),
                        plan.publishAt(),
                        plan.kind(),
                        plan.reason() == null ? null : text(plan.reason()),
                        plan.withdrawAt(),
                        plan.withdrawalReason() == null ? null : text(plan.withdrawalReason()),
                        plan.embargoUntil(),
                        plan.refused(),
                        plan.why());
    }

    /** Whether the caller is a reviewer of {@code round}. */
    public boolean reviews(int round) {
        return standing == EntryStanding.REVIEWER && own(round).isPresent();
    }

    boolean isCaller(String person) {
        return caller.is(person);
    }

    /** The last round that the caller reviews; 0 if there is none. */
    public int ownRound() {
        return IntStream.rangeClosed(1, entry.round()).filter(this::reviews).max().orElse(0);
    }

    private Optional<Assignment> own(int round) {
        return entry.assignments(round).stream()
                .filter(one -> caller.is(one.reviewer()))
                .findFirst();
    }

    private boolean hasReviewed(int round) {
        return standing == EntryStanding.REVIEWER
                && own(round).map(one -> one.reviewedAt() != null).orElse(false);
    }

    /** Whether it may be known who was invited to review, and what they said. */
    public boolean seesInvitations() {
        return standing == EntryStanding.EDITOR;
    }

    /** What may be known of whose the credits are. */
    public List<Credits.Credit> credits() {
        return seesDrafts() ? entry.standingCredits().all() : List.of();
    }

    /** Whether the review of {@code reviewer} may be known. */
    public boolean seesReview(int round, String reviewer) {
        return seesDrafts()
                || (reviews(round) && caller.is(reviewer))
                || (hasReviewed(round) && areReviewsShared(round));
    }

    /** Whether the letter of the decision on {@code round} may be read: if it quotes reports, not by who may not read all of these. */
    public boolean seesDecisionInFull(int round, boolean quotesReports) {
        return seesDrafts() || (hasReviewed(round) && (!quotesReports || areReviewsShared(round)));
    }

    private boolean areReviewsShared(int round) {
        return entry.policy(round).map(Policy::reviewsShared).orElse(false);
    }

    /** What may be known of what reviewers of {@code round} are asked: to its authors only what they get to read. */
    public List<ReviewQuestion> questions(int round, List<ReviewQuestion> questions) {
        if (standing == EntryStanding.EDITOR || reviews(round)) {
            return questions;
        }
        return seesDrafts() ? ReviewQuestion.ofAuthors(questions) : List.of();
    }

    /** What may be known of what may tell who wrote it, and stays. What is suppressed may stand among the words around it. */
    List<Giveaway> kept(List<Giveaway> kept) {
        return seesDrafts() && entry.suppressed().isEmpty() ? kept : List.of();
    }

    /** Whether what {@code reviewer} wrote to the editors may be read. */
    public boolean seesToEditor(String reviewer) {
        return standing == EntryStanding.EDITOR || (standing == EntryStanding.REVIEWER && caller.is(reviewer));
    }

    /** Whether readers, once a version is published, see what was submitted for {@code round}. */
    boolean isPublicFromSubmission(int round) {
        return entry.policy(round).map(Policy::history).orElse(PublicHistory.FROM_PUBLICATION)
                == PublicHistory.FROM_SUBMISSION;
    }

    /** The reviewer's id, or what stands for it. */
    public String reviewer(int round, String reviewer) {
        boolean known = standing == EntryStanding.EDITOR
                || (standing == EntryStanding.REVIEWER && caller.is(reviewer))
                || isNamed(round, reviewer);
        return known ? reviewer : "Reviewer " + (place(round, reviewer) + 1);
    }

    /**
     * A reviewer who was promised in one round that nobody would learn who they are is not named in a later one either: readers
     * would take a reviewer of both rounds for the same person.
     */
    private boolean isNamed(int round, String reviewer) {
        return anonymity(round) == ALL_IDENTITIES_VISIBLE
                && entry.assignments().stream()
                        .filter(one -> one.reviewer().equals(reviewer) && one.round() < round)
                        .allMatch(one -> anonymity(one.round()) == ALL_IDENTITIES_VISIBLE);
    }

    private int place(int round, String reviewer) {
        return entry.assignments(round).stream().map(Assignment::reviewer).toList().indexOf(reviewer);
    }

    /** A round that never began is as secret as can be. */
    private Anonymity anonymity(int round) {
        return entry.policy(round).map(Policy::anonymity).orElse(DOUBLE_ANONYMIZED);
    }

    /** Whether it must not be known who wrote what was submitted, for as long as it has not been published as it is. */
    public boolean hidesAuthor() {
        return standing == EntryStanding.REVIEWER
                && entry.assignments().stream()
                        .filter(one -> caller.is(one.reviewer()))
                        .anyMatch(one -> anonymity(one.round()) == DOUBLE_ANONYMIZED);
    }

    /** The id of the entry's owner, or what stands for it. */
    public String owner() {
        return hidesAuthor() ? AUTHOR : entry.owner();
    }

    /** A person who acted other than by reviewing, on what is not public: the id, or what stands for an owner's. */
    @Nullable String person(@Nullable String person) {
        return hidesAuthor() && entry.isOwners(person) ? AUTHOR : person;
    }

    /** What somebody wrote about the entry, without what is suppressed. */
    public String text(String text) {
        var shown = entry.suppressions().text(text);
        return shown == null ? "" : shown;
    }

    /** The title as {@code state}, which is the entry now or once was, may show it; null also if it is suppressed. */
    public @Nullable String title(EntryState state) {
        return title(state.content().title(), state.work(), state.version());
    }

    /** The title that was submitted for {@code round}; null also if it is suppressed. */
    public @Nullable String title(Round round) {
        return title(round.title(), round.work(), round.work() - 1);
    }

    private @Nullable String title(@Nullable String title, int work, int version) {
        return hides(work, version) ? null : entry.suppressions().text(title);
    }

    /** What may be shown of the content of {@code state}, which is the entry now or once was, and not public. */
    public Content work(EntryState state) {
        return withoutNames(state.content(), published(state));
    }

    /** What may be shown of {@code submitted}, which went into {@code round}. */
    public Content work(Content submitted, Round round) {
        return withoutNames(submitted, shown(submitted, round.work(), round.work() - 1));
    }

    private Content withoutNames(Content content, Content shown) {
        return hidesAuthor() ? Anonymous.content(shown, Identifying.of(content)) : shown;
    }

    /** What may be shown of the content of {@code state}, which is public as a version, or as what led there. */
    Content published(EntryState state) {
        var content = shown(state.content(), state.work(), state.version());
        return isEmbargoed(state) ? content.withoutText() : content;
    }

    private Content shown(Content content, int work, int version) {
        return hides(work, version) ? Content.EMPTY : entry.suppressions().content(content);
    }

    boolean isSuppressed(int version) {
        return entry.suppressions().hidesVersion(version);
    }

    boolean isSuppressed(Round round) {
        return hides(round.work(), round.work() - 1);
    }

    /**
     * Work on a version begins with the text of the one before, {@code version}. If that is suppressed, the people who
     * work on the next one still need its text, and nobody does once the next one is published.
     */
    private boolean hides(int work, int version) {
        boolean isOver = version < work && work <= entry.version();
        return isSuppressed(work) || (isOver && isSuppressed(version));
    }
}
