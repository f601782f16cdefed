package org.palimpsest.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Scope;

class PersonalTokensTest {
    /** Not before now, or the database itself would take expired tokens away. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private Scratch scratch;
    private MongoClient client;

    @BeforeEach
    void open() {
        scratch = Engines.shared().scratch();
        client = MongoClients.create(Engines.shared().mongodbUri());
    }

    @AfterEach
    void close() {
        client.close();
        scratch.close();
    }

    private PersonalTokens after(Duration time) {
        return new PersonalTokens(client.getDatabase(scratch.databaseName()), Clock.fixed(start.plus(time), ZoneOffset.UTC));
    }

    private PersonalToken token(String person, Duration lifetime) {
        return used(UUID.randomUUID(), person, lifetime, null);
    }

    private PersonalToken used(UUID id, String person, Duration lifetime, @Nullable Instant at) {
        return new PersonalToken(id, person, "nightly import", Set.of(Role.EDITOR), start, start.plus(lifetime), at);
    }

    @Test
    void aTokenIsFoundByTheHashOfItsSecretAloneAndTheSecretLiesNowhere() {
        var tokens = after(Duration.ZERO);
        var token = token("olwen", Duration.ofDays(7));
        var secret = tokens.make(token).orElseThrow();
        assertThat(secret).matches("palimpsest_pat_[A-Za-z0-9_-]{43}").matches(PersonalTokens::isOne);
        assertThat(tokens.use(Secrets.hash(secret))).contains(token);
        for (var other : new String[] {
            secret, "", token.id().toString(), Secrets.hash(secret.substring(0, secret.length() - 1)), Secrets.hash(secret + " ")
        }) {
            assertThat(tokens.use(other)).as(other).isEmpty();
        }
        var kept = client.getDatabase(scratch.databaseName()).getCollection(PersonalTokens.NAME).find().first();
        assertThat(String.valueOf(kept)).contains(Secrets.hash(secret)).doesNotContain(secret.substring(PersonalTokens.PREFIX.length()));
        assertThat(tokens.make(token("olwen", Duration.ofDays(7)))).isPresent().get().isNotEqualTo(secret);
    }

    @Test
    void oneIdIsOneTokenHoweverOftenItIsMade() {
        var tokens = after(Duration.ZERO);
        var token = token("olwen", Duration.ofDays(7));
        assertThat(tokens.make(token)).isPresent();
        assertThat(tokens.make(token)).isEmpty();
        assertThat(tokens.of("olwen")).containsExactly(token);
    }

    @Test
    void aTokenEndsOnItsDay() {
        var secret = after(Duration.ZERO).make(token("olwen", Duration.ofDays(7))).orElseThrow();
        assertThat(after(Duration.ofDays(7).minusSeconds(1)).use(Secrets.hash(secret))).isPresent();
        assertThat(after(Duration.ofDays(7)).use(Secrets.hash(secret))).isEmpty();
        assertThat(after(Duration.ofDays(7)).of("olwen")).isEmpty();
    }

    @Test
    void noneLivesForEver() {
        var tokens = after(Duration.ZERO);
        assertThat(tokens.make(token("olwen", PersonalTokens.LONGEST_LIFE))).isPresent();
        for (var lifetime : new Duration[] {Duration.ZERO, Duration.ofDays(-1), PersonalTokens.LONGEST_LIFE.plusMillis(1)}) {
            assertThatThrownBy(() -> tokens.make(token("olwen", lifetime))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thatItIsUsedIsKeptToTheHour() {
        var token = token("olwen", Duration.ofDays(7));
        var hash = Secrets.hash(after(Duration.ZERO).make(token).orElseThrow());
        after(Duration.ofMinutes(1)).use(hash);
        after(Duration.ofMinutes(59)).use(hash);
        assertThat(after(Duration.ofHours(1)).of("olwen")).containsExactly(
                used(token.id(), "olwen", Duration.ofDays(7), start.plus(Duration.ofMinutes(1))));
        after(Duration.ofMinutes(62)).use(hash);
        assertThat(after(Duration.ofHours(2)).of("olwen")).containsExactly(
                used(token.id(), "olwen", Duration.ofDays(7), start.plus(Duration.ofMinutes(62))));
    }

    @Test
    void peopleRevokeTheirOwnTokensAndNobodyElses() {
        var tokens = after(Duration.ZERO);
        var olwens = token("olwen", Duration.ofDays(7));
        var secret = tokens.make(olwens).orElseThrow();
        tokens.revoke("rhys", olwens.id());
        tokens.revokeAll("rhys");
        assertThat(tokens.use(Secrets.hash(secret))).isPresent();
        tokens.make(token("olwen", Duration.ofDays(7)));
        tokens.revoke("olwen", olwens.id());
        assertThat(tokens.use(Secrets.hash(secret))).isEmpty();
        assertThat(tokens.of("olwen")).hasSize(1);
        tokens.revokeAll("olwen");
        assertThat(tokens.of("olwen")).isEmpty();
    }

    @Test
    void itMayWhatItsOwnerMayAndNothingThatNeedsThem() {
        assertThat(token("olwen", Duration.ofDays(7)).caller(Map.of()))
                .satisfies(caller -> assertThat(caller.granted()).isEmpty())
                .satisfies(caller -> assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.EDIT));
        assertThat(Scope.ofToken(Role.GRANTABLE)).doesNotContain(Scope.ACCOUNT, Scope.NOTE);
    }
}
