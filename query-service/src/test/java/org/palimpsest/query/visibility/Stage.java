package org.palimpsest.query.visibility;

/**
 * What has happened to an entry, in the order in which it happens. {@link Life} says by which events; none has all of them.
 */
enum Stage {
    /** Saved twice. */
    DRAFT,
    /** Submitted for its first round. */
    SENT,
    /** Two reviewers are assigned. */
    ASKED,
    /** One of them has reported. */
    TOLD,
    /** Both have. */
    HEARD,
    DECLINED,
    /** Withdrawn before it was ever published. */
    VOID,
    /** Handed back, revised twice, and not submitted yet. */
    ANEW,
    /** Submitted for its second round, under the policy that the section has by then. */
    RESENT,
    /** One reviewer is assigned again, and a new one. */
    REASKED,
    /** The former has reported, the latter never will. */
    ACCEPTED,
    /** Published. */
    OUT,
    /** Being revised for its second version. */
    AGAIN,
    /** That is submitted, and accepted without review. */
    READY,
    /** Published a second time. */
    OUT2,
    /** Withdrawn, its versions still readable. */
    MARKED,
    /** Reinstated, and withdrawn with all that it says. */
    GONE,
    /** Reinstated, but a passage, a keyword and a contributor are suppressed. */
    CUT,
    /** Its first version is suppressed, too. */
    NOV1,
    /** Its second version is suppressed, too. */
    NOV2,
    /** Every suppression is lifted. */
    LIFTED,
    /** Never comes. */
    END
}
