package org.palimpsest.query.visibility;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.palimpsest.eventstore.EventSerializer;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.log.EventLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A log whose times follow from its positions, a minute for each: two logs of the same events say the same times, and have the same
 * digests and lengths. Without an annotation, so that only a test that names it has it.
 */
final class SameTimes {
    private static final Instant BEGINNING = Instant.parse("2025-01-15T08:00:00Z");

    /** Longer than anything: nobody's clock agrees with this one. */
    private static final Duration ANY = Duration.ofDays(100_000);

    @Bean
    @Primary
    MongoEventStorageEngine dated(
            MongoDatabase database, EventSerializer serializer, @Qualifier("eventStorageEngine") MongoEventStorageEngine log) {
        InstantSource times = () -> BEGINNING.plus(Duration.ofMinutes(log.headPosition() + 1));
        return MongoEventStorageEngine.builder()
                .database(database)
                .eventSerializer(serializer)
                .upcasterChain(EventLog.upcasters())
                .clock(times.withZone(ZoneOffset.UTC))
                .maxClockSkew(ANY)
                .build();
    }
}
