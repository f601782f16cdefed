package org.palimpsest.command.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.entry.EntryCommand.ReturnToQueue;
import org.palimpsest.command.person.People;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.HandlingEditorAssigned;
import org.palimpsest.events.EntryEvent.HandlingEditorReleased;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;

/** What an editor saw to is nobody's when they are one no longer. */
class ReturnToQueueTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ReactionHouse house = new ReactionHouse();
    private final List<ReturnToQueue> sent = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        house.close();
    }

    private WhenEditorLeavesThenWhatTheyHandledReturns reaction() {
        var people = new People(house.events());
        return new WhenEditorLeavesThenWhatTheyHandledReturns(
                new HandledEntries(house.database()), new EntriesInLog(house.log()), people, sent::add);
    }

    private static PersonRegistered registered(String person) {
        return new PersonRegistered(
                person, new Personal(person, PersonEvent.NAME, "Emyr"), new Personal(person, PersonEvent.EMAIL, "e@example.org"), "email:e");
    }

    private static RoleGranted editor(String person, String @Nullable ... sections) {
        return new RoleGranted(person, Role.EDITOR, sections == null ? null : Arrays.asList(sections));
    }

    private UUID handled(String section, String editor) {
        var entry = UUID.randomUUID();
        house.append("olwen", new DraftStarted(entry, section, "olwen"));
        house.append("edda", new HandlingEditorAssigned(entry, editor));
        return entry;
    }

    private void awaitDone(Reaction reaction, long position) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(house.effect(reaction, position).getString("status")).isEqualTo("DONE"));
    }

    @Test
    void aRoleThatIsTakenOrMadeNarrowerReturnsWhatItWasNeededForAndNothingElse() {
        var reaction = reaction();
        house.service(reaction);
        house.append("emyr", registered("emyr"));
        house.append("ada", editor("emyr", "notes", "essays"));
        var note = handled("notes", "emyr");
        var essay = handled("essays", "emyr");
        var given = handled("notes", "emyr");
        awaitDone(reaction, house.append("edda", new HandlingEditorReleased(given, "emyr", false)));
        assertThat(sent).isEmpty();

        awaitDone(reaction, house.append("ada", editor("emyr", "notes")));
        assertThat(sent).containsOnly(new ReturnToQueue(essay, "emyr"));
        sent.clear();
        house.append("edda", new HandlingEditorReleased(essay, "emyr", true));
        awaitDone(reaction, house.append("ada", new RoleRevoked("emyr", Role.EDITOR)));
        assertThat(sent).containsOnly(new ReturnToQueue(note, "emyr"));
    }

    @Test
    void whoIsForgottenHasNothingInHandAndWhoHasLeftByThenTakesNothingOn() {
        var reaction = reaction();
        house.service(reaction);
        house.append("emyr", registered("emyr"));
        house.append("ada", editor("emyr", "notes"));
        var note = handled("notes", "emyr");
        awaitDone(reaction, house.append("emyr", new PersonEvent.PersonErased("emyr")));
        assertThat(sent).containsOnly(new ReturnToQueue(note, "emyr"));
        var late = handled("notes", "emyr");
        awaitDone(reaction, house.log().headPosition());
        assertThat(sent).contains(new ReturnToQueue(late, "emyr"));
    }
}
