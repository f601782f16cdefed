package org.palimpsest.query.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.query.pages.OrganisationAddress;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.Used;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * What one version says, as it was published. What is suppressed of it, its {@link EntryDocument} knows.
 *
 * @param published where it was: what happens to it later does not move it
 * @param content what readers got at first; under an embargo it has no text
 * @param organisations the {@link OrganisationAddress#keys} of all to which its contributors belong
 * @param opened what they get since that has ended; absent where there was none, or there still is
 */
public record VersionDocument(
        @BsonId String id,
        long position,
        long published,
        UUID entry,
        int number,
        String section,
        Instant at,
        String licence,
        Content content,
        List<String> organisations,
        @Nullable Opened opened)
        implements Positioned {

    /** The whole, from this place on. */
    public record Opened(long position, Content content) {}

    static VersionDocument of(@Nullable VersionDocument before, Recorded<EntryPublished> event) {
        var published = event.event();
        return new VersionDocument(
                id(published.entryId(), published.version()),
                event.position(),
                event.position(),
                published.entryId(),
                published.version(),
                published.section(),
                event.at(),
                published.licence(),
                published.embargo() == null ? published.content() : published.content().withoutText(),
                published.content().contributors().stream()
                        .flatMap(one -> one.affiliations().stream())
                        .flatMap(one -> OrganisationAddress.keys(one).stream())
                        .distinct()
                        .toList(),
                null);
    }

    static @Nullable VersionDocument opened(@Nullable VersionDocument before, Recorded<EmbargoLifted> event) {
        return before == null
                ? null
                : new VersionDocument(
                        before.id,
                        event.position(),
                        before.published,
                        before.entry,
                        before.number,
                        before.section,
                        before.at,
                        before.licence,
                        before.content,
                        before.organisations,
                        new Opened(event.position(), event.event().content()));
    }

    /** What readers got of it as of then. */
    Content contentIn(AsOf asOf) {
        return opened != null && asOf.includes(opened.position) ? opened.content : content;
    }

    /** As what reading a file of it is counted. */
    Used downloaded() {
        return new Used(entry, number, section, Used.Part.DOWNLOAD);
    }

    static String id(UUID entry, int number) {
        return entry + "/" + number;
    }
}
