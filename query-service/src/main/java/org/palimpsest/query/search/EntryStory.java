package org.palimpsest.query.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.EmbargoLifted;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntryReinstated;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;
import org.palimpsest.events.EntryEvent.SuppressionLifted;
import org.palimpsest.events.Suppressions;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.entry.UnderEmbargo;

/**
 * The intervals of an entry of which something was taken back, told from the beginning: what is suppressed today was never
 * there, and what is withdrawn today is withdrawn in every past. Not thread-safe.
 */
final class EntryStory {
    private final String entryId;
    private final Suppressions suppressions;

    /** What was the one to read, one after the other; the last one may be open. */
    private final List<Interval> intervals = new ArrayList<>();

    /** Where documents may lie that an earlier telling wrote. */
    private final Map<Long, Instant> openings = new TreeMap<>();

    private @Nullable Interval current;
    private @Nullable UnderEmbargo embargo;
    private @Nullable EntryWithdrawn withdrawn;
    private Instant withdrawnAt = Instant.EPOCH;

    private EntryStory(String entryId, Suppressions suppressions) {
        this.entryId = entryId;
        this.suppressions = suppressions;
    }

    /**
     * Every document that the entry has after {@code story}, its newest interval last. A document is there for every place
     * at which an interval was ever opened, so that none is left over.
     */
    static List<Interval> of(String entryId, List<Told> story) {
        var telling = new EntryStory(entryId, suppressions(story));
        story.forEach(telling::tell);
        return telling.documents(story.getLast());
    }

    private static Suppressions suppressions(List<Told> story) {
        var suppressions = Suppressions.NONE;
        for (var told : story) {
            suppressions = switch (told.event()) {
                case EntrySuppressed event -> suppressions.with(event);
                case SuppressionLifted event -> suppressions.without(event);
                default -> suppressions;
            };
        }
        return suppressions;
    }

    private void tell(Told told) {
        var before = embargo;
        embargo = UnderEmbargo.after(before, told.event());
        switch (told.event()) {
            case EntryPublished event -> {
                openings.put(told.position(), told.at());
                if (!suppressions.hidesVersion(event.version())) {
                    var content = suppressions.content(event.content());
                    follow(Interval.opened(event, content, embargo, told.at(), told.position()), told);
                }
            }
            case EmbargoLifted event -> {
                if (current != null && current.version() == event.version()) {
                    openings.put(told.position(), told.at());
                    follow(current.reading(suppressions.content(event.content()), told.at(), told.position()), told);
                }
            }
            case EmbargoMoved _, ScheduledStepRefused _ -> {
                if (current != null && embargo != null && !embargo.equals(before)) {
                    openings.put(told.position(), told.at());
                    follow(current.under(embargo, told.at(), told.position()), told);
                }
            }
            case EntryWithdrawn event -> {
                if (!openings.isEmpty()) {
                    openings.put(told.position(), told.at());
                    withdrawn = event;
                    withdrawnAt = told.at();
                    reopen(told);
                }
            }
            case EntryReinstated _ -> {
                if (withdrawn != null) {
                    openings.put(told.position(), told.at());
                    withdrawn = null;
                    reopen(told);
                }
            }
            default -> {
                // Suppressions are heeded from the beginning.
            }
        }
    }

    private void reopen(Told told) {
        if (current != null) {
            follow(current.reopened(told.at(), told.position()), told);
        }
    }

    private void follow(Interval next, Told told) {
        if (!intervals.isEmpty() && intervals.getLast().closedPosition() == null) {
            intervals.set(intervals.size() - 1, intervals.getLast().closed(told.at(), told.position()));
        }
        current = next;
        if (withdrawn == null) {
            intervals.add(next);
        } else if (withdrawn.versions() == WithdrawnVersions.MARKED) {
            intervals.add(marked(next, withdrawn));
        }
    }

    private Interval marked(Interval interval, EntryWithdrawn event) {
        return interval.withdrawn(withdrawnAt, String.valueOf(suppressions.text(event.reason())));
    }

    private List<Interval> documents(Told last) {
        var served = new TreeMap<Long, Interval>();
        if (withdrawn == null || withdrawn.versions() == WithdrawnVersions.MARKED) {
            for (var interval : intervals) {
                var now = withdrawn == null ? interval : marked(interval, withdrawn);
                served.put(interval.openedPosition(), now.toldUntil(last.position()));
            }
        }
        var newest = served.isEmpty() ? null : served.pollLastEntry().getValue();
        var documents = new ArrayList<Interval>();
        openings.forEach((position, at) -> documents.add(served.getOrDefault(
                position, nothing(position, at, last))));
        documents.add(newest == null ? Interval.nothing(entryId, last.position(), last.at()) : newest);
        return documents;
    }

    private Interval nothing(long opened, Instant at, Told last) {
        return Interval.nothing(entryId, opened, at).toldUntil(last.position());
    }
}
