package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What is promised of effects, whatever fails. */
class ReactionTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ReactionHouse house = new ReactionHouse();

    @AfterEach
    void stop() {
        house.close();
    }

    private static NotingReaction.Trouble none() {
        return (_, _) -> {};
    }

    private void awaitStatus(Reaction reaction, long position, Effects.Status status) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(house.effect(reaction, position).getString("status")).isEqualTo(status.name()));
    }

    private static ReactionProcessor processor(ReactionSupervisor service, Reaction reaction) {
        return service.find(reaction.name()).orElseThrow();
    }

    @Test
    void eachEventSetsOffOneEffectInTheirOrder() {
        var reaction = NotingReaction.once(none());
        house.service(reaction);
        house.erase("olwen");
        long last = house.erase("rhys");

        awaitStatus(reaction, last, Effects.Status.DONE);
        assertThat(reaction.done()).containsExactly("olwen", "rhys");
        assertThat(house.effect(reaction, last))
                .containsEntry("_id", "note@" + last)
                .containsEntry("attempts", 1)
                .containsKey("doneAt");
    }

    @Test
    void eventsThatComeAgainSetOffNothing() {
        var reaction = NotingReaction.repeatable(none());
        long first = house.erase("olwen");
        var service = house.service(reaction);
        awaitStatus(reaction, first, Effects.Status.DONE);
        service.stop();

        house.setBack(reaction);
        house.service(reaction);
        long last = house.erase("rhys");
        awaitStatus(reaction, last, Effects.Status.DONE);
        assertThat(reaction.done()).containsExactly("olwen", "rhys");
    }

    @Test
    void whatHappenedWhileNoServiceRanIsReactedToWhenOneDoes() {
        var reaction = NotingReaction.once(none());
        var service = house.service(reaction);
        awaitStatus(reaction, house.erase("olwen"), Effects.Status.DONE);
        service.stop();

        long missed = house.erase("rhys");
        house.service(reaction);
        awaitStatus(reaction, missed, Effects.Status.DONE);
        assertThat(reaction.done()).containsExactly("olwen", "rhys");
    }

    @Test
    void aNewReactionBeginsWithWhatHappensFromThenOnUnlessItSaysOtherwise() {
        var fromNow = NotingReaction.fromNow(none());
        house.erase("olwen");
        var service = house.service(fromNow);
        await().atMost(SOON).until(() -> house.database()
                .getCollection("tokens")
                .countDocuments(new Document("processor", "reaction/note")) > 0);
        awaitStatus(fromNow, house.erase("rhys"), Effects.Status.DONE);
        service.stop();

        long missed = house.erase("gwen");
        house.service(fromNow);
        awaitStatus(fromNow, missed, Effects.Status.DONE);
        assertThat(fromNow.done()).containsExactly("rhys", "gwen");
    }

    @Test
    void whatWasBrokenOffIsRepeatedIfThatChangesNothing() {
        var reaction = NotingReaction.repeatable(none());
        long broken = house.erase("olwen");
        assertThat(house.claim(reaction, broken)).isPresent();
        long next = house.erase("rhys");

        house.service(reaction);
        awaitStatus(reaction, next, Effects.Status.DONE);
        awaitStatus(reaction, broken, Effects.Status.DONE);
        assertThat(reaction.done()).containsExactlyInAnyOrder("olwen", "rhys");
        assertThat(house.effect(reaction, broken)).containsEntry("attempts", 2);
    }

    @Test
    void whatWasBrokenOffIsLeftToAnOperatorIfItMayHaveBeenDone() {
        var reaction = NotingReaction.once(none());
        long broken = house.erase("olwen");
        assertThat(house.claim(reaction, broken)).isPresent();
        long next = house.erase("rhys");

        var service = house.service(reaction);
        awaitStatus(reaction, next, Effects.Status.DONE);
        awaitStatus(reaction, broken, Effects.Status.UNKNOWN);
        assertThat(reaction.attempted()).containsExactly("rhys");
        var health = new ReactionsHealth(service);
        await().atMost(SOON).untilAsserted(() -> assertThat(health.health().getDetails())
                .containsEntry("note", "running")
                .containsEntry("note_unknown", 1L));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatFailsIsTriedAgainAndLetsOthersPass() {
        var reaction = NotingReaction.once((person, before) -> {
            if (person.equals("olwen") && before < 2) {
                throw new SocketException("The mail server is away");
            }
        });
        house.service(reaction);
        long failing = house.erase("olwen");
        long next = house.erase("rhys");

        awaitStatus(reaction, next, Effects.Status.DONE);
        awaitStatus(reaction, failing, Effects.Status.DONE);
        assertThat(reaction.done()).containsExactlyInAnyOrder("olwen", "rhys");
        assertThat(house.effect(reaction, failing))
                .containsEntry("attempts", 3)
                .containsEntry("lastError", SocketException.class.getName());
    }

    @Test
    void whatCannotBeDoneIsParkedAndOperatorsCanHaveItTriedAgain() {
        var mended = new CountDownLatch(1);
        var reaction = NotingReaction.repeatable((person, _) -> {
            if (person.equals("olwen") && mended.getCount() > 0) {
                throw new IllegalStateException("never");
            }
        });
        var service = house.service(reaction);
        long poison = house.erase("olwen");
        long next = house.erase("rhys");

        awaitStatus(reaction, next, Effects.Status.DONE);
        awaitStatus(reaction, poison, Effects.Status.PARKED);
        assertThat(reaction.attempted()).filteredOn("olwen"::equals).hasSize(3);
        await().atMost(SOON).until(() -> Objects.equals(
                processor(service, reaction).unsettled().get(Effects.Status.PARKED), 1L));

        mended.countDown();
        house.database().getCollection("effects").updateOne(
                new Document("_id", "note@" + poison),
                new Document("$set", new Document("status", "FAILED")).append("$currentDate", new Document("dueAt", true)));
        awaitStatus(reaction, poison, Effects.Status.DONE);
    }

    @Test
    void anEventThatCannotBeReadIsParkedAndLetsOthersPass() {
        var reaction = NotingReaction.repeatable(none());
        long unreadable = house.erase("olwen");
        long next = house.erase("rhys");
        house.database().getCollection("commits").updateOne(
                new Document("_id", unreadable), new Document("$set", new Document("events.0.payload", "{\"personId\":[")));

        house.service(reaction);
        awaitStatus(reaction, next, Effects.Status.DONE);
        awaitStatus(reaction, unreadable, Effects.Status.PARKED);
        assertThat(reaction.done()).containsExactly("rhys");
    }

    @Test
    void whatMayHaveBeenDoneIsNeverRepeatedUnlessThatChangesNothing() {
        NotingReaction.Trouble hangs = (person, before) -> {
            if (person.equals("olwen") && before == 0) {
                new CountDownLatch(1).await();
            }
            if (person.equals("rhys") && before == 0) {
                throw new OutcomeUnknownException(new SocketException("Connection reset"));
            }
        };
        var once = NotingReaction.once(hangs);
        var service = house.service(once);
        long hanging = house.erase("olwen");
        long dark = house.erase("rhys");
        awaitStatus(once, hanging, Effects.Status.UNKNOWN);
        awaitStatus(once, dark, Effects.Status.UNKNOWN);
        assertThat(once.attempted()).containsExactly("olwen", "rhys");
        service.stop();

        var repeatable = NotingReaction.repeatable(hangs);
        house.database().getCollection("effects").deleteMany(new Document());
        house.setBack(repeatable);
        house.service(repeatable);
        awaitStatus(repeatable, hanging, Effects.Status.DONE);
        awaitStatus(repeatable, dark, Effects.Status.DONE);
    }

    @Test
    void twoServicesShareTheWorkAndOneGoesOnWhereTheOtherEnds() {
        var here = NotingReaction.once(none());
        var there = NotingReaction.once(none());
        var first = house.service(here);
        var people = IntStream.range(0, 40).mapToObj(i -> "p-" + i).toList();
        people.subList(0, 20).forEach(house::erase);
        house.service(there);
        long last = 0;
        for (var person : people.subList(20, 30)) {
            last = house.erase(person);
        }
        awaitStatus(here, last, Effects.Status.DONE);
        first.stop();
        for (var person : people.subList(30, 40)) {
            last = house.erase(person);
        }
        awaitStatus(here, last, Effects.Status.DONE);
        assertThat(List.of(here.done(), there.done()).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(people);
        assertThat(there.done()).containsAll(people.subList(30, 40));
    }

    @Test
    void theKeyOfAnErasedPersonGoesSoonAndAlsoIfTheErasureWasLongAgo() {
        var keys = house.keys();
        keys.toSeal("olwen");
        keys.toSeal("rhys");
        house.erase("olwen");
        house.service(new WhenPersonErasedThenKeyIsErased(house.keys()));
        await().atMost(SOON).until(() -> house.keys().toOpen("olwen") == null);
        assertThat(house.keys().toOpen("rhys")).isNotNull();

        house.erase("rhys");
        await().atMost(SOON).until(() -> house.keys().toOpen("rhys") == null);
    }
}
