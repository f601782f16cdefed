package org.palimpsest.command.dispatch;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.log.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's parts by hand: a dozen lines, and nothing that turns up because a jar is there. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The day in UTC, for what is due some days later. */
    @Bean
    Supplier<LocalDate> today(Clock clock) {
        return () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Ids that sort by the time at which they were made. */
    @Bean
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    /** The present month, in UTC. */
    @Bean
    Supplier<YearMonth> month(Clock clock) {
        return () -> YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }

    @Bean
    MongoEventStorageEngine log(
            MongoDatabase database, MongoPersonKeys persons, Clock clock, List<Named> snapshots) {
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(EventLog.serializer(persons, snapshots))
                .upcasterChain(EventLog.upcasters())
                .clock(clock)
                .build();
    }

    /** Beyond its bound nothing is written: so it is shown while there is time to set the clock. */
    @Bean
    MeterBinder clockSkew(MongoEventStorageEngine log) {
        return registry -> Gauge.builder("palimpsest.clock.skew", () -> log.clockSkew().toMillis() / 1000.0)
                .description("How far this process's clock is ahead of the database's")
                .baseUnit("seconds")
                .register(registry);
    }

    @Bean(destroyMethod = "shutDown")
    LogStore eventStore(MongoEventStorageEngine log) {
        return new LogStore(log);
    }

    @Bean
    IdempotencyStore requests(UniqueKeys keys, MongoEventStorageEngine log) {
        return new IdempotencyStore(keys, log);
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    Commands commands(CommandBus bus, IdempotencyStore requests, LogStore store, MongoEventStorageEngine log) {
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new MessageOriginProvider()));
        bus.registerHandlerInterceptor(new IdempotencyInterceptor(requests, store));
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return new Commands(gateway, requests, log::headPosition);
    }
}
