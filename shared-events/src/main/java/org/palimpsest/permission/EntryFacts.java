package org.palimpsest.permission;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Ownership;

/**
 * What permissions on an entry depend on. Both services' states can tell it.
 *
 * @param section its slug; of what shall be begun, where it shall be
 * @param owner null while there is no such entry
 * @param ownership who owned it before, and to whom it is offered
 * @param versions how many were published
 * @param reviewers everyone who was ever assigned
 * @param invited whose answer to an invitation is awaited in the present or last round
 * @param assigned the reviewers of the present or last round
 * @param reviewed those of them whose review is in
 * @param reviewsRequired how many reviews that round needs before the entry can be accepted
 * @param ownerMayPublish whether that round's policy lets an editor publish an entry of their own
 * @param revocable whether that round is decided and nothing has followed from it: the entry was neither revised by its authors since,
 *     nor submitted again, published or opened for its next version
 * @param suppressed whether anything of it is suppressed
 * @param credits those that stand in the draft or in what is published
 * @param objected whether a contributor of the draft objects to being named, and nobody has decided about it
 * @param embargoed whether readers do not get the text yet
 */
public record EntryFacts(
        UUID id,
        String section,
        EntryStage stage,
        @Nullable String owner,
        Ownership ownership,
        int versions,
        Set<String> reviewers,
        Set<String> invited,
        Set<String> assigned,
        Set<String> reviewed,
        int reviewsRequired,
        boolean ownerMayPublish,
        boolean revocable,
        boolean suppressed,
        Credits credits,
        boolean objected,
        boolean embargoed) {

    public EntryFacts {
        reviewers = Set.copyOf(reviewers);
        invited = Set.copyOf(invited);
        assigned = Set.copyOf(assigned);
        reviewed = Set.copyOf(reviewed);
    }
}
