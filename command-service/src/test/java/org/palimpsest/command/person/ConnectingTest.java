package org.palimpsest.command.person;

import static org.palimpsest.command.Refused.Reason.INVALID;
import static org.palimpsest.command.Refused.Reason.NOT_PERMITTED;
import static org.palimpsest.command.Refused.Reason.TAKEN;
import static org.palimpsest.command.Refused.Reason.UNKNOWN;
import static org.palimpsest.command.Refused.Reason.WRONG_STATE;
import static org.palimpsest.command.Samples.ADA;
import static org.palimpsest.command.Samples.OLWEN;
import static org.palimpsest.command.Samples.refused;
import static org.palimpsest.command.person.PersonScenario.REGISTERED;
import static org.palimpsest.command.person.PersonScenario.connected;
import static org.palimpsest.command.person.PersonScenario.given;
import static org.palimpsest.command.person.PersonScenario.givenWithoutPassword;
import static org.palimpsest.command.person.PersonScenario.identityKey;
import static org.palimpsest.command.person.PersonScenario.key;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.palimpsest.command.InMemoryDomain;
import org.palimpsest.command.person.PersonCommand.ConnectProvider;
import org.palimpsest.command.person.PersonCommand.DisconnectProvider;
import org.palimpsest.command.person.PersonCommand.ErasePerson;
import org.palimpsest.command.person.PersonCommand.Identity;
import org.palimpsest.command.person.PersonCommand.RegisterConnected;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.ProviderDisconnected;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Scope;

/** By which providers somebody comes in. */
class ConnectingTest {
    private static final String ISSUER = "https://id.example.org";
    private static final Identity OF_OLWEN = new Identity(ISSUER, "of-olwen");
    private static final Identity OF_RHYS = new Identity(ISSUER, "of-rhys");
    private static final ConnectProvider CONNECT = new ConnectProvider("olwen", OF_OLWEN);
    private static final PersonEvent CONNECTED = connected("olwen", ISSUER, "of-olwen");
    private static final DisconnectProvider DISCONNECT = new DisconnectProvider("olwen", identityKey(ISSUER, "of-olwen"));
    private static final PersonEvent DISCONNECTED = disconnected(ISSUER, "of-olwen");
    private static final Caller SERVICE = new Caller("olwen", Set.of(), Scope.ALL);

    private static ProviderDisconnected disconnected(String issuer, String subject) {
        return new ProviderDisconnected("olwen", new Personal("olwen", PersonEvent.ISSUER, issuer), identityKey(issuer, subject));
    }

    @Test
    void whoRegistersByAProviderIsConnectedFromTheBeginning() {
        given().when(SERVICE, new RegisterConnected("olwen", "Olwen Griffiths", "olwen@example.org", OF_OLWEN))
                .expectEvents(REGISTERED, CONNECTED);
    }

    @Test
    void nobodyRegistersByAnAccountOrAddressThatSomebodyHas() {
        given().when(SERVICE, new RegisterConnected("olwen", "Olwen", "olwen@example.org", OF_RHYS))
                .expectException(refused(TAKEN))
                .expectNoEvents();
        given().when(SERVICE, new RegisterConnected("olwen", "Olwen", "rhys@example.org", OF_OLWEN))
                .expectException(refused(TAKEN, "email"))
                .expectNoEvents();
        given(REGISTERED).when(SERVICE, new RegisterConnected("olwen", "Olwen", "olwen@example.org", OF_OLWEN))
                .expectException(refused(TAKEN))
                .expectNoEvents();
    }

    @Test
    void anAccountIsConnectedOnceAndAnyNumberOfTimesIsOnce() {
        given(REGISTERED).when(SERVICE, CONNECT).expectEvents(CONNECTED);
        given(REGISTERED, CONNECTED).when(SERVICE, CONNECT).expectNoEvents();
        given(REGISTERED, CONNECTED)
                .when(SERVICE, new ConnectProvider("olwen", new Identity("https://orcid.org", "0000-0002-1825-0097")))
                .expectEvents(connected("olwen", "https://orcid.org", "0000-0002-1825-0097"));
        given(REGISTERED, CONNECTED, DISCONNECTED).when(SERVICE, CONNECT).expectEvents(CONNECTED);
    }

    @Test
    void anAccountBelongsToOnePerson() {
        given(REGISTERED).when(SERVICE, new ConnectProvider("olwen", OF_RHYS)).expectException(refused(TAKEN)).expectNoEvents();
    }

