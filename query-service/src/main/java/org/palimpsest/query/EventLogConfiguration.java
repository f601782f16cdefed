package org.palimpsest.query;

import com.mongodb.client.MongoDatabase;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.eventstore.TypeNames;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.log.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event log as this service reads it, and the tokens that say how far. Axon's parts by hand: these are all. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    TypeNames eventNames() {
        return EventLog.names();
    }

    @Bean
    EventSerializer serializer(MongoPersonKeys persons) {
        return EventLog.serializer(persons);
    }

    @Bean
    MongoEventStorageEngine eventStorageEngine(MongoDatabase database, EventSerializer serializer) {
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(serializer)
                .upcasterChain(EventLog.upcasters())
                .build();
    }

    @Bean
    MongoEventStore eventStore(MongoEventStorageEngine engine) {
        return MongoEventStore.over(engine);
    }

    @Bean
    MongoTokenStore tokenStore(MongoDatabase database, EventSerializer serializer) {
        return new MongoTokenStore(database, serializer);
    }
}
