package org.palimpsest.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.palimpsest.eventstore.TestStore.event;
import static org.palimpsest.eventstore.TestStore.payloads;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palimpsest.engines.Engines;

/** No clock that is wrong dates a commit. */
class ClockSkewTest implements CommandListener {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final TestStore store = new TestStore();
    private final AtomicInteger questions = new AtomicInteger();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(Engines.shared().mongodbUri()))
            .addCommandListener(this)
            .build());
    private final MongoEventStorageEngine engine = engine(store.clock);

    @Override
    public void commandStarted(CommandStartedEvent event) {
        questions.addAndGet(event.getCommandName().equals("hello") ? 1 : 0);
    }

    @AfterEach
    void drop() {
        client.close();
        store.close();
    }

    private MongoEventStorageEngine engine(Clock clock) {
        return store.builder().database(client.getDatabase(store.database.getName()))
                .clock(clock).maxClockSkew(BOUND).build();
    }

    private void wrongBy(Duration skew) {
        store.clock.set(Instant.now().plus(skew));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT876600H", "PT1H", "PT32S", "PT-32S", "PT-1H", "PT-876600H"})
    void a_clock_beyond_the_bound_appends_nothing(Duration skew) {
        wrongBy(skew);
        assertThatThrownBy(() -> engine.appendEvents(event("a", 0)))
                .isInstanceOf(ClockSkewException.class)
                .hasMessageContaining(skew.isNegative() ? "behind the database's" : "ahead of the database's")
                .hasMessageContaining("at most 30.0 s are allowed");
        assertThat(store.commits().countDocuments()).isZero();
        assertThat(engine.clockSkew()).isCloseTo(skew, Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT28S", "PT0S", "PT-28S"})
    void a_clock_within_the_bound_dates_what_is_appended(Duration skew) {
        wrongBy(skew);
        engine.appendEvents(event("a", 0));
        assertThat(TestStore.all(engine)).extracting(EventMessage::getTimestamp)
                .containsExactly(store.clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void a_clock_that_is_set_is_noticed_by_the_next_append_and_so_is_one_that_is_set_right() {
        wrongBy(Duration.ZERO);
        engine.appendEvents(event("a", 0));
        wrongBy(Duration.ofHours(1));
        assertThatThrownBy(() -> engine.appendEvents(event("a", 1))).isInstanceOf(ClockSkewException.class);
        wrongBy(Duration.ZERO);
        engine.appendEvents(event("a", 1));
        assertThat(payloads(TestStore.all(engine))).containsExactly("a #0", "a #1");
    }

    @Test
    void appends_do_not_each_ask_for_the_time() {
        var right = engine(Clock.systemUTC());
        long begin = System.nanoTime();
        for (int seq = 0; seq < 200; seq++) {
            right.appendEvents(event("a", seq));
        }
        long periods = 1 + Duration.ofNanos(System.nanoTime() - begin).dividedBy(CommitClock.ASK_EVERY);
        assertThat(questions).hasPositiveValue().hasValueLessThanOrEqualTo((int) periods);
    }

    @Test
    void nor_do_those_that_are_refused() {
        wrongBy(Duration.ofHours(1));
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> engine.appendEvents(event("a", 0))).isInstanceOf(ClockSkewException.class);
        }
        assertThat(questions).hasPositiveValue().hasValueLessThan(10);
    }

    @Test
    void a_process_that_stood_still_asks_before_it_dates_anything() {
        var nanos = new AtomicLong();
        var database = client.getDatabase(store.database.getName());
        var clock = new CommitClock(database, Clock.systemUTC(), BOUND, nanos::get);
        clock.instant();
        clock.instant();
        assertThat(questions).hasValue(1);

        nanos.addAndGet(CommitClock.ASK_EVERY.toNanos());
        clock.instant();
        assertThat(questions).hasValue(2);
        // The machine slept: its other clock slept as well, and seems to say that this one was set.
        var slept = new CommitClock(database, store.clock, BOUND, nanos::get);
        wrongBy(Duration.ofHours(-1));
        assertThatThrownBy(slept::instant).isInstanceOf(ClockSkewException.class);
        wrongBy(Duration.ZERO);
        assertThat(slept.instant()).isEqualTo(store.clock.instant());
        assertThat(slept.skew().toMillis()).isCloseTo(0, within(1000L));
    }

    @Test
    void a_log_that_is_dated_ahead_is_gone_on_with_and_never_dated_back() {
        var future = Instant.parse("2126-01-01T00:00:00Z");
        store.clock.set(future);
        store.engine().appendEvents(event("a", 0));

        engine(Clock.systemUTC()).appendEvents(event("a", 1));
        assertThat(TestStore.all(engine)).extracting(EventMessage::getTimestamp).containsExactly(future, future);
        assertThat(new Chain(store.database).verify().sound()).isTrue();
    }
}
