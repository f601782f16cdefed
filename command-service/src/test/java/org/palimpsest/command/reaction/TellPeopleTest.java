package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.CreditConfirmed;
import org.palimpsest.events.EntryEvent.DecisionTakenBack;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryAccepted;
import org.palimpsest.events.EntryEvent.EntryDeclined;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.InvitationWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.EntryEvent.OwnershipDeclined;
import org.palimpsest.events.EntryEvent.OwnershipHandedOver;
import org.palimpsest.events.EntryEvent.OwnershipOfferTakenBack;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.events.EntryEvent.PublicationScheduled;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.web.notice.Notices;

/** Who is to be told of what: put down once, whatever is seen again. */
class TellPeopleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UUID ENTRY = UUID.randomUUID();
    private static final Policy POLICY = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");

    private final ReactionHouse house = new ReactionHouse();

    @AfterEach
    void stop() {
        house.close();
    }

    private WhenWorkMovesThenPeopleAreTold reaction() {
        return new WhenWorkMovesThenPeopleAreTold(new EntriesInLog(house.log()), new Notices(house.database()));
    }

    private List<Document> notices() {
        return house.database().getCollection(Notices.NAME).find().sort(new Document("position", 1)).into(new ArrayList<>());
    }

    private List<String> told() {
        return notices().stream()
                .map(one -> one.getString("kind") + " " + one.getString("person") + " " + one.getInteger("round"))
                .toList();
    }

    private void awaitDone(Reaction reaction, long position) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(house.effect(reaction, position).getString("status")).isEqualTo("DONE"));
    }

    private long reviewedBy(String reviewer, int round) {
        return house.append(reviewer, new ReviewSubmitted(ENTRY, round, reviewer, Recommendation.ACCEPT, "Good.", null));
    }

    @Test
    void everybodyIsToldOfWhatIsTheirsAndNobodyOfWhatTheyDid() {
        var reaction = reaction();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new EntrySubmitted(ENTRY, 1, POLICY));
        house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys"));
        house.append("edda", new ReviewerInvited(ENTRY, 1, "ruth", "2026-12-24", "Nobody else knows it."));
        house.append("ruth", new ReviewerAssigned(ENTRY, 1, "ruth"));
        house.append("edda", new ReviewerInvited(ENTRY, 1, "rolf", "2026-12-24", null));
        house.append("rolf", new InvitationDeclined(ENTRY, 1, "rolf", "I know who wrote it."));
        house.append("edda", new ReviewerInvited(ENTRY, 1, "rita", "2026-12-24", null));
        house.append("edda", new InvitationWithdrawn(ENTRY, 1, "rita"));
        house.append("edda", new ReviewerInvited(ENTRY, 1, "zora", "2026-12-24", null));
        reviewedBy("rhys", 1);
        reviewedBy("ruth", 1);
        house.append("edda", new RevisionsRequested(ENTRY, 1, "More."));
        house.append("olwen", new EntrySubmitted(ENTRY, 2, POLICY));
        house.append("edda", new ReviewerAssigned(ENTRY, 2, "rhys"));
        house.append("edda", new ReviewerInvited(ENTRY, 2, "rita", "2026-12-24", null));
        house.append("edda", new EntryDeclined(ENTRY, 2, "No."));
        house.append("edda", new DecisionTakenBack(ENTRY, 2, "This was meant for another entry."));
        house.append("edda", new InvitationWithdrawn(ENTRY, 2, "rita"));
        house.append("edda", new EntryAccepted(ENTRY, 2, null));
        house.append("edda", new EntryPublished(ENTRY, "notes", "frome", 1, "CC-BY-4.0", Content.EMPTY));
        house.append("olwen", new EntryWithdrawn(ENTRY, "Mine.", WithdrawnVersions.HIDDEN));
        awaitDone(reaction, house.append("edda", new EntryWithdrawn(ENTRY, "Wrong.", WithdrawnVersions.HIDDEN)));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "SUBMITTED null 1",
                        "ASSIGNED rhys 1",
                        "INVITED ruth 1",
                        "INVITED rolf 1",
                        "REVIEWER_DECLINED null 1",
                        "INVITED rita 1",
                        "INVITATION_WITHDRAWN rita 1",
                        "INVITED zora 1",
                        "INVITATION_WITHDRAWN zora 1",
                        "REVIEW_RECEIVED null 1",
                        "REVIEW_RECEIVED null 1",
                        "REVIEWS_COMPLETE olwen 1",
                        "DECISION olwen 1",
                        "SUBMITTED null 2",
                        "NEW_ROUND rhys 2",
                        "INVITED rita 2",
                        "DECISION olwen 2",
                        "INVITATION_WITHDRAWN rita 2",
                        "DECISION_TAKEN_BACK olwen 2",
                        "DECISION_TAKEN_BACK rhys 2",
                        "INVITED rita 2",
                        "INVITATION_WITHDRAWN rita 2",
                        "DECISION olwen 2",
                        "PUBLISHED olwen 2",
                        "WITHDRAWN olwen 2");
        assertThat(notices().getFirst())
                .containsEntry("_id", "1:SUBMITTED:editors")
                .containsEntry("except", "olwen")
                .containsEntry("entry", ENTRY.toString());
        assertThat(notices().toString()).doesNotContain("Good.", "More.", "Wrong.", "I know", "Nobody else", "This was meant");
    }

    @Test
    void ofAMessageThoseAreToldWhoTakePartInTheDiscussion() {
        var reaction = reaction();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new MessageSent(ENTRY, 0, Discussion.AUTHOR, null, "Soup"));
        house.append("edda", new MessageSent(ENTRY, 0, Discussion.AUTHOR, null, "Soup"));
        house.append("edda", new MessageSent(ENTRY, 0, Discussion.EDITORS, null, "Soup"));
        house.append("rhys", new MessageSent(ENTRY, 0, Discussion.REVIEWER, "rhys", "Soup"));
        awaitDone(reaction, house.append("edda", new MessageSent(ENTRY, 0, Discussion.REVIEWER, "rhys", "Soup")));
        assertThat(notices().stream().map(one -> one.get("kind") + " " + one.get("person") + " not " + one.get("except")))
                .containsExactlyInAnyOrder(
                        "MESSAGE_TO_EDITORS null not olwen",
                        "MESSAGE olwen not edda",
                        "MESSAGE_TO_EDITORS null not edda",
                        "MESSAGE_TO_EDITORS null not edda",
                        "MESSAGE_TO_EDITORS null not rhys",
                        "MESSAGE rhys not edda",
                        "MESSAGE_TO_EDITORS null not edda");
        assertThat(notices().toString()).doesNotContain("Soup");
    }

    @Test
    void whatHappensToAnEmbargoIsToldToAuthorsAndEditorsOnceForAllVersions() {
        var reaction = reaction();
        house.service(reaction);
        var author = new Contributor("Ada", "Example", List.of(), null, List.of(), true);
        var content = Content.EMPTY.with(new ContributorsRevised(ENTRY, List.of(author)));
        var end = Instant.parse("2099-03-01T00:00:00Z");
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new ContributorsRevised(ENTRY, List.of(author)));
        house.append("cora", new CreditConfirmed(ENTRY, "Ada Example", "cora"));
        house.append("edda", new EntryPublished(
                ENTRY, "notes", "frome", 1, "CC-BY-4.0", content, VersionKind.FIRST_PUBLICATION, null, new Embargo(1, end, "edda")));
        house.append("edda", new EntryPublished(
                ENTRY, "notes", "frome", 2, "CC-BY-4.0", content, VersionKind.ERRATUM, "A word.", new Embargo(1, end, "edda")));
        house.append("edda", new EmbargoMoved(ENTRY, new Embargo(2, end.plusSeconds(60), "edda"), "Asked for."));
        house.append("erik", new HandlingEditorAssigned(ENTRY, "edda"));
        // In the name of the editor who set it, who is told like the others.
        house.append("edda", new ScheduledStepRefused(ENTRY, 2, ScheduledStep.LIFT_EMBARGO, "Who set it is no editor."));
        house.append("edda", new ScheduledStepRefused(ENTRY, 3, ScheduledStep.PUBLISH, "Not accepted."));
        house.append("edda", new EmbargoLifted(ENTRY, 1, content, "They agreed."));
        awaitDone(reaction, house.append("edda", new EmbargoLifted(ENTRY, 2, content, "They agreed.")));

        assertThat(told().stream().filter(one -> one.startsWith("EMBARGO")))
                .containsExactlyInAnyOrder(
                        "EMBARGO_MOVED olwen 0",
                        "EMBARGO_MOVED cora 0",
                        "EMBARGO_MOVED null 0",
                        "EMBARGO_REFUSED olwen 0",
                        "EMBARGO_REFUSED cora 0",
                        "EMBARGO_REFUSED edda 0",
                        "EMBARGO_ENDED olwen 0",
                        "EMBARGO_ENDED cora 0");
        assertThat(notices().toString()).doesNotContain("Asked for", "no editor", "They agreed");
    }

    /** An owner who planned it is told, like others, that it was done or could not be; of a click of their own they are not told. */
    @Test
    void whatIsDoneOrRefusedByAPlanIsToldToThePersonWhoPlannedItToo() {
        var reaction = reaction();
        house.service(reaction);
        var over = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", planned(1, over, null));
        house.append("olwen", published(1));
        house.append("olwen", planned(2, null, over));
        house.append("olwen", new EntryWithdrawn(ENTRY, "It is over.", WithdrawnVersions.HIDDEN));
        house.append("olwen", planned(3, over, null));
        house.append("olwen", new ScheduledStepRefused(ENTRY, 3, ScheduledStep.PUBLISH, "Not accepted."));
        house.append("olwen", planned(4, over.plusSeconds(86_400), null));
        awaitDone(reaction, house.append("olwen", published(2)));

        assertThat(told()).containsExactlyInAnyOrder(
                "SCHEDULE_REFUSED olwen 0", "SCHEDULE_REFUSED null 0", "PUBLISHED olwen 0", "WITHDRAWN olwen 0");
        assertThat(notices().toString()).doesNotContain("Not accepted");
    }

    private static EntryPublished published(int version) {
        return new EntryPublished(
                ENTRY, "notes", "frome", version, "CC-BY-4.0", Content.EMPTY, VersionKind.FIRST_PUBLICATION, null, null);
    }

    private static PublicationScheduled planned(int number, @Nullable Instant publishAt, @Nullable Instant withdrawAt) {
        return new PublicationScheduled(
                ENTRY,
                number,
                "olwen",
                publishAt,
                publishAt == null ? null : VersionKind.FIRST_PUBLICATION,
                null,
                withdrawAt,
                withdrawAt == null ? null : "It is over.",
                null);
    }

    @Test
    void whatIsSeenAgainIsPutDownOnce() {
        var reaction = reaction();
        var first = house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        long submitted = house.append("olwen", new EntrySubmitted(ENTRY, 1, POLICY));
        awaitDone(reaction, submitted);
        first.stop();

        house.replay(reaction);
        house.database().getCollection("effects").deleteMany(new Document());
        house.service(reaction);
        house.service(reaction());
        awaitDone(reaction, house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys")));
        awaitDone(reaction, submitted);
        assertThat(told()).containsExactly("SUBMITTED null 1", "ASSIGNED rhys 1");
    }

    @Test
    void whatHappenedBeforeTheInstallationToldAnybodyIsToldToNobody() {
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new EntrySubmitted(ENTRY, 1, POLICY));
        var reaction = reaction();
        house.service(reaction);
        awaitDone(reaction, house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys")));
        assertThat(told()).containsExactly("ASSIGNED rhys 1");
    }

    @Test
    void whoHandsAnEntryOverAndWhoGetsItAreToldOfWhatTheOtherDoes() {
        var reaction = reaction();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new OwnershipOffered(ENTRY, new UUID(1, 1), "cora", "olwen", null));
        house.append("olwen", new OwnershipOfferTakenBack(ENTRY, new UUID(1, 1)));
        house.append("edda", new OwnershipOffered(ENTRY, new UUID(1, 2), null, "edda", "She has left."));
        house.append("dora", new OwnershipDeclined(ENTRY, new UUID(1, 2), "dora"));
        house.append("edda", new OwnershipOffered(ENTRY, new UUID(1, 3), "cora", "edda", "She has left."));
        awaitDone(reaction, house.append("cora", new OwnershipHandedOver(ENTRY, new UUID(1, 3), "olwen", "cora")));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "HANDOVER_OFFERED cora 0",
                        "HANDOVER_ENDED cora 0",
                        "HANDOVER_BEGUN olwen 0",
                        "HANDOVER_DECLINED edda 0",
                        "HANDOVER_DECLINED olwen 0",
                        "HANDOVER_OFFERED cora 0",
                        "HANDOVER_BEGUN olwen 0",
                        "HANDED_OVER olwen 0",
                        "HAS_NEW_OWNER null 0");
    }
}
