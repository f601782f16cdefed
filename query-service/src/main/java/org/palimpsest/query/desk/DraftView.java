package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Credits;
import org.palimpsest.events.Ownership;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.entry.Embargoed;
import org.palimpsest.query.entry.Handling;
import org.palimpsest.query.entry.Invitation;
import org.palimpsest.query.entry.Schedule;

/**
 * An entry that is being worked on, as far as the caller may see it: for its reviewers, as it was submitted for the last of
 * their rounds, and as far as that round has come.
 *
 * @param sequence number of the last event in its stream: what {@code If-Match} compares with
 * @param owner a person's id, or what stands for it
 * @param round number of the present or last round of review, 0 before the first
 * @param version number of the latest published version, 0 if there is none
 * @param slug absent also where it may tell who wrote the entry
 * @param policy of the round
 * @param questions that each report of that round answers; for its authors without those that are for the editors alone
 * @param reports that an answer can be sent to as it is submitted again, by their reviewers' numbers in the round; for its owner only
 * @param reviewers of all rounds; for editors only
 * @param invitations to review, of all rounds; for editors only
 * @param credits of contributors of whom anything was said; for the owner, co-authors and editors only
 * @param handling which editor sees to it; for editors only
 * @param formerOwners who owned it before its owner, the first first; for authors and editors only
 * @param offer to whom it is offered; for the owner and editors only, and absent where it is offered to nobody
 * @param may names of the commands that the caller may give now
 * @param schedule what is planned for it; absent also for its reviewers
 * @param embargo that readers do not get its text yet; absent also for its reviewers
 */
public record DraftView(
        UUID id,
        long sequence,
        Instant changedAt,
        String section,
        @Nullable String owner,
        @Nullable String slug,
        EntryStage stage,
        int round,
        int version,
        boolean withdrawn,
        @Nullable Policy policy,
        List<ReviewQuestion> questions,
        List<Integer> reports,
        List<Assignment> reviewers,
        List<Invitation> invitations,
        List<Credits.Credit> credits,
        @Nullable Handling handling,
        List<String> formerOwners,
        Ownership.@Nullable Offer offer,
        List<String> may,
        @Nullable Schedule schedule,
        @Nullable Embargoed embargo,
        Content content) {}
