package org.palimpsest.query.discussion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.palimpsest.events.Suspicion;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.eventstore.personal.Pseudonyms;
import org.springframework.stereotype.Component;

/** Tells how long ago a form was made: it carries the moment, signed so that nobody else can have made it. Thread-safe. */
@Component
final class Stamps {
    /** Nobody reads the form and writes a comment in less. */
    private static final Duration FASTEST = Duration.ofSeconds(3);

    private static final Duration OLDEST = Duration.ofDays(1);

    private final Pseudonyms signatures;
    private final Clock clock = Clock.systemUTC();

    Stamps(MongoPersonKeys keys) {
        signatures = keys.pseudonyms("comment-form");
    }

    /** For a form that is made now. */
    String fresh() {
        var moment = Long.toString(clock.millis());
        return moment + "." + signatures.of(moment);
    }

    /** What the stamp of a form that was sent makes one think. */
    Optional<Suspicion> suspicion(String stamp) {
        var parts = stamp.split("\\.", 2);
        if (parts.length != 2
                || !parts[0].matches("\\d{1,15}")
                || !MessageDigest.isEqual(signatures.of(parts[0]).getBytes(US_ASCII), parts[1].getBytes(US_ASCII))) {
            return Optional.of(Suspicion.STALE_FORM);
        }
        var age = Duration.between(Instant.ofEpochMilli(Long.parseLong(parts[0])), clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            return Optional.of(Suspicion.STALE_FORM);
        }
        return age.compareTo(FASTEST) < 0 ? Optional.of(Suspicion.HASTE) : Optional.empty();
    }
}
