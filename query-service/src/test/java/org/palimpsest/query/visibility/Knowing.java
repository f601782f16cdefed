package org.palimpsest.query.visibility;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.EntryEvent.CreditClaimed;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.CreditObjected;
import org.palimpsest.events.EntryEvent.CreditReleased;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.Role;
import org.palimpsest.query.visibility.Cast.What;

/**
 * Who may know whom because of one entry, in whose rounds reviewers are always promised anonymity: the whole rule, said once more
 * and in other words than the code that keeps it. What is not said here nobody may know.
 */
final class Knowing {
    private final Tale tale;
    private final Set<Cast> reviewing = EnumSet.noneOf(Cast.class);
    /** Who owns it, or did. */
    private final Set<Cast> owners = EnumSet.noneOf(Cast.class);
    private boolean isSubmitted;
    private boolean isPublished;
    private boolean areCommentsShown;

    /** Whether the co-author's account is known to be hers, and whether she agrees to be named at present. */
    private boolean isLinked;
    private boolean isTied;
    private boolean isClaimed;

    Knowing(Tale tale) {
        this.tale = tale;
        owners.add(tale.owner());
    }

    /** {@code event} has happened. */
    void then(Object event) {
        switch (event) {
            case EntrySubmitted _ -> isSubmitted = true;
            case ReviewerAssigned one -> reviewing.add(tale.reviewer(one.reviewer()));
            case EntryPublished _ -> isPublished = true;
            case CommentPosted one -> areCommentsShown |= !one.waits();
            case CommentApproved _ -> areCommentsShown = true;
            case CreditConfirmed _ -> isLinked = isTied = true;
            case CreditObjected _, CreditReleased _ -> isTied = false;
            case CreditClaimed _ -> isClaimed = true;
            case OwnershipHandedOver one -> owners.addAll(Stream.of(Cast.values()).filter(who -> who.id().equals(one.owner())).toList());
            default -> {}
        }
    }

    /** Where accounts are managed, administrators read who has which, and editors who wants to review. */
    static boolean isListed(@Nullable Cast asker, String where, Cast whom) {
        // Forms are sent to the address of the page, and answered by it where they are wrong.
        var page = where.substring(where.indexOf(' ') + 1);
        boolean isAdministrator = asker != null && asker.is(Role.ADMINISTRATOR);
        boolean isEditor = asker != null && asker.is(Role.EDITOR);
        return (isAdministrator && (page.startsWith("/people") || page.startsWith("/moderation")))
                || ((isAdministrator || isEditor) && page.startsWith("/applications") && whom == Cast.NINA);
    }

    /** @param asker null for a stranger */
    boolean mayKnow(@Nullable Cast asker, Cast whom, What what) {
        if (whom == asker) {
            return true;
        }
        if (what == What.ADDRESS) {
            return false;
        }
        if (asker != null && asker.is(Role.EDITOR)) {
            return true;
        }
        boolean isCoauthor = isTied && asker != null && asker == tale.coauthor();
        boolean isOwner = asker != null && owners.contains(asker);
        boolean isPartaker = isOwner || isCoauthor || (asker != null && reviewing.contains(asker));
        if (whom.is(Role.EDITOR)) {
            return isPublished || (isSubmitted && isPartaker);
        }
        if (whom == Cast.KLARA || whom == Cast.GERDA) {
            return (what == What.NAME && areCommentsShown)
                    || (whom == Cast.KLARA && isClaimed && (isOwner || isCoauthor));
        }
        if (whom == Cast.PETRA) {
            return owners.contains(whom) && (isOwner || isCoauthor);
        }
        boolean isAuthor = whom == tale.owner() || whom == tale.coauthor();
        boolean isKnownToReviewers = tale.anonymity() == Anonymity.SINGLE_ANONYMIZED && asker != null && reviewing.contains(asker);
        boolean areTogether = asker != null && (isOwner || asker == tale.coauthor());
        boolean knowsAccount = isOwner ? isLinked || whom == tale.owner() : isCoauthor;
        return isAuthor && (isKnownToReviewers || (knowsAccount && asker != null) || (what == What.NAME && (isPublished || areTogether)));
    }
}
