package org.palimpsest.permission;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.palimpsest.permission.EntryAction.ACCEPT;
import static org.palimpsest.permission.EntryAction.ACCEPT_INVITATION;
import static org.palimpsest.permission.EntryAction.ANSWER_CREDIT;
import static org.palimpsest.permission.EntryAction.ANSWER_HANDOVER;
import static org.palimpsest.permission.EntryAction.ASSIGN_REVIEWER;
import static org.palimpsest.permission.EntryAction.CLAIM_CREDIT;
import static org.palimpsest.permission.EntryAction.DECIDE_CLAIM;
import static org.palimpsest.permission.EntryAction.DECLINE;
import static org.palimpsest.permission.EntryAction.DECLINE_INVITATION;
import static org.palimpsest.permission.EntryAction.DISCUSS_AMONG_EDITORS;
import static org.palimpsest.permission.EntryAction.DISCUSS_WITH_AUTHOR;
import static org.palimpsest.permission.EntryAction.DISCUSS_WITH_REVIEWER;
import static org.palimpsest.permission.EntryAction.HANDLE;
import static org.palimpsest.permission.EntryAction.HAND_OVER;
import static org.palimpsest.permission.EntryAction.INVITE_CONTRIBUTOR;
import static org.palimpsest.permission.EntryAction.INVITE_REVIEWER;
import static org.palimpsest.permission.EntryAction.LIFT_EMBARGO;
import static org.palimpsest.permission.EntryAction.LIFT_SUPPRESSION;
import static org.palimpsest.permission.EntryAction.MOVE_EMBARGO;
import static org.palimpsest.permission.EntryAction.PUBLISH;
import static org.palimpsest.permission.EntryAction.REINSTATE;
import static org.palimpsest.permission.EntryAction.RELEASE_CREDIT;
import static org.palimpsest.permission.EntryAction.REQUEST_REVISIONS;
import static org.palimpsest.permission.EntryAction.REVIEW;
import static org.palimpsest.permission.EntryAction.REVISE_DRAFT;
import static org.palimpsest.permission.EntryAction.SCHEDULE;
import static org.palimpsest.permission.EntryAction.SET_ASIDE_OBJECTION;
import static org.palimpsest.permission.EntryAction.START_DRAFT;
import static org.palimpsest.permission.EntryAction.START_REVISION;
import static org.palimpsest.permission.EntryAction.SUBMIT;
import static org.palimpsest.permission.EntryAction.SUPPRESS;
import static org.palimpsest.permission.EntryAction.TAKE_BACK_DECISION;
import static org.palimpsest.permission.EntryAction.TAKE_BACK_HANDOVER;
import static org.palimpsest.permission.EntryAction.WITHDRAW;
import static org.palimpsest.permission.EntryAction.WITHDRAW_INVITATION;
import static org.palimpsest.permission.EntryStage.ACCEPTED;
import static org.palimpsest.permission.EntryStage.DECLINED;
import static org.palimpsest.permission.EntryStage.DRAFT;
import static org.palimpsest.permission.EntryStage.NONE;
import static org.palimpsest.permission.EntryStage.PUBLISHED;
import static org.palimpsest.permission.EntryStage.REVISIONS_REQUESTED;
import static org.palimpsest.permission.EntryStage.UNDER_REVIEW;
import static org.palimpsest.permission.EntryStage.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.permission.PermissionTable.Rule;
import org.palimpsest.permission.PermissionTable.Standing;

/**
 * Who may do what with an entry, at which stage. Beyond the table: acceptance needs the reviews that the round's policy
 * asks for, and a decision is taken back only as long as nothing has followed from it. Two people are needed to publish: an
 * editor publishes an entry of their own only where the policy says so.
 */
public final class EntryPermissions {
    private static final Set<EntryStage> ANY = EnumSet.range(DRAFT, WITHDRAWN);
    /** The last: what was published before a revision of it was declined. */
    private static final Set<EntryStage> DECIDED = Set.of(REVISIONS_REQUESTED, ACCEPTED, DECLINED, PUBLISHED);
    private static final Set<EntryStage> WITH_THE_EDITORS = Set.of(UNDER_REVIEW, REVISIONS_REQUESTED, ACCEPTED);
    private static final Set<EntryStage> WITH_THE_OWNER = Set.of(DRAFT, REVISIONS_REQUESTED);

