package org.palimpsest.command.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.RHYS;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.Refused;
import org.palimpsest.command.key.Held;
import org.palimpsest.command.person.PersonCommand.ChangePerson;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.RegisterPerson;
import org.palimpsest.events.KeyEvent;
import org.palimpsest.events.KeyEvent.KeyClaimed;
import org.palimpsest.events.KeyEvent.KeyReleased;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.permission.Caller;

/** An account in the whole domain: whose an e-mail address is. */
class PersonPathTest {
    private final InMemoryDomain domain = new InMemoryDomain();

    @Test
    void theAddressIsClaimedChangedAndReleasedInTheCommitsThatSaySo() {
        domain.send(OLWEN, register("olwen", "olwen@example.org"));
        domain.send(OLWEN, new ChangePerson("olwen", "Olwen", "o@example.org"));
        domain.send(ADA, new ErasePerson("olwen"));

        var first = domain.stream("person:olwen").map(e -> e instanceof PersonRegistered r ? r.emailKey() : "").findFirst().orElseThrow();
        var second = domain.stream("person:olwen").filter(EmailChanged.class::isInstance)
                .map(e -> ((EmailChanged) e).emailKey()).findFirst().orElseThrow();
        assertThat(keyEvents()).containsExactly(
                List.of(new KeyClaimed(first, "olwen", null)),
                List.of(new KeyReleased(first, "olwen"), new KeyClaimed(second, "olwen", null)),
                List.of(new KeyReleased(second, "olwen")));
        assertThat(Stream.of(first, second)).allSatisfy(key -> assertThat(key).startsWith("email:").doesNotContain("example"));
        assertThat(domain.commits().getLast()).allSatisfy(m -> assertThat(m.getMetaData())
                .containsEntry("actor", "ada").containsEntry("role", "ADMINISTRATOR"));
    }

    @Test
    void anAddressThatWasGivenUpIsFreeForOthers() {
        domain.send(OLWEN, register("olwen", "team@example.org"));
        assertThatThrownBy(() -> domain.send(RHYS, register("rhys", "Team@example.org"))).isInstanceOf(Refused.class);

        domain.send(OLWEN, new ErasePerson("olwen"));
        domain.send(RHYS, register("rhys", "Team@example.org"));

        var key = ((PersonRegistered) domain.stream("person:rhys").findFirst().orElseThrow()).emailKey();
        assertThat(domain.keys().find(key)).isEqualTo(new Held("rhys", null));
    }

    @Test
    void ofManyWhoWantOneAddressAtTheSameTimeOneGetsIt() throws InterruptedException {
        var threads = IntStream.range(0, 16)
                .mapToObj(i -> new Caller("person-" + i, Set.of()))
                .map(caller -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        domain.send(caller, register(caller.id(), "team@example.org"));
                    } catch (Refused | ConcurrencyException | AggregateStreamCreationException expected) {
                        assertThat(expected).isNotNull();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(domain.commits()).hasSize(1);
        assertThat(keyEvents()).hasSize(1);
    }

    private List<List<KeyEvent>> keyEvents() {
        return domain.commits().stream()
                .map(commit -> commit.stream()
                        .filter(m -> m.getPayload() instanceof KeyEvent)
                        .map(m -> (KeyEvent) m.getPayload())
                        .toList())
                .filter(events -> !events.isEmpty())
                .toList();
    }

    private static RegisterPerson register(String id, String email) {
        return new RegisterPerson(id, "Somebody", email);
    }
}
