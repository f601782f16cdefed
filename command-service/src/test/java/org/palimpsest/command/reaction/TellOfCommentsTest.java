package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.CommentEvent;
import org.palimpsest.events.CommentEvent.CommentApproved;
import org.palimpsest.events.CommentEvent.CommentPosted;
import org.palimpsest.events.CommentEvent.CommentRejected;
import org.palimpsest.events.CommentEvent.CommentReported;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.Personal;
import org.palimpsest.web.notice.Notices;

/** Who is to be told of comments: put down once, whatever is seen again. */
class TellOfCommentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UUID ENTRY = UUID.randomUUID();

    private final ReactionHouse house = new ReactionHouse();

    @AfterEach
    void stop() {
        house.close();
    }

    private WhenCommentMovesThenPeopleAreTold reaction() {
        return new WhenCommentMovesThenPeopleAreTold(house.log(), new EntriesInLog(house.log()), new Notices(house.database()));
    }

    private UUID post(String actor, @Nullable String person, @Nullable UUID replyTo, boolean waits) {
        var id = UUID.randomUUID();
        var text = new Personal(CommentEvent.key(id), CommentEvent.TEXT, "Soup");
        house.append(actor, new CommentPosted(
                id, ENTRY, "notes", replyTo == null ? List.of() : List.of(replyTo), replyTo, person, null, null, "c", text, waits, List.of()));
        return id;
    }

    private List<String> told() {
        return house.database().getCollection(Notices.NAME).find().sort(new Document("position", 1)).into(new ArrayList<>()).stream()
                .map(one -> one.getString("kind") + " " + one.getString("person"))
                .toList();
    }

    private void awaitDone(Reaction reaction, long position) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(house.effect(reaction, position).getString("status")).isEqualTo("DONE"));
    }

    private static CommentReported reported(UUID id) {
        return new CommentReported(id, "rhys", new Personal(CommentEvent.key(id), CommentEvent.REPORT, "Rude."));
    }

    @Test
    void everybodyIsToldWhatConcernsThemAndNobodyOfWhatTheyDid() {
        var reaction = reaction();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        var first = post("nia", "nia", null, true);
        house.append("edda", new CommentApproved(first));
        house.append("rhys", reported(first));
        house.append("edda", new CommentApproved(first));
        post("olwen", "olwen", first, false);
        var guests = post("guest-1", null, null, false);
        post("nia", "nia", guests, false);
        house.append("edda", new CommentRejected(first, "Rude."));
        awaitDone(reaction, house.append("edda", new CommentRejected(guests, null)));
        assertThat(told())
                .containsExactly(
                        "COMMENT_WAITING null",
                        "COMMENT_SHOWN olwen",
                        "COMMENT_WAITING null",
                        "COMMENT_ANSWERED nia",
                        "COMMENT_SHOWN olwen",
                        "COMMENT_SHOWN olwen",
                        "COMMENT_REJECTED nia");
        assertThat(house.database().getCollection(Notices.NAME).find().into(new ArrayList<>()).toString()).doesNotContain("Soup", "Rude");
    }

    @Test
    void anOwnerWhoseCommentIsAnsweredIsToldOnce() {
        var reaction = reaction();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        var own = post("olwen", "olwen", null, false);
        var answer = post("nia", "nia", own, true);
        awaitDone(reaction, house.append("edda", new CommentApproved(answer)));
        assertThat(told()).containsExactly("COMMENT_WAITING null", "COMMENT_ANSWERED olwen");
    }

    @Test
    void whatIsSeenAgainIsPutDownOnce() {
        var reaction = reaction();
        var service = house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        var first = post("nia", "nia", null, true);
        long shown = house.append("edda", new CommentApproved(first));
        awaitDone(reaction, shown);
        service.stop();
        house.replay(reaction);
        house.database().getCollection("effects").deleteMany(new Document());
        house.service(reaction);
        house.service(reaction());
        awaitDone(reaction, house.append("edda", new CommentRejected(first, null)));
        awaitDone(reaction, shown);
        assertThat(told()).containsExactly("COMMENT_WAITING null", "COMMENT_SHOWN olwen", "COMMENT_REJECTED nia");
    }
}
