package org.palimpsest.command.section;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Slug;
import org.palimpsest.events.SectionEvent;

/** The sections as they are now. Reads without a lock, so that the entries of a section do not wait for each other. */
public final class Sections {
    private final EventStore events;

    public Sections(EventStore events) {
        this.events = events;
    }

    /** Null where there is none of this name, or where this cannot be a name. */
    public @Nullable SectionState find(@Nullable String slug) {
        if (slug == null || !Slug.isValid(slug)) {
            return null;
        }
        SectionState state = null;
        var stream = events.readEvents(stream(slug));
        while (stream.hasNext()) {
            state = SectionState.evolve(state, (SectionEvent) stream.next().getPayload());
        }
        return state;
    }

    static String stream(String slug) {
        return "section:" + slug;
    }
}
