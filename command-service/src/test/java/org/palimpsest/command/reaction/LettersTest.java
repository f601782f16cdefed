package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.EntryEvent.ContributorInvited;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.OwnershipOffered;
import org.palimpsest.web.letter.Letter;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.letter.Letters;

/** A letter goes out once what it is about has happened, and never before. */
class LettersTest {
    private static final UUID ENTRY = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final ReactionHouse house = new ReactionHouse();
    private final Letters letters = new Letters(house.database());

    @AfterEach
    void stop() {
        house.close();
    }

    private Letter put(LetterKind kind) {
        var letter = new Letter(UUID.randomUUID(), kind, ENTRY, "Bethan Smith", "bethan@example.org", "olwen");
        assertThat(letters.put(letter, NOW)).isTrue();
        return letter;
    }

    private Instant later() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    @Test
    void aLetterIsDueOnceItsEventIsInTheLog_AndIsWrittenOnce() {
        var reaction = new WhenSomebodyIsAskedByMailThenTheirLetterIsDue(
                new EntriesInLog(house.log()), letters);
        var invited = put(LetterKind.CREDIT);
        var offered = put(LetterKind.HANDOVER);
        var neverHappened = put(LetterKind.CREDIT);
        assertThat(letters.put(invited, NOW)).isFalse();
        assertThat(letters.claim(later())).isEmpty();
        house.service(reaction);
        house.append("olwen", new DraftStarted(ENTRY, "notes", "olwen"));
        house.append("olwen", new ContributorInvited(ENTRY, "Bethan Smith", invited.id()));
        house.append("olwen", new OwnershipOffered(ENTRY, UUID.randomUUID(), "cora", "olwen", null));
        long last = house.append("olwen", new OwnershipOffered(ENTRY, offered.id(), null, "olwen", null));
        await().untilAsserted(() -> assertThat(house.effect(reaction, last).getString("status")).isEqualTo("DONE"));

        var due = new ArrayList<Letters.Due>();
        for (var next = letters.claim(later()); next.isPresent(); next = letters.claim(later())) {
            due.add(next.get());
            letters.sent(next.get().letter().id(), later());
        }
        assertThat(due).containsExactlyInAnyOrder(new Letters.Due(invited, "notes"), new Letters.Due(offered, "notes"));
        letters.release(invited.id(), ENTRY, "notes", NOW);
        assertThat(letters.claim(later())).isEmpty();
        assertThat(house.database().getCollection(Letters.NAME).find().into(new ArrayList<>()).stream()
                        .filter(one -> one.getString("email") != null)
                        .map(one -> one.getString("_id")))
                .containsExactly(neverHappened.id().toString());
    }

    @Test
    void whatWasRefusedLeavesNoAddress_AndWhatIsDueIsNotDropped() {
        var refused = put(LetterKind.HANDOVER);
        letters.drop(refused.id());
        var happened = put(LetterKind.HANDOVER);
        letters.release(happened.id(), UUID.randomUUID(), "notes", NOW);
        assertThat(letters.claim(NOW)).as("of another entry").isEmpty();
        letters.release(happened.id(), ENTRY, "notes", NOW);
        letters.drop(happened.id());
        assertThat(letters.claim(NOW)).contains(new Letters.Due(happened, "notes"));
        assertThat(letters.claim(NOW)).as("for another node").isEmpty();
        assertThat(house.database().getCollection(Letters.NAME).countDocuments()).isEqualTo(1);
    }

    @Test
    void onePersonHasSoManySentAndNoMoreForAWhile() {
        for (int i = 0; i < Letters.MOST; i++) {
            assertThat(letters.isTooMany("olwen", NOW)).isFalse();
            put(LetterKind.CREDIT);
        }
        assertThat(letters.isTooMany("olwen", NOW)).isTrue();
        assertThat(letters.isTooMany("edda", NOW)).isFalse();
        assertThat(letters.isTooMany("olwen", NOW.plus(Letters.WHILE))).isFalse();
    }
}
