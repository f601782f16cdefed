package org.palimpsest.permission;

/** What can be done with an entry. */
public enum EntryAction {
    START_DRAFT(""),
    REVISE_DRAFT("draft"),
    SUBMIT("submit"),
    INVITE_REVIEWER("invitations"),
    WITHDRAW_INVITATION("withdraw-invitation"),
    ACCEPT_INVITATION("accept-invitation"),
    DECLINE_INVITATION("decline-invitation"),
    ASSIGN_REVIEWER("reviewers"),
    REVIEW("reviews"),
    REQUEST_REVISIONS("request-revisions"),
    ACCEPT("accept"),
    DECLINE("decline"),
    TAKE_BACK_DECISION("take-back-decision"),
    PUBLISH("publish"),
    START_REVISION("start-revision"),
    WITHDRAW("withdraw"),
    REINSTATE("reinstate"),
    SUPPRESS("suppressions"),
    LIFT_SUPPRESSION("lift"),
    SCHEDULE("schedule"),
    LIFT_EMBARGO("lift-embargo"),
    MOVE_EMBARGO("move-embargo"),
    INVITE_CONTRIBUTOR("contributor-invitations"),
    CLAIM_CREDIT("credit-claims"),
    DECIDE_CLAIM("credit-claim-decisions"),
    /** Agree to be named, or object. */
    ANSWER_CREDIT("credit-answers"),
    RELEASE_CREDIT("credit-releases"),
    SET_ASIDE_OBJECTION("objections-set-aside"),
    DISCUSS_WITH_AUTHOR("author-messages"),
    DISCUSS_WITH_REVIEWER("reviewer-messages"),
    DISCUSS_AMONG_EDITORS("editor-messages"),
    /** See to it, or have another editor see to it, or nobody. */
    HANDLE("handling-editor"),
    /** Offer it to somebody who is to own it. */
    HAND_OVER("handover"),
    TAKE_BACK_HANDOVER("take-back-handover"),
    /** Own what one was offered, or decline to. */
    ANSWER_HANDOVER("answer-handover");

    private final String address;

    EntryAction(String address) {
        this.address = address;
    }

    /** By this clients know it: the last word of the address to which the command is sent; empty for a new entry. */
    public String address() {
        return address;
    }
}
