package org.palimpsest.query.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.PublicEntries;
import org.palimpsest.query.usage.ItemReport.UsedEntry;
import org.palimpsest.query.usage.UsageCollection.Monthly;
import org.palimpsest.query.usage.UsageCollection.Ranked;
import org.palimpsest.query.usage.UsageCollection.VersionMonth;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/** How often entries were read that readers have today. Thread-safe; blocks. */
@Component
final class Usage {
    /** How many are told of the most read. */
    static final int MOST = 100;

    /** How many a report has at most. */
    static final int MOST_REPORTED = 5_000;

    private static final int AT_ONCE = 500;

    /** Adding up costs more the more was read, and changes little from one minute to the next. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final UsageCollection collection;
    private final PublicEntries entries;
    private final Library library;
    private final Cache<Asked, List<Ranked>> mostUsed =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(KEPT).build();

    /** {@code section}: null for all. Both months are included. */
    record Asked(@Nullable String section, YearMonth from, YearMonth to) {}

    Usage(UsageCollection collection, PublicEntries entries, Library library) {
        this.collection = collection;
        this.entries = entries;
        this.library = library;
    }

    /**
     * Of each month, the latest first, and in it each version, the newest first.
     *
     * @throws Problem as the library does where readers do not have it
     */
    List<Map.Entry<VersionMonth, UsageCount>> counted(String slug) {
        return collection.of(library.entry(slug, AsOf.NOW).entry().id());
    }

    /** @throws Problem as the library does where readers do not have it */
    EntryUsage of(String slug) {
        var edition = library.current(slug);
        var title = Objects.requireNonNullElse(edition.content().title(), "Untitled");
        return EntryUsage.of(slug, title, collection.of(edition.entryId()));
    }

    /**
     * What was read most in these months; at most {@value #MOST}. It may be ten minutes old; what readers do not have any more is never
     * in it.
     *
     * @throws Problem 404 if there is no such section
     */
    List<MostRead> mostRead(@Nullable String section, Months months) {
        if (section != null) {
            library.policy(section);
        }
        var ranked = mostUsed.get(new Asked(section, months.first(), months.last()), asked -> collection.mostUsed(asked, MOST));
        var shown = shown(ranked.stream().map(Ranked::entry).toList());
        return ranked.stream()
                .filter(one -> shown.containsKey(one.entry()))
                .map(one -> Map.entry(shown.get(one.entry()), one.count()))
                .map(one -> new MostRead(
                        one.getKey().slug(), one.getKey().title(), one.getKey().section(), one.getKey().contributors(), one.getValue()))
                .toList();
    }

    /** What readers have today of what was used in a time; {@code isAll}: whether nothing else was. */
    record Used(List<UsedEntry> entries, boolean isAll) {}

    /**
     * How often entries were used in each of these months: the most used first, at most {@value #MOST_REPORTED}.
     *
     * @throws Problem 404 if there is no such section
     */
    Used used(@Nullable String section, Period period) {
        if (section != null) {
            library.policy(section);
        }
        var counted = collection.byMonth(new Asked(section, period.first(), period.last()), MOST_REPORTED + 1);
        var told = counted.subList(0, Math.min(MOST_REPORTED, counted.size()));
        var used = new ArrayList<UsedEntry>();
        for (int from = 0; from < told.size(); from += AT_ONCE) {
            var some = told.subList(from, Math.min(from + AT_ONCE, told.size()));
            var shown = shown(some.stream().map(Monthly::entry).toList());
            some.forEach(one -> {
                var entry = shown.get(one.entry());
                if (entry != null) {
                    used.add(new UsedEntry(entry, one.months()));
                }
            });
        }
        return new Used(List.copyOf(used), counted.size() == told.size());
    }

    private Map<UUID, PublicEntries.Public> shown(List<UUID> ids) {
        return entries.of(ids).stream().collect(Collectors.toMap(PublicEntries.Public::id, Function.identity()));
    }
}
