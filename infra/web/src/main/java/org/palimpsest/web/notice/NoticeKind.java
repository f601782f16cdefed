package org.palimpsest.web.notice;

import static org.palimpsest.web.notice.Delivery.AT_ONCE;
import static org.palimpsest.web.notice.Delivery.DAILY;
import static org.palimpsest.web.notice.Delivery.OFF;

import java.util.List;

/** What people are told of. Names are kept in the database and stand in links: they never change. */
public enum NoticeKind {
    /** To the owner: the round has as many reviews as it needs. */
    REVIEWS_COMPLETE(DAILY),
    /** To the owner: revisions were asked for, or the entry was accepted or declined. */
    DECISION(AT_ONCE),
    /** To the owner, and to reviewers whose review is awaited again: a decision was a mistake, and the round goes on. */
    DECISION_TAKEN_BACK(AT_ONCE),
    /** To the owner. */
    PUBLISHED(DAILY),
    /** To the owner: others have withdrawn the entry. */
    WITHDRAWN(DAILY),
    /** To the owner, co-authors and editors: the text can be read by everybody. */
    EMBARGO_ENDED(DAILY),
    /** The same: the embargo on the text ends at another time. */
    EMBARGO_MOVED(DAILY),
    /** The same: it was time for the embargo to end, which could not be done, and why. */
    EMBARGO_REFUSED(AT_ONCE),
    /** To the owner and the editors: it was time for a publication or withdrawal, which could not be done, and why. */
    SCHEDULE_REFUSED(AT_ONCE),
    /** To the owner: somebody says that a credit is theirs. */
    CREDIT_CLAIMED(DAILY),
    /** To the owner and the editors: somebody who is credited objects to being named. */
    CREDIT_OBJECTED(AT_ONCE),
    /** To the person who is credited: that the credit is theirs was confirmed. */
    CREDIT_CONFIRMED(DAILY),
    /** To the person to whom an entry is offered, who is to own it. */
    HANDOVER_OFFERED(AT_ONCE),
    /** The same: it is offered to them no longer. */
    HANDOVER_ENDED(AT_ONCE),
    /** To the owner: an editor or administrator offers their entry to somebody. */
    HANDOVER_BEGUN(AT_ONCE),
    /** To an editor who has offered an entry: somebody else took that back. */
    HANDOVER_TAKEN_BACK(DAILY),
    /** To the owner, and the person who has offered it for them: it was declined. */
    HANDOVER_DECLINED(AT_ONCE),
    /** To the person who owned an entry: somebody else does now. */
    HANDED_OVER(AT_ONCE),
    /** The same to the editors. */
    HAS_NEW_OWNER(DAILY),
    /** To the person who is invited to review; the mail has the links by which they accept or decline. */
    INVITED(AT_ONCE),
    /** To the person who is invited to review and has not answered for a week; the same. */
    INVITED_AGAIN(AT_ONCE),
    /** To the person who was invited: they are not asked any more. */
    INVITATION_WITHDRAWN(AT_ONCE),
    /** To the reviewer. */
    ASSIGNED(AT_ONCE),
    /** To somebody who reviewed in an earlier round, and is to review the new text. */
    NEW_ROUND(AT_ONCE),
    /** To the reviewer, some days before. */
    REVIEW_DUE(AT_ONCE),
    /** To the reviewer, after the day. */
    REVIEW_OVERDUE(AT_ONCE),
    /** To the editors. */
    SUBMITTED(DAILY),
    /** To the editors. */
    REVIEW_RECEIVED(DAILY),
    /** To the editors: somebody will not review. */
    REVIEWER_DECLINED(DAILY),
    /** To the owner or a reviewer: the editors have written to them about the entry. */
    MESSAGE(AT_ONCE),
    /** To the editors: the owner, a reviewer or another editor has written about the entry. */
    MESSAGE_TO_EDITORS(DAILY),
    /** To an editor: another one has handed an entry to them. */
    HANDLING(AT_ONCE),
    /** To the editors: the one who saw to an entry is no editor any more. */
    RETURNED(DAILY),
    /** To the editors: a comment waits for one of them, or was reported. */
    COMMENT_WAITING(DAILY),
    /** To the owner: a comment under their published entry is shown to readers. */
    COMMENT_SHOWN(DAILY),
    /** To a person who has commented with an account: their comment was answered. */
    COMMENT_ANSWERED(DAILY),
    /** The same: their comment was rejected, and why. */
    COMMENT_REJECTED(DAILY),
    /** To a person who has saved a search: an entry has newly come to it. Never at once. */
    FOUND(DAILY);

    private final Delivery usual;

    NoticeKind(Delivery usual) {
        this.usual = usual;
    }

    /** How those are told who have not said otherwise: what can wait comes once a day. */
    public Delivery usual() {
        return usual;
    }

    /** In which ways it can be told, in the order of {@link Delivery}: saved searches are asked once a day. */
    public List<Delivery> ways() {
        return this == FOUND ? List.of(DAILY, OFF) : List.of(Delivery.values());
    }
}