    private static final Standing<EntryFacts> CONTRIBUTOR =
            Standing.granted(Role.CONTRIBUTOR, "a contributor of its section", EntryFacts::section);
    private static final Standing<EntryFacts> EDITOR = Standing.granted(Role.EDITOR, "an editor of its section", EntryFacts::section);
    /** For what the law asks to be taken down at once. */
    private static final Standing<EntryFacts> ADMINISTRATOR = Standing.granted(Role.ADMINISTRATOR, "an administrator");

    private static final Standing<EntryFacts> OWNER =
            new Standing<>(Role.OWNER, "the owner", EntryPermissions::owns);
    /** Once readers have seen an entry it is no longer its owner's alone. */
    private static final Standing<EntryFacts> OWNER_OF_UNPUBLISHED = new Standing<>(
            Role.OWNER,
            "the owner before the first publication",
            (entry, caller) -> owns(entry, caller) && entry.versions() == 0);
    private static final Standing<EntryFacts> REVIEWER_OF_ROUND = new Standing<>(
            Role.REVIEWER,
            "a reviewer assigned in this round",
            (entry, caller) -> caller.has(Role.REVIEWER, entry.section()) && caller.isIn(entry.assigned()));
    private static final Standing<EntryFacts> INVITED = new Standing<>(
            Role.REVIEWER, "somebody who is invited in this round", (entry, caller) -> caller.isIn(entry.invited()));
    /** Who has accepted may do so once more: it changes nothing. */
    private static final Standing<EntryFacts> REVIEWER_TO_BE = new Standing<>(
            Role.REVIEWER,
            "a reviewer who is invited in this round",
            (entry, caller) -> caller.has(Role.REVIEWER, entry.section())
                    && (caller.isIn(entry.invited()) || caller.isIn(entry.assigned())));
    /** Nobody judges what is their own. */
    private static final Standing<EntryFacts> IMPARTIAL_EDITOR = new Standing<>(
            Role.EDITOR,
            "an editor of its section who is not the owner",
            (entry, caller) -> EntryStanding.of(entry, caller) == EntryStanding.EDITOR);
    /** People who review it stay out of it. */
    private static final Standing<EntryFacts> CLAIMANT = new Standing<>(
            Role.CONTRIBUTOR,
            "somebody who is signed in and does not review it, once it is published",
            (entry, caller) -> entry.versions() > 0 && caller.person() != null && !isReviewing(entry, caller));
    private static final Standing<EntryFacts> CREDITED = new Standing<>(
            Role.CONTRIBUTOR,
            "somebody who is credited",
            (entry, caller) -> caller.isIn(entry.credits().people()));
    /** For an entry whose owner has left; people who review it stay out of it. */
    private static final Standing<EntryFacts> ADMINISTRATOR_OUTSIDE = new Standing<>(
            Role.ADMINISTRATOR, "an administrator who does not review it", EntryPermissions::administers);
    /** People who review it, or have seen who does, have no part in writing it. */
    private static final Standing<EntryFacts> SUCCESSOR = new Standing<>(
            Role.CONTRIBUTOR,
            "a contributor of its section to whom it is offered",
            (entry, caller) -> entry.ownership().offeredTo(caller.person()).isPresent() && maySucceed(entry, caller));
    private static final Standing<EntryFacts> OWNING_EDITOR = new Standing<>(
            Role.EDITOR,
            "an editor who owns it, where the section's policy says so",
            (entry, caller) -> caller.has(Role.EDITOR, entry.section()) && owns(entry, caller) && entry.ownerMayPublish());

