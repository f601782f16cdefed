package org.palimpsest.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.Engines;
import org.palimpsest.engines.Scratch;

class SessionsTest {
    /** Not before now, or the database itself would take expired sessions away. */
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

    private Sessions after(Duration time) {
        return new Sessions(client.getDatabase(scratch.databaseName()), Clock.fixed(start.plus(time), ZoneOffset.UTC));
    }

    @Test
    void aSessionIsFoundByItsSecretAlone() {
        var sessions = after(Duration.ZERO);
        var started = sessions.start("olwen", "Firefox");
        assertThat(sessions.use(started.secret())).contains(started.session());
        assertThat(sessions.use(started.session().id())).isEmpty();
        assertThat(sessions.use("")).isEmpty();
        assertThat(sessions.start("olwen", null).secret()).isNotEqualTo(started.secret());
    }

    @Test
    void aSessionThatIsUsedGoesOnAndOneThatIsNotEnds() {
        var secret = after(Duration.ZERO).start("olwen", "x".repeat(5_000)).secret();
        var later = Sessions.UNUSED.minusMinutes(1);
        assertThat(after(later).use(secret)).isPresent();
        assertThat(after(later.multipliedBy(2)).use(secret)).isPresent();
        assertThat(after(later.multipliedBy(3).plusHours(1)).use(secret)).isEmpty();
    }

    @Test
    void noSessionLastsForEver() {
        var secret = after(Duration.ZERO).start("olwen", "Firefox").secret();
        for (var time = Duration.ZERO; time.compareTo(Sessions.LONGEST) < 0; time = time.plusDays(7)) {
            assertThat(after(time).use(secret)).isPresent();
        }
        assertThat(after(Sessions.LONGEST).use(secret)).isEmpty();
    }

    @Test
    void peopleEndTheirOwnSessionsAndNobodyElses() {
        var sessions = after(Duration.ZERO);
        var olwen = sessions.start("olwen", "Firefox");
        var rhys = sessions.start("rhys", "Firefox");
        sessions.end("rhys", olwen.session().id());
        assertThat(sessions.of("olwen")).containsExactly(olwen.session());
        sessions.endAll("olwen");
        assertThat(sessions.of("olwen")).isEmpty();
        assertThat(sessions.use(rhys.secret())).isPresent();
        sessions.end(rhys.secret());
        assertThat(sessions.use(rhys.secret())).isEmpty();
    }
}
