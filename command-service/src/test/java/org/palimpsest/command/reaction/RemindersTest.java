package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.events.EntryEvent.InvitationDeclined;
import org.palimpsest.events.EntryEvent.ReviewSubmitted;
import org.palimpsest.events.EntryEvent.ReviewerAssigned;
import org.palimpsest.events.EntryEvent.ReviewerInvited;
import org.palimpsest.events.EntryEvent.RevisionsRequested;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Recommendation;
import org.palimpsest.web.notice.Notices;

/** A person who is asked for a review is reminded, each time once, as long as there is something to do. */
class RemindersTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UUID ENTRY = UUID.randomUUID();
    private static final Policy POLICY = new Policy(2, Anonymity.DOUBLE_ANONYMIZED, CommentPolicy.CLOSED, "CC-BY-4.0");

    private final ReactionHouse house = new ReactionHouse();
    private final EntriesInLog entries = new EntriesInLog(house.log());
    private final Reminders reminders = reminders();
    private final WhenReviewIsAskedForThenRemindersAreSet reaction =
            new WhenReviewIsAskedForThenRemindersAreSet(entries, reminders);
    private final LocalDate due = LocalDate.now(ZoneOffset.UTC).plusDays(28);

    @BeforeEach
    void start() {
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new EntrySubmitted(ENTRY, 1, POLICY));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private Reminders reminders() {
        return new Reminders(house.database(), entries, new Notices(house.database()), Clock.systemUTC());
    }

    private void awaitDone(long position) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(house.effect(reaction, position).getString("status")).isEqualTo("DONE"));
    }

    /** By two services at once. */
    private void remindOn(LocalDate day) {
        Stream.of(reminders, reminders())
                .map(one -> CompletableFuture.runAsync(() -> one.remind(morning(day))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    private List<String> told() {
        return house.database().getCollection(Notices.NAME).find().sort(new Document("at", 1)).into(new ArrayList<>()).stream()
                .map(one -> one.getString("kind") + " " + one.getString("person"))
                .toList();
    }

    @Test
    void whoIsToReviewIsRemindedBeforeAndAfterTheDay() {
        awaitDone(house.append("edda", new ReviewerInvited(ENTRY, 1, "rhys", due.toString(), null)));
        awaitDone(house.append("rhys", new ReviewerAssigned(ENTRY, 1, "rhys")));
        remindOn(due.minusDays(4));
        assertThat(told()).isEmpty();
        remindOn(due.minusDays(3));
        remindOn(due);
        assertThat(told()).containsExactly("REVIEW_DUE rhys");
        remindOn(due.plusDays(1));
        remindOn(due.plusDays(8));
        remindOn(due.plusDays(30));
        assertThat(told()).containsExactly("REVIEW_DUE rhys", "REVIEW_OVERDUE rhys", "REVIEW_OVERDUE rhys");
    }

    @Test
    void whoWasAssignedDirectlyHasAsLongAsThePolicySays() {
        awaitDone(house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys")));
        remindOn(due.minusDays(4));
        assertThat(told()).isEmpty();
        remindOn(due.minusDays(3));
        assertThat(told()).containsExactly("REVIEW_DUE rhys");
    }

    @Test
    void whoDoesNotAnswerIsRemindedAfterAWeekAndWhoHasDoneItIsNot() {
        awaitDone(house.append("edda", new ReviewerInvited(ENTRY, 1, "rhys", due.toString(), null)));
        awaitDone(house.append("edda", new ReviewerInvited(ENTRY, 1, "ruth", due.toString(), null)));
        awaitDone(house.append("edda", new ReviewerAssigned(ENTRY, 1, "rolf")));
        house.append("ruth", new InvitationDeclined(ENTRY, 1, "ruth", null));
        house.append("rolf", new ReviewSubmitted(ENTRY, 1, "rolf", Recommendation.ACCEPT, "Good.", null));
        remindOn(due.plusDays(30));
        assertThat(told()).containsExactly("INVITED_AGAIN rhys");
    }

    @Test
    void nobodyIsRemindedOfARoundThatHasEnded() {
        awaitDone(house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys")));
        awaitDone(house.append("edda", new ReviewerInvited(ENTRY, 1, "ruth", due.toString(), null)));
        house.append("edda", new RevisionsRequested(ENTRY, 1, "More."));
        house.append("olwen", new EntrySubmitted(ENTRY, 2, POLICY));
        remindOn(due.plusDays(30));
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsSeenAgainRemindsNobodyAgain() {
        long asked = house.append("edda", new ReviewerAssigned(ENTRY, 1, "rhys"));
        awaitDone(asked);
        remindOn(due.minusDays(3));
        house.database().getCollection("effects").deleteMany(new Document());
        house.replay(reaction);
        house.service(new WhenReviewIsAskedForThenRemindersAreSet(entries, reminders));
        awaitDone(house.append("edda", new ReviewerAssigned(ENTRY, 1, "ruth")));
        remindOn(due.minusDays(3));
        assertThat(told()).containsExactlyInAnyOrder("REVIEW_DUE rhys", "REVIEW_DUE ruth");
    }
}
