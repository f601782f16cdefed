package org.palimpsest.query.library;

import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/** What one version says, as it was published. Never changes; what is suppressed of it, its {@link EntryDocument} knows. */
public record VersionDocument(
        @BsonId String id, long position, UUID entry, int number, String section, Instant at, String licence, Content content)
        implements Positioned {

    static VersionDocument of(Recorded<EntryPublished> event) {
        var published = event.event();
        return new VersionDocument(
                id(published.entryId(), published.version()),
                event.position(),
                published.entryId(),
                published.version(),
                published.section(),
                event.at(),
                published.licence(),
                published.content());
    }

    static String id(UUID entry, int number) {
        return entry + "/" + number;
    }
}
