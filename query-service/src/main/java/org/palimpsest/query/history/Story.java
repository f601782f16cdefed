package org.palimpsest.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.readmodels.Recorded;
import org.palimpsest.query.reading.AsOf;

/**
 * The events of one entry in order, and what follows from them. Immutable.
 *
 * @param events of one entry, its first event first
 */
record Story(List<Recorded<EntryEvent>> events) {
    Story {
        events = List.copyOf(events);
    }

    /** A state and the event that led to it. */
    record Point(EntryState state, Recorded<EntryEvent> last) {
        State shown() {
            return State.of(state, last.position(), last.at());
        }
    }

    /** The entry as it was, if it existed then. */
    Optional<Point> at(AsOf asOf) {
        @Nullable EntryState state = null;
        @Nullable Recorded<EntryEvent> last = null;
        for (var event : events) {
            if (asOf.includes(event.position())) {
                state = EntryState.after(state, event);
                last = event;
            }
        }
        return state == null || last == null ? Optional.empty() : Optional.of(new Point(state, last));
    }

    /** Each event with what it changed. */
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        @Nullable EntryState before = null;
        for (var event : events) {
            var after = EntryState.after(before, event);
            steps.add(step(event, Changes.between(before, after)));
            before = after;
        }
        return List.copyOf(steps);
    }

    private static Step step(Recorded<EntryEvent> recorded, List<Change> changes) {
        var telling = Telling.of(recorded.event());
        return new Step(
                recorded.position(),
                recorded.at(),
                EventMetadata.person(recorded.metadata()),
                EventMetadata.role(recorded.metadata()),
                EventDocument.nameOf(recorded.event()),
                telling.what(),
                telling.round(),
                telling.facts(),
                changes);
    }
}
