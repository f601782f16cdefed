package org.palimpsest.query.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.IssueEvent;
import org.palimpsest.events.IssueEvent.EntryAddedToIssue;
import org.palimpsest.events.IssueEvent.EntryRemovedFromIssue;
import org.palimpsest.events.IssueEvent.IssueDetailsChanged;
import org.palimpsest.events.IssueEvent.IssuePlanned;
import org.palimpsest.events.IssueEvent.IssuePublished;
import org.palimpsest.events.IssueEvent.IssueReordered;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * An issue of a journal as it is kept; one that is only planned is for editors.
 *
 * @param address section, volume and number in lower case
 * @param entries in their order
 * @param publishedPosition absent as long as it is planned, as {@code publishedAt} is
 */
public record IssueDocument(
        @BsonId UUID id,
        long position,
        String section,
        String volume,
        String number,
        int year,
        @Nullable String title,
        String address,
        List<UUID> entries,
        @Nullable Long publishedPosition,
        @Nullable Instant publishedAt)
        implements Positioned {

    /** What {@code event} makes of an issue; null for one that was never planned. */
    static @Nullable IssueDocument fold(@Nullable IssueDocument issue, Recorded<? extends IssueEvent> event) {
        if (event.event() instanceof IssuePlanned e) {
            return new IssueDocument(
                    e.issueId(),
                    event.position(),
                    e.section(),
                    e.volume(),
                    e.number(),
                    e.year(),
                    e.title(),
                    address(e.section(), e.volume(), e.number()),
                    List.of(),
                    null,
                    null);
        }
        return issue == null ? null : issue.then(event);
    }

    private IssueDocument then(Recorded<? extends IssueEvent> event) {
        return switch (event.event()) {
            case IssuePlanned _ -> this;
            case IssueDetailsChanged e ->
                new IssueDocument(
                        id,
                        event.position(),
                        section,
                        e.volume(),
                        e.number(),
                        e.year(),
                        e.title(),
                        address(section, e.volume(), e.number()),
                        entries,
                        publishedPosition,
                        publishedAt);
            case EntryAddedToIssue e -> {
                var more = new ArrayList<>(entries);
                more.add(e.entryId());
                yield with(event.position(), more);
            }
            case EntryRemovedFromIssue e ->
                with(event.position(), entries.stream().filter(one -> !one.equals(e.entryId())).toList());
            case IssueReordered e -> with(event.position(), e.entries());
            case IssuePublished e ->
                new IssueDocument(
                        id,
                        event.position(),
                        e.section(),
                        e.volume(),
                        e.number(),
                        e.year(),
                        e.title(),
                        address(e.section(), e.volume(), e.number()),
                        e.entries(),
                        event.position(),
                        event.at());
        };
    }

    private IssueDocument with(long now, List<UUID> others) {
        return new IssueDocument(
                id, now, section, volume, number, year, title, address, List.copyOf(others), publishedPosition, publishedAt);
    }

    /** Nobody tells S2 from s2. */
    static String address(String section, String volume, String number) {
        return (section + "/" + volume + "/" + number).toLowerCase(Locale.ROOT);
    }
}
