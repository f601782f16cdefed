package org.palimpsest.query.entry;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.EmbargoMoved;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.ScheduledStepRefused;

/**
 * That readers do not get the text yet.
 *
 * @param until the first moment at which they do
 * @param setBy in whose name it ends by itself
 * @param versions that are under it, ascending
 * @param why it could not be ended when it was time; absent as long as that has not happened
 */
public record Embargoed(Instant until, String setBy, List<Integer> versions, @Nullable String why) {

    /** What {@code event} makes of the embargo before it; null where everybody may read what was published. */
    static @Nullable Embargoed after(@Nullable Embargoed before, EntryPublished event) {
        var begun = event.embargo();
        if (before == null) {
            return begun == null ? null : new Embargoed(begun.until(), begun.setBy(), List.of(event.version()), null);
        }
        var versions = Stream.concat(before.versions.stream(), Stream.of(event.version())).toList();
        return new Embargoed(before.until, before.setBy, versions, before.why);
    }

    /** What readers are told of it. */
    public UnderEmbargo told() {
        return new UnderEmbargo(why == null ? until : null);
    }

    Embargoed moved(EmbargoMoved event) {
        return new Embargoed(event.embargo().until(), event.embargo().setBy(), versions, null);
    }

    /** Null once no version is left under it. */
    @Nullable Embargoed lifted(int version) {
        var others = versions.stream().filter(one -> one != version).toList();
        return others.isEmpty() ? null : new Embargoed(until, setBy, others, why);
    }

    Embargoed refused(ScheduledStepRefused event) {
        return new Embargoed(until, setBy, versions, event.reason());
    }
}
