package org.palimpsest.command.dispatch;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.palimpsest.command.key.UniqueKeys;
import org.palimpsest.events.EventTypes;
import org.palimpsest.events.EventTypes.Named;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.TypeNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's parts by hand: a dozen lines, and nothing that turns up because a jar is there. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Ids that sort by the time at which they were made. */
    @Bean
    Supplier<UUID> ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    MongoEventStorageEngine log(MongoDatabase database, Clock clock, List<Named> snapshots) {
        var names = TypeNames.builder();
        Stream.concat(EventTypes.all().stream(), snapshots.stream())
                .forEach(named -> names.add(named.type(), named.name(), named.revision()));
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(new EventSerializer(names.build()))
                .upcasterChain(NoOpEventUpcaster.INSTANCE)
                .clock(clock)
                .build();
    }

    @Bean(destroyMethod = "shutDown")
    LogStore eventStore(MongoEventStorageEngine log) {
        return new LogStore(log);
    }

    @Bean
    Requests requests(UniqueKeys keys, MongoEventStorageEngine log) {
        return new Requests(keys, log);
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    Commands commands(CommandBus bus, Requests requests, LogStore store, MongoEventStorageEngine log) {
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new MessageOriginProvider()));
        bus.registerHandlerInterceptor(new Bookkeeping(requests, store));
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        return new Commands(gateway, requests, log::headPosition);
    }
}
