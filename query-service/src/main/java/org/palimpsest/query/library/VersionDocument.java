package org.palimpsest.query.library;

import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/** What one version says. Never changes. */
public record VersionDocument(@BsonId String id, long position, String licence, Content content) implements Positioned {

    static VersionDocument of(Recorded<EntryPublished> event) {
        var published = event.event();
        var id = id(published.entryId(), published.version());
        return new VersionDocument(id, event.position(), published.licence(), published.content());
    }

    static String id(UUID entry, int number) {
        return entry + "/" + number;
    }
}
