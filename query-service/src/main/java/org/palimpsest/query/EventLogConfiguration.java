package org.palimpsest.query;

import com.mongodb.client.MongoDatabase;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.palimpsest.events.EventTypes;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.MongoEventStore;
import org.palimpsest.eventstore.MongoTokenStore;
import org.palimpsest.eventstore.TypeNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The event log as this service reads it, and the tokens that say how far. Axon's starter makes the rest. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    TypeNames eventNames() {
        var names = TypeNames.builder();
        EventTypes.all().forEach(named -> names.add(named.type(), named.name(), named.revision()));
        return names.build();
    }

    /** For everything that Axon writes or reads: without it, the starter asks for XStream. */
    @Bean
    @Primary
    EventSerializer serializer(TypeNames names) {
        return new EventSerializer(names);
    }

    @Bean
    MongoEventStorageEngine eventStorageEngine(MongoDatabase database, EventSerializer serializer) {
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(serializer)
                .upcasterChain(new EventUpcasterChain())
                .build();
    }

    /** Takes the place of the starter's own, which would look for new events only once a second. */
    @Bean
    MongoEventStore eventStore(MongoEventStorageEngine engine) {
        return MongoEventStore.over(engine);
    }

    @Bean
    MongoTokenStore tokenStore(MongoDatabase database, EventSerializer serializer) {
        return new MongoTokenStore(database, serializer);
    }
}
