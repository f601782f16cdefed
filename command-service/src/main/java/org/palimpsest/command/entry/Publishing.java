package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Slug;
import org.palimpsest.command.Text;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.SlugAssigned;

/** What readers get to see, and at which address. */
final class Publishing {
    private Publishing() {}

    /** An address that another entry has by now stops nobody's publication: this entry's own gets part of the id. */
    static Decision<EntryEvent> publish(PublishEntry c, EntryState state, Set<String> taken) {
        if (state.round() == null) {
            throw new IllegalStateException("accepted without a submission");
        }
        var events = new ArrayList<EntryEvent>();
        var slug = state.slug();
        if (slug == null) {
            var candidates = addresses(c, state);
            slug = candidates.stream().filter(one -> !taken.contains(one)).findFirst().orElse(candidates.getLast());
            events.add(new SlugAssigned(c.entryId(), slug));
        }
        events.add(new EntryPublished(
                c.entryId(),
                state.section(),
                slug,
                state.versions() + 1,
                state.round().policy().licence(),
                state.content()));
        return new Decision<>(events, state.slug() == null ? Set.of(key(slug)) : Set.of(), Set.of());
    }

    /** What the entry could be called, the best first; none where it has an address. */
    static List<String> addresses(PublishEntry c, EntryState state) {
        return state.slug() != null
                ? List.of()
                : Slug.candidates(state.wish(), Text.orEmpty(state.content().title()), c.entryId());
    }

    /** The unique key that stands for an address. */
    static String key(String slug) {
        return "slug:" + slug;
    }

    static List<EntryEvent> startRevision(StartRevision c, EntryState state) {
        return List.of(new RevisionStarted(c.entryId(), state.versions()));
    }
}
