package org.palimpsest.query.visibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EventMetadata;
import org.palimpsest.events.Role;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.entry.UnderEmbargo;
import org.palimpsest.readmodels.Recorded;

/**
 * Something that happened to an entry, as one caller may know it, and the entry after it as they may see that. What must be
 * hidden is taken out only of what is asked for: a state costs as much as it is long. Immutable.
 */
public final class SeenStep {
    private final Recorded<EntryEvent> recorded;
    private final EntryState state;
    private final EntryState shown;
    private final boolean isPublic;
    private final boolean isCompared;
    private final Visibility visibility;

    /**
     * @param recorded with nothing in it that must be hidden
     * @param state after it, in full
     * @param shown the state whose text the caller gets: the same, or the last one before it that they may read
     * @param isPublic whether readers get that text
     */
    SeenStep(
            Recorded<EntryEvent> recorded,
            EntryState state,
            EntryState shown,
            boolean isPublic,
            boolean isCompared,
            Visibility visibility) {
        this.recorded = recorded;
        this.state = state;
        this.shown = shown;
        this.isPublic = isPublic;
        this.isCompared = isCompared;
        this.visibility = visibility;
    }

    public long position() {
        return recorded.position();
    }

    public Instant at() {
        return recorded.at();
    }

    /** The person's id, or what stands for it. */
    public @Nullable String actor() {
        return EventMetadata.person(recorded.metadata());
    }

    public @Nullable Role role() {
        return EventMetadata.role(recorded.metadata());
    }

    /** What happened. Content it carries none: what it changed is what the states before and after it tell. */
    public EntryEvent event() {
        return recorded.event();
    }

    /** Whether it is to be told as a change of the step before it that the caller sees. */
    public boolean isCompared() {
        return isCompared;
    }

    /** That its text is not for the caller to read yet; null where it is. */
    public @Nullable UnderEmbargo embargo() {
        return isAll() ? visibility.embargo(shown, state) : null;
    }

    private boolean isAll() {
        return visibility.seesDrafts() || isPublic;
    }

    /** The entry after it. */
    public EntryState state() {
        boolean all = isAll();
        var content = all
                ? visibility.published(shown)
                : visibility.work(shown);
        var slug = !all && visibility.hidesAuthor() ? null : state.slug();
        return state.shownWith(slug, content, state.withdrawal());
    }
}
