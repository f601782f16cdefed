package org.palimpsest.query.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * An entry as it is kept: its state, and where and when that came about.
 *
 * @param sequence of the last event in the entry's stream that was no message: the version that commands compare with. Who sees not
 *     all messages does not see by it that there are others
 * @param authors who know what its owner knows, and no more: they learn nothing of who reviews it, by whatever is counted
 * @param piles in which it lies on people's desks
 * @param due the day by which the next review is due that is awaited, as in {@code 2026-12-24}; {@value #NEVER}, which sorts after all
 *     days, if none is
 * @param waiting for what of an editor who does not own it; absent if for nothing
 */
public record DeskDocument(
        @BsonId UUID id,
        long position,
        long sequence,
        Instant changedAt,
        EntryState state,
        Set<String> authors,
        List<String> piles,
        String due,
        @Nullable Waiting waiting)
        implements Positioned {
    static final String NEVER = "never";

    static @Nullable DeskDocument fold(@Nullable DeskDocument before, Recorded<? extends EntryEvent> recorded) {
        var same = recorded.event() instanceof MessageSent ? before : null;
        var state = EntryState.after(before == null ? null : before.state, recorded);
        return state == null
                ? null
                : new DeskDocument(
                        state.id(),
                        recorded.position(),
                        same == null ? recorded.sequence() : same.sequence,
                        same == null ? recorded.at() : same.changedAt,
                        state,
                        authors(state),
                        Piles.of(state),
                        Queue.due(state),
                        Queue.waiting(state).orElse(null));
    }

    private static Set<String> authors(EntryState entry) {
        var authors = new TreeSet<>(entry.facts().credits().confirmed());
        authors.add(entry.owner());
        authors.addAll(entry.ownership().former());
        return authors;
    }
}
