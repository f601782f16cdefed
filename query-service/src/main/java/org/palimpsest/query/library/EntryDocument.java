package org.palimpsest.query.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.query.reading.AsOf;

/**
 * A published entry as it is kept: its times and places, without what it says.
 *
 * @param firstPosition where its first version was published
 * @param latestPosition where its latest version was published
 * @param withdrawn whether a tombstone stands in its place now
 * @param versions oldest first, never empty
 * @param withdrawals oldest first; all but the last have ended
 */
public record EntryDocument(
        @BsonId UUID id,
        long position,
        String slug,
        String section,
        long firstPosition,
        long latestPosition,
        boolean withdrawn,
        List<Published> versions,
        List<Withdrawal> withdrawals)
        implements Positioned {

    /** A version and the place from which it was readable. */
    public record Published(int number, long position, Instant at) {}

    /** A time without the entry. */
    public record Withdrawal(
            long position, Instant at, String reason, @Nullable Long endedAtPosition, @Nullable Instant endedAt) {
        boolean holdsIn(AsOf asOf) {
            return asOf.includes(position) && (endedAtPosition == null || !asOf.includes(endedAtPosition));
        }
    }

    static EntryDocument published(@Nullable EntryDocument entry, Recorded<EntryPublished> event) {
        var published = event.event();
        var version = new Published(published.version(), event.position(), event.at());
        return new EntryDocument(
                published.entryId(),
                event.position(),
                published.slug(),
                published.section(),
                entry == null ? event.position() : entry.firstPosition,
                event.position(),
                entry != null && entry.withdrawn,
                entry == null ? List.of(version) : and(entry.versions, version),
                entry == null ? List.of() : entry.withdrawals);
    }

    /** What was never published leaves no tombstone, so {@code entry} may be null and stay so. */
    static @Nullable EntryDocument withdrawn(@Nullable EntryDocument entry, Recorded<EntryWithdrawn> event) {
        if (entry == null) {
            return null;
        }
        var withdrawal = new Withdrawal(event.position(), event.at(), event.event().reason(), null, null);
        return entry.with(event.position(), true, and(entry.withdrawals, withdrawal));
    }

    static @Nullable EntryDocument reinstated(@Nullable EntryDocument entry, Recorded<EntryReinstated> event) {
        if (entry == null || entry.withdrawals.isEmpty()) {
            return entry;
        }
        var open = entry.withdrawals.getLast();
        var ended = new Withdrawal(open.position(), open.at(), open.reason(), event.position(), event.at());
        var others = entry.withdrawals.subList(0, entry.withdrawals.size() - 1);
        return entry.with(event.position(), false, and(others, ended));
    }

    private EntryDocument with(long now, boolean gone, List<Withdrawal> all) {
        return new EntryDocument(id, now, slug, section, firstPosition, latestPosition, gone, versions, all);
    }

    private static <T> List<T> and(List<T> items, T another) {
        var all = new ArrayList<>(items);
        all.add(another);
        return List.copyOf(all);
    }

    /** The version that readers saw as of then, had it not been withdrawn. */
    Optional<Published> versionIn(AsOf asOf) {
        return versions.reversed().stream()
                .filter(version -> asOf.includes(version.position()))
                .findFirst();
    }

    Optional<Withdrawal> withdrawalIn(AsOf asOf) {
        return withdrawals.stream().filter(withdrawal -> withdrawal.holdsIn(asOf)).findFirst();
    }
}
