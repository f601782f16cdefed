package org.palimpsest.query.people;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.EmailChanged;
import org.palimpsest.events.PersonEvent.PersonErased;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.PersonRenamed;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.PersonEvent.RoleRevoked;
import org.palimpsest.events.Personal;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * A person as they are kept.
 *
 * @param sequence of the last event in the person's stream: the version that commands compare with
 * @param name null, like {@code email}, once the person was erased
 */
public record PersonDocument(
        @BsonId String id,
        long position,
        long sequence,
        Instant registeredAt,
        @Nullable Personal name,
        @Nullable Personal email)
        implements Positioned {

    static @Nullable PersonDocument fold(@Nullable PersonDocument person, Recorded<? extends PersonEvent> recorded) {
        return switch (recorded.event()) {
            case PersonRegistered e ->
                new PersonDocument(
                        e.personId(), recorded.position(), recorded.sequence(), recorded.at(), e.name(), e.email());
            case PersonRenamed e -> person == null ? null : person.with(recorded, e.name(), person.email);
            case EmailChanged e -> person == null ? null : person.with(recorded, person.name, e.email());
            case RoleGranted _, RoleRevoked _ -> person == null ? null : person.with(recorded, person.name, person.email);
            case PersonErased _ -> person == null ? null : person.with(recorded, null, null);
        };
    }

    private PersonDocument with(Recorded<?> recorded, @Nullable Personal newName, @Nullable Personal newEmail) {
        return new PersonDocument(id, recorded.position(), recorded.sequence(), registeredAt, newName, newEmail);
    }
}
