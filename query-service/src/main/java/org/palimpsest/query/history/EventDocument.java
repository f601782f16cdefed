package org.palimpsest.query.history;

import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.EventType;
import org.palimpsest.events.Role;
import org.palimpsest.eventstore.EventJson;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * One event of an entry as it is kept.
 *
 * @param id the position
 * @param type the event's lasting name
 * @param json the event as the log writes it
 * @param slug only on the event that assigned it, so that the entry can be found
 */
public record EventDocument(
        @BsonId Long id,
        UUID entryId,
        long sequence,
        Instant at,
        @Nullable String actor,
        @Nullable Role role,
        String type,
        String json,
        @Nullable String slug)
        implements Positioned {

    static EventDocument of(Recorded<? extends EntryEvent> recorded) {
        var event = recorded.event();
        return new EventDocument(
                recorded.position(),
                event.entryId(),
                recorded.sequence(),
                recorded.at(),
                EventMetadata.person(recorded.metadata()),
                EventMetadata.role(recorded.metadata()),
                nameOf(event),
                EventJson.mapper().writeValueAsString(event),
                event instanceof SlugAssigned assigned ? assigned.slug() : null);
    }

    /** The lasting name of an event. */
    static String nameOf(EntryEvent event) {
        return event.getClass().getAnnotation(EventType.class).value();
    }

    @Override
    public long position() {
        return id;
    }
}
