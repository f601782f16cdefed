package org.palimpsest.query.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.ScheduledStep;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.Suppressions;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry as it is kept: its times and places, and what was taken back of it, without what it says.
 *
 * @param slug empty before the first publication, as {@code section} is
 * @param readableFrom where the first version that readers get was published; absent where they get none today
 * @param latestPosition where the latest version that readers get was published; absent likewise, as {@code latestAt} is
 * @param interrupted whether there were times in which readers got none, and that have ended
 * @param versions oldest first, suppressed ones too; empty before the first publication
 * @param withdrawals oldest first; all but the last have ended
 * @param suppressed what is served to nobody, in whichever past
 * @param embargo its ends as they were told, oldest first; empty where there never was one
 * @param opened when readers got the text; absent where there was no embargo, or there still is
 */
public record EntryDocument(
        @BsonId UUID id,
        long position,
        String slug,
        String section,
        @Nullable Long readableFrom,
        @Nullable Long latestPosition,
        @Nullable Instant latestAt,
        boolean interrupted,
        List<Published> versions,
        List<Withdrawal> withdrawals,
        List<Suppressed> suppressed,
        List<End> embargo,
        @Nullable Opened opened)
        implements Positioned {

    /** A version, the place from which it was readable, and why there is one, if that was said. */
    public record Published(int number, long position, Instant at, VersionKind kind, @Nullable String reason) {}

    /** A time in which the entry was withdrawn. */
    public record Withdrawal(
            long position,
            Instant at,
            String reason,
            WithdrawnVersions versions,
            @Nullable Long endedAtPosition,
            @Nullable Instant endedAt,
            @Nullable String endedReason) {

        boolean hides() {
            return versions == WithdrawnVersions.HIDDEN;
        }

        boolean isOpen() {
            return endedAtPosition == null;
        }

        private boolean lasts(Instant moment) {
            return at.isBefore(moment) && (endedAt == null || !endedAt.isBefore(moment));
        }

        /** A withdrawal that has not ended counts at earlier moments, too: else a reader could name one and read on. */
        boolean holdsIn(AsOf asOf) {
            return endedAtPosition == null || (asOf.includes(position) && !asOf.includes(endedAtPosition));
        }
    }

    /** From this place on it was known that the embargo ends then. {@code until}: absent where it should have and has not. */
    public record End(long position, @Nullable Instant until) {}

    /** That the embargo ended. {@code reason}: absent where it was time. */
    public record Opened(long position, Instant at, @Nullable String reason) {}

    /** A suppression under its number. */
    public record Suppressed(int number, Suppression what) {}

    /** What {@code event} makes of an entry. */
    static EntryDocument published(@Nullable EntryDocument entry, Recorded<EntryPublished> event) {
        var published = event.event();
        var before = entry == null ? unpublished(published.entryId()) : entry;
        var version = new Published(
                published.version(), event.position(), event.at(), published.kind(), published.reason());
        return of(
                before.id,
                event.position(),
                published.slug(),
                published.section(),
                and(before.versions, version),
                before.withdrawals,
                before.suppressed,
                // Versions that follow during the embargo are under the same.
                published.embargo() == null || !before.embargo.isEmpty()
                        ? before.embargo
                        : List.of(new End(event.position(), published.embargo().until())),
                before.opened);
    }

    static @Nullable EntryDocument moved(@Nullable EntryDocument entry, Recorded<EmbargoMoved> event) {
        return entry == null ? null : entry.with(new End(event.position(), event.event().embargo().until()));
    }

    static @Nullable EntryDocument refused(@Nullable EntryDocument entry, Recorded<ScheduledStepRefused> event) {
        return entry == null || event.event().step() != ScheduledStep.LIFT_EMBARGO
                ? entry
                : entry.with(new End(event.position(), null));
    }

    static @Nullable EntryDocument opened(@Nullable EntryDocument entry, Recorded<EmbargoLifted> event) {
        return entry == null
                ? null
                : entry.with(
                        event.position(),
                        entry.withdrawals,
                        entry.suppressed,
                        entry.embargo,
                        new Opened(event.position(), event.at(), event.event().reason()));
    }

    /** What was never published leaves no tombstone, so {@code entry} may be null and stay so. */
    static @Nullable EntryDocument withdrawn(@Nullable EntryDocument entry, Recorded<EntryWithdrawn> event) {
        if (entry == null || entry.versions.isEmpty()) {
            return entry;
        }
        var withdrawn = event.event();
        var withdrawal =
                new Withdrawal(event.position(), event.at(), withdrawn.reason(), withdrawn.versions(), null, null, null);
        return entry.with(event.position(), and(entry.withdrawals, withdrawal), entry.suppressed);
    }

    static @Nullable EntryDocument reinstated(@Nullable EntryDocument entry, Recorded<EntryReinstated> event) {
        if (entry == null || entry.withdrawals.isEmpty()) {
            return entry;
        }
        var open = entry.withdrawals.getLast();
        var ended = new Withdrawal(
                open.position, open.at, open.reason, open.versions, event.position(), event.at(), event.event().reason());
        var others = entry.withdrawals.subList(0, entry.withdrawals.size() - 1);
        return entry.with(event.position(), and(others, ended), entry.suppressed);
    }

    /** Words may be suppressed before anything is published. */
    static EntryDocument suppressed(@Nullable EntryDocument entry, Recorded<EntrySuppressed> event) {
        var suppressed = event.event();
        var before = entry == null ? unpublished(suppressed.entryId()) : entry;
        var one = new Suppressed(suppressed.number(), suppressed.what());
        return before.with(event.position(), before.withdrawals, and(before.suppressed, one));
    }

    static @Nullable EntryDocument lifted(@Nullable EntryDocument entry, Recorded<SuppressionLifted> event) {
        if (entry == null) {
            return null;
        }
        var left = entry.suppressed.stream()
                .filter(one -> one.number != event.event().number())
                .toList();
        return entry.with(event.position(), entry.withdrawals, left);
    }

    private static EntryDocument unpublished(UUID id) {
        return of(id, -1, "", "", List.of(), List.of(), List.of(), List.of(), null);
    }

    private EntryDocument with(long now, List<Withdrawal> allWithdrawals, List<Suppressed> allSuppressed) {
        return with(now, allWithdrawals, allSuppressed, embargo, opened);
    }

    private EntryDocument with(End end) {
        return with(end.position, withdrawals, suppressed, and(embargo, end), opened);
    }

    private EntryDocument with(
            long now, List<Withdrawal> allWithdrawals, List<Suppressed> allSuppressed, List<End> ends, @Nullable Opened end) {
        return of(id, now, slug, section, versions, allWithdrawals, allSuppressed, ends, end);
    }

    private static EntryDocument of(
            UUID id,
            long position,
            String slug,
            String section,
            List<Published> versions,
            List<Withdrawal> withdrawals,
            List<Suppressed> suppressed,
            List<End> embargo,
            @Nullable Opened opened) {
        var gone = fold(suppressed);
        var served = versions.stream().filter(one -> !gone.hidesVersion(one.number)).toList();
        boolean hidden = withdrawals.stream().anyMatch(one -> one.isOpen() && one.hides());
        boolean readable = !hidden && !served.isEmpty();
        return new EntryDocument(
                id,
                position,
                slug,
                section,
                readable ? served.getFirst().position : null,
                readable ? served.getLast().position : null,
                readable ? served.getLast().at : null,
                withdrawals.stream().anyMatch(one -> !one.isOpen() && one.hides()),
                versions,
                withdrawals,
                suppressed,
                embargo,
                opened);
    }

    private static Suppressions fold(List<Suppressed> suppressed) {
        return new Suppressions(suppressed.stream().collect(Collectors.toMap(Suppressed::number, Suppressed::what)));
    }

    private static <T> List<T> and(List<T> items, T another) {
        var all = new ArrayList<>(items);
        all.add(another);
        return List.copyOf(all);
    }

    /** What is suppressed of it today: nothing of it is served without passing this. */
    Suppressions suppressions() {
        return fold(suppressed);
    }

    /** The versions that there were as of then, suppressed ones too; oldest first. */
    List<Published> versionsIn(AsOf asOf) {
        return versions.stream().filter(version -> asOf.includes(version.position)).toList();
    }

    /** The newest version as of then that is not suppressed. */
    Optional<Published> versionIn(AsOf asOf) {
        var gone = suppressions();
        return versionsIn(asOf).reversed().stream()
                .filter(version -> !gone.hidesVersion(version.number))
                .findFirst();
    }

    /** The first day, in UTC, at whose end readers had a version that they still have; empty where there is none. */
    Optional<LocalDate> firstDay() {
        var gone = suppressions();
        var served = versions.stream().filter(version -> !gone.hidesVersion(version.number)).map(Published::at).toList();
        var hidden = withdrawals.stream().filter(Withdrawal::hides).toList();
        return Stream.concat(served.stream(), hidden.stream().flatMap(one -> Stream.ofNullable(one.endedAt)))
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .sorted()
                .filter(day -> {
                    var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                    return served.stream().anyMatch(end::isAfter) && hidden.stream().noneMatch(one -> one.lasts(end));
                })
                .findFirst();
    }

    /** The end of the embargo that held then, as it was known; empty where readers had the text. */
    Optional<End> embargoIn(AsOf asOf) {
        return openedIn(asOf).isPresent()
                ? Optional.empty()
                : embargo.reversed().stream().filter(end -> asOf.includes(end.position)).findFirst();
    }

    /** That an embargo had ended by then. */
    Optional<Opened> openedIn(AsOf asOf) {
        return Optional.ofNullable(opened).filter(end -> asOf.includes(end.position));
    }

    /** All withdrawals of which readers know as of then, oldest first: those before it, and one that lasts. */
    List<Withdrawal> withdrawalsIn(AsOf asOf) {
        return withdrawals.stream().filter(one -> asOf.includes(one.position) || one.isOpen()).toList();
    }

    /** The withdrawal that counts for reading as of then; of several, one that hides the entry. */
    Optional<Withdrawal> withdrawalIn(AsOf asOf) {
        var holding = withdrawals.stream().filter(one -> one.holdsIn(asOf)).toList();
        return holding.stream().filter(Withdrawal::hides).findFirst().or(() -> holding.stream().findFirst());
    }
}
