package org.palimpsest.events;

/**
 * The rules of a section. Where a rule is left out, the more careful one holds.
 *
 * @param reviewsRequired reviews that a round must have before an entry can be accepted, 0 to 9
 * @param licence an SPDX identifier such as {@code CC-BY-4.0}, under which versions are published
 * @param withdrawn what becomes of the versions of an entry that is withdrawn
 * @param history from where on readers see an entry's history
 * @param reviewsShared whether the reviewers of a round may read one another's reviews once their own is in
 * @param ownerMayPublish whether an editor may publish an entry of their own, once others have accepted it
 * @param reviewDays within how many days of being asked a review is due, 1 to 365; where it is left out (0), {@value #USUAL_DAYS}
 */
public record Policy(
        int reviewsRequired,
        Anonymity anonymity,
        CommentPolicy comments,
        String licence,
        WithdrawnVersions withdrawn,
        PublicHistory history,
        boolean reviewsShared,
        boolean ownerMayPublish,
        int reviewDays) {

    /** What is usual where nothing else was said. */
    public static final int USUAL_DAYS = 28;

    public Policy {
        withdrawn = withdrawn == null ? WithdrawnVersions.HIDDEN : withdrawn;
        history = history == null ? PublicHistory.FROM_PUBLICATION : history;
        reviewDays = reviewDays == 0 ? USUAL_DAYS : reviewDays;
    }

    /** A policy that gives reviewers the usual time. */
    public Policy(
            int reviewsRequired,
            Anonymity anonymity,
            CommentPolicy comments,
            String licence,
            WithdrawnVersions withdrawn,
            PublicHistory history,
            boolean reviewsShared,
            boolean ownerMayPublish) {
        this(
                reviewsRequired, anonymity, comments, licence, withdrawn, history, reviewsShared, ownerMayPublish, USUAL_DAYS);
    }

    /** A policy that is careful in all that it does not name. */
    public Policy(int reviewsRequired, Anonymity anonymity, CommentPolicy comments, String licence) {
        this(
                reviewsRequired,
                anonymity,
                comments,
                licence,
                WithdrawnVersions.HIDDEN,
                PublicHistory.FROM_PUBLICATION,
                false,
                false);
    }
}