    @Test
    void thereIsAnEndToHowMany() {
        var many = IntStream.range(0, Connecting.MOST).mapToObj(i -> connected("olwen", ISSUER, "of-olwen-" + i));
        given(Stream.concat(Stream.of(REGISTERED), many).toArray(PersonEvent[]::new))
                .when(SERVICE, CONNECT)
                .expectException(refused(WRONG_STATE))
                .expectNoEvents();
    }

    @Test
    void onlyOurServicesSayForWhomAProviderVouches() {
        for (var caller : List.of(OLWEN, OLWEN.proven(), ADA, Caller.INSTALLATION, new Caller("rhys", Set.of(), Scope.ALL))) {
            given(REGISTERED).when(caller, CONNECT).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            given(REGISTERED, CONNECTED).when(caller, DISCONNECT).expectException(refused(NOT_PERMITTED)).expectNoEvents();
            given().when(caller, new RegisterConnected("olwen", "Olwen", "olwen@example.org", OF_OLWEN))
                    .expectException(refused(NOT_PERMITTED))
                    .expectNoEvents();
        }
    }

    @Test
    void whoHasAPasswordOrAnotherProviderDisconnects() {
        given(REGISTERED, CONNECTED).when(SERVICE, DISCONNECT).expectEvents(DISCONNECTED);
        given(REGISTERED, CONNECTED, DISCONNECTED).when(SERVICE, DISCONNECT).expectNoEvents();
        given(REGISTERED).when(SERVICE, new DisconnectProvider("olwen", key("olwen@example.org"))).expectNoEvents();
        givenWithoutPassword(REGISTERED, CONNECTED, connected("olwen", ISSUER, "other"))
                .when(SERVICE, DISCONNECT)
                .expectEvents(DISCONNECTED);
    }

    @Test
    void nobodyShutsThemselvesOut() {
        givenWithoutPassword(REGISTERED, CONNECTED)
                .when(SERVICE, DISCONNECT)
                .expectException(refused(WRONG_STATE))
                .expectExceptionMessage("Nothing else lets you in: set a password, or connect another provider, first.")
                .expectNoEvents();
    }

    @Test
    void whoIsNotThereOrNotAnyMoreConnectsNothing() {
        var erased = new PersonErased("olwen");
        given().when(SERVICE, CONNECT).expectException(refused(UNKNOWN)).expectNoEvents();
        given(REGISTERED, erased).when(SERVICE, CONNECT).expectException(refused(WRONG_STATE)).expectNoEvents();
        given(REGISTERED, CONNECTED, erased).when(SERVICE, DISCONNECT).expectException(refused(WRONG_STATE)).expectNoEvents();
    }

    @Test
    @NullUnmarked
    void whatCannotBeAnAccountIsNamed() {
        for (var identity : List.of(new Identity("", ""), new Identity("a\nb", "c\nd"), new Identity("i".repeat(501), "s".repeat(256)))) {
            given(REGISTERED).when(SERVICE, new ConnectProvider("olwen", identity))
                    .expectException(refused(INVALID, "issuer", "subject"))
                    .expectNoEvents();
        }
        given(REGISTERED).when(SERVICE, new ConnectProvider("olwen", new Identity(null, null)))
                .expectException(refused(INVALID, "issuer", "subject"));
        given().when(SERVICE, new RegisterConnected("olwen", "", "olwen", new Identity("", "")))
                .expectException(refused(INVALID, "name", "email", "issuer", "subject"))
                .expectNoEvents();
    }

    @Test
    void whoIsErasedGivesUpAddressAndAccounts() {
        var domain = new InMemoryDomain();
        domain.send(SERVICE, new RegisterConnected("olwen", "Olwen", "olwen@example.org", OF_OLWEN));
        domain.send(SERVICE, new ConnectProvider("olwen", new Identity("https://orcid.org", "0000-0002-1825-0097")));
        domain.send(OLWEN, new ErasePerson("olwen"));
        var other = new Caller("olga", Set.of(), Scope.ALL);
        domain.send(other, new RegisterConnected("olga", "Olga", "olwen@example.org", OF_OLWEN));
        var again = domain.send(other, new ConnectProvider("olga", new Identity("https://orcid.org", "0000-0002-1825-0097")));
        Assertions.assertThat(again.sequence()).isEqualTo(2);
    }
}
