package org.palimpsest.query.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.SynonymEvent;
import org.palimpsest.events.SynonymEvent.SynonymsAdded;
import org.palimpsest.events.SynonymEvent.SynonymsRemoved;
import org.palimpsest.events.SynonymEvent.SynonymsRevised;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * A group of words that mean the same, as it is kept.
 *
 * @param sequence of the last event about it: the version that commands compare with
 * @param words none once the group was removed
 * @param at when it was changed last
 * @param reason what was said about the last change; null where nothing was
 */
public record SynonymDocument(
        @BsonId UUID id, long position, long sequence, List<String> words, Instant at, @Nullable String reason)
        implements Positioned {

    static SynonymDocument fold(@Nullable SynonymDocument group, Recorded<? extends SynonymEvent> event) {
        return switch (event.event()) {
            case SynonymsAdded e -> of(event, e.words(), e.reason());
            case SynonymsRevised e -> of(event, e.words(), e.reason());
            case SynonymsRemoved e -> of(event, List.of(), e.reason());
        };
    }

    private static SynonymDocument of(Recorded<? extends SynonymEvent> event, List<String> words, @Nullable String reason) {
        return new SynonymDocument(event.event().groupId(), event.position(), event.sequence(), words, event.at(), reason);
    }
}