    private static final PermissionTable<EntryAction, EntryFacts, EntryStage> TABLE = new PermissionTable<>(
            "entry",
            NONE,
            List.of(
                    new Rule<>(START_DRAFT, CONTRIBUTOR, Set.of(NONE)),
                    new Rule<>(REVISE_DRAFT, OWNER, WITH_THE_OWNER),
                    new Rule<>(REVISE_DRAFT, IMPARTIAL_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(SUBMIT, OWNER, WITH_THE_OWNER),
                    new Rule<>(INVITE_REVIEWER, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(WITHDRAW_INVITATION, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(ACCEPT_INVITATION, REVIEWER_TO_BE, Set.of(UNDER_REVIEW)),
                    new Rule<>(DECLINE_INVITATION, INVITED, Set.of(UNDER_REVIEW)),
                    new Rule<>(ASSIGN_REVIEWER, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(REVIEW, REVIEWER_OF_ROUND, Set.of(UNDER_REVIEW)),
                    new Rule<>(REQUEST_REVISIONS, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(ACCEPT, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(DECLINE, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(TAKE_BACK_DECISION, IMPARTIAL_EDITOR, DECIDED),
                    new Rule<>(PUBLISH, IMPARTIAL_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(PUBLISH, OWNING_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(START_REVISION, OWNER, Set.of(PUBLISHED)),
                    new Rule<>(START_REVISION, EDITOR, Set.of(PUBLISHED)),
                    new Rule<>(WITHDRAW, OWNER_OF_UNPUBLISHED, EntryStage.OF_DRAFTS),
                    new Rule<>(WITHDRAW, EDITOR, EntryStage.OF_DRAFTS),
                    new Rule<>(REINSTATE, EDITOR, Set.of(WITHDRAWN)),
                    new Rule<>(SUPPRESS, EDITOR, ANY),
                    new Rule<>(SUPPRESS, ADMINISTRATOR, ANY),
                    new Rule<>(LIFT_SUPPRESSION, EDITOR, ANY),
                    new Rule<>(LIFT_SUPPRESSION, ADMINISTRATOR, ANY),
                    // Who plans a publication must be one who may publish, then and when it is time.
                    new Rule<>(SCHEDULE, IMPARTIAL_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(SCHEDULE, OWNING_EDITOR, Set.of(ACCEPTED)),
                    new Rule<>(SCHEDULE, EDITOR, Set.of(PUBLISHED)),
                    // Those who may publish may also say when the text can be read.
                    new Rule<>(LIFT_EMBARGO, IMPARTIAL_EDITOR, ANY),
                    new Rule<>(LIFT_EMBARGO, OWNING_EDITOR, ANY),
                    new Rule<>(MOVE_EMBARGO, IMPARTIAL_EDITOR, ANY),
                    new Rule<>(MOVE_EMBARGO, OWNING_EDITOR, ANY),
                    new Rule<>(INVITE_CONTRIBUTOR, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(INVITE_CONTRIBUTOR, IMPARTIAL_EDITOR, Set.of(PUBLISHED)),
                    new Rule<>(CLAIM_CREDIT, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(CLAIM_CREDIT, CLAIMANT, EntryStage.OF_DRAFTS),
                    new Rule<>(DECIDE_CLAIM, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(DECIDE_CLAIM, IMPARTIAL_EDITOR, EntryStage.OF_DRAFTS),
                    new Rule<>(ANSWER_CREDIT, CREDITED, EntryStage.OF_DRAFTS),
                    new Rule<>(RELEASE_CREDIT, CREDITED, EntryStage.OF_DRAFTS),
                    new Rule<>(RELEASE_CREDIT, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(RELEASE_CREDIT, IMPARTIAL_EDITOR, Set.of(PUBLISHED)),
                    new Rule<>(SET_ASIDE_OBJECTION, IMPARTIAL_EDITOR, EntryStage.OF_DRAFTS),
                    new Rule<>(DISCUSS_WITH_AUTHOR, OWNER, ANY),
                    new Rule<>(DISCUSS_WITH_AUTHOR, IMPARTIAL_EDITOR, ANY),
                    new Rule<>(DISCUSS_WITH_REVIEWER, REVIEWER_OF_ROUND, Set.of(UNDER_REVIEW)),
                    new Rule<>(DISCUSS_WITH_REVIEWER, IMPARTIAL_EDITOR, Set.of(UNDER_REVIEW)),
                    new Rule<>(DISCUSS_AMONG_EDITORS, IMPARTIAL_EDITOR, ANY),
                    new Rule<>(HANDLE, IMPARTIAL_EDITOR, WITH_THE_EDITORS),
                    new Rule<>(HAND_OVER, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(HAND_OVER, IMPARTIAL_EDITOR, EntryStage.OF_DRAFTS),
                    new Rule<>(HAND_OVER, ADMINISTRATOR_OUTSIDE, EntryStage.OF_DRAFTS),
                    new Rule<>(TAKE_BACK_HANDOVER, OWNER, EntryStage.OF_DRAFTS),
                    new Rule<>(TAKE_BACK_HANDOVER, IMPARTIAL_EDITOR, EntryStage.OF_DRAFTS),
                    new Rule<>(TAKE_BACK_HANDOVER, ADMINISTRATOR_OUTSIDE, EntryStage.OF_DRAFTS),
                    new Rule<>(ANSWER_HANDOVER, SUCCESSOR, EntryStage.OF_DRAFTS)));

    private EntryPermissions() {}

    /**
     * Whether the caller may do this now. Otherwise the first that applies of: UNKNOWN, also for a caller who may not know of the
     * entry; NOT_PERMITTED; TAKEN; WRONG_STAGE. So an outsider learns nothing of an entry's stage, and nothing at all of
     * one that was never published.
     */
    public static Permission permission(EntryAction action, EntryFacts entry, Caller caller) {
        var name = entry.id().toString();
        boolean isTold = caller.isIn(entry.invited())
                || caller.isIn(entry.credits().people())
                || (action == ANSWER_HANDOVER && entry.ownership().offeredTo(caller.person()).isPresent())
                || ((action == HAND_OVER || action == TAKE_BACK_HANDOVER) && entry.stage() != NONE && administers(entry, caller));
        if (action != START_DRAFT && !mayKnow(entry, caller) && !isTold) {
            return TABLE.unknown(name);
        }
        var permission = TABLE.permission(action, entry, entry.stage(), name, caller);
        int reviews = entry.reviewed().size();
        if (action == ACCEPT && permission instanceof Granted && reviews < entry.reviewsRequired()) {
            var has = "This round has " + reviews + " of the " + entry.reviewsRequired() + " reviews that it needs.";
            return new Withheld(Why.WRONG_STAGE, has);
        }
        if (action == TAKE_BACK_DECISION && permission instanceof Granted && !entry.revocable()) {
            return new Withheld(
                    Why.WRONG_STAGE,
                    entry.stage() == PUBLISHED
                            ? "The entry was published after the decision, which can be taken back no more."
                            : "Its authors have begun to revise the entry, so that the decision can be taken back no more.");
        }
        boolean isOfEmbargo = action == LIFT_EMBARGO || action == MOVE_EMBARGO;
        if (isOfEmbargo && permission instanceof Granted && !entry.embargoed()) {
            return new Withheld(Why.WRONG_STAGE, "The entry is under no embargo.");
        }
        boolean publishes = entry.stage() == ACCEPTED && (action == PUBLISH || action == SCHEDULE);
        if (publishes && permission instanceof Granted && entry.objected()) {
            return new Withheld(
                    Why.WRONG_STAGE, "A contributor objects to being named. Have that credit changed, or set the objection aside.");
        }
        return permission;
    }

    /**
     * Whether the caller, who holds the link of this invitation, may say whether the credit that it is for is theirs. Who may not
     * hears UNKNOWN, also if they review the entry: they are not told that it is this one.
     */
    public static Permission byInvitation(UUID invitation, EntryFacts entry, Caller caller) {
        boolean isOpen = entry.credits().invitedBy(invitation).isPresent() && EntryStage.OF_DRAFTS.contains(entry.stage());
        return isOpen && caller.person() != null && !isReviewing(entry, caller) && caller.may(Scope.of(Role.CONTRIBUTOR))
                ? new Granted(Role.CONTRIBUTOR)
                : TABLE.unknown(entry.id().toString());
    }

    /**
     * Whether the caller, who holds the link of this offer, may say whether they own the entry from now on. The owner hears
     * NOT_PERMITTED; others who may not, UNKNOWN, also if they review the entry.
     */
    public static Permission byOffer(UUID offer, EntryFacts entry, Caller caller) {
        if (owns(entry, caller)) {
            return new Withheld(Why.NOT_PERMITTED, "You own this entry. The link is for the person who is to own it.");
        }
        boolean isOpen = entry.ownership().offered(offer).filter(one -> one.person() == null).isPresent()
                && EntryStage.OF_DRAFTS.contains(entry.stage());
        return isOpen && caller.person() != null && maySucceed(entry, caller) && caller.may(Scope.of(Role.CONTRIBUTOR))
                ? new Granted(Role.CONTRIBUTOR)
                : TABLE.unknown(entry.id().toString());
    }

    /** What the caller can do now that would change something, in the order of {@link EntryAction}. */
    public static List<EntryAction> allowed(EntryFacts entry, Caller caller) {
        return Stream.of(EntryAction.values())
                .filter(action -> permission(action, entry, caller) instanceof Granted)
                .filter(action -> action != REVIEW || !caller.isIn(entry.reviewed()))
                .filter(action -> action != WITHDRAW_INVITATION || !entry.invited().isEmpty())
                .filter(action -> action != ACCEPT_INVITATION || caller.isIn(entry.invited()))
                .filter(action -> action != LIFT_SUPPRESSION || entry.suppressed())
                .filter(action -> action != DECIDE_CLAIM || entry.credits().has(Credits.Stage.CLAIMED))
                .filter(action -> action != RELEASE_CREDIT || !entry.credits().all().isEmpty())
                .filter(action -> action != SET_ASIDE_OBJECTION || entry.credits().has(Credits.Stage.OBJECTED))
                .filter(action -> action != TAKE_BACK_HANDOVER || entry.ownership().offer() != null)
                .filter(action -> action != DISCUSS_WITH_REVIEWER || !entry.assigned().isEmpty())
                .toList();
    }

    /** At which stages somebody can do one of {@code actions}. */
    public static Set<EntryStage> stages(Set<EntryAction> actions) {
        return TABLE.rules().stream()
                .filter(rule -> actions.contains(rule.action()))
                .flatMap(rule -> rule.when().stream())
                .collect(toUnmodifiableSet());
    }

    /**
     * Whether the caller may know that there is such an entry: readers, once it is published. Who is invited knows of it what the
     * invitation says, and is a reader of all else.
     */
    public static boolean mayKnow(EntryFacts entry, Caller caller) {
        return entry.stage() != NONE
                && (entry.versions() > 0 || EntryStanding.of(entry, caller) != EntryStanding.READER);
    }

    private static boolean isReviewing(EntryFacts entry, Caller caller) {
        return caller.isIn(entry.reviewers()) || caller.isIn(entry.invited());
    }

    private static boolean administers(EntryFacts entry, Caller caller) {
        var standing = EntryStanding.of(entry, caller);
        return caller.has(Role.ADMINISTRATOR)
                && (standing == EntryStanding.EDITOR || standing == EntryStanding.READER)
                && !isReviewing(entry, caller);
    }

    /** An editor has seen who reviews as soon as somebody does, or is asked to. */
    private static boolean maySucceed(EntryFacts entry, Caller caller) {
        boolean knowsReviewers = EntryStanding.of(entry, caller) == EntryStanding.EDITOR
                && !(entry.reviewers().isEmpty() && entry.invited().isEmpty());
        return caller.has(Role.CONTRIBUTOR, entry.section()) && !owns(entry, caller) && !isReviewing(entry, caller) && !knowsReviewers;
    }

    private static boolean owns(EntryFacts entry, Caller caller) {
        return caller.is(entry.owner());
    }
}
