package org.palimpsest.command.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Decision;
import org.palimpsest.command.Slug;
import org.palimpsest.command.Text;
import org.palimpsest.command.Violations;
import org.palimpsest.command.entry.EntryCommand.PublishEntry;
import org.palimpsest.command.entry.EntryCommand.PublishInIssue;
import org.palimpsest.command.entry.EntryCommand.StartRevision;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.RevisionStarted;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.VersionKind;

/** What readers get to see, and at which address. */
final class Publishing {
    private Publishing() {}

    static Decision<EntryEvent> publish(PublishEntry c, EntryState state, Entry.Context context) {
        var reason = Text.clean(c.reason());
        var kind = kind(c.kind(), reason, state);
        var embargo = Embargoing.begun(c.entryId(), c.embargoUntil(), state, context);
        return published(c.entryId(), state, List.of(), state.content(), kind, reason, embargo, context.taken());
    }

    /** What it says of its journal is put right first, for all to see who did it. */
    static Decision<EntryEvent> publishInIssue(PublishInIssue c, EntryState state, Entry.Context context) {
        var before = state.content().article();
        var article = before == null
                ? new Article(null, c.journal(), c.volume(), c.number(), null, null, null)
                : new Article(
                        before.articleType(),
                        before.journal() == null ? c.journal() : before.journal(),
                        c.volume(),
                        c.number(),
                        before.elocationId(),
                        before.doi(),
                        before.firstPublished());
        var revised = new ArticleRevised(c.entryId(), article);
        var first = article.equals(before) ? List.<EntryEvent>of() : List.<EntryEvent>of(revised);
        var kind = VersionKind.usual(state.versions() + 1);
        // Of what readers have already, nothing is taken from them.
        var until = state.versions() > 0 ? null : c.embargoUntil();
        var embargo = Embargoing.begun(c.entryId(), until, state, context);
        return published(c.entryId(), state, first, state.content().with(revised), kind, null, embargo, context.taken());
    }

    /** An address that another entry has by now stops nobody's publication: this entry's own gets part of the id. */
    private static Decision<EntryEvent> published(
            UUID id,
            EntryState state,
            List<EntryEvent> first,
            Content content,
            VersionKind kind,
            @Nullable String reason,
            @Nullable Embargo embargo,
            Set<String> taken) {
        if (state.round() == null) {
            throw new IllegalStateException("accepted without a submission");
        }
        var events = new ArrayList<>(first);
        var slug = state.slug();
        if (slug == null) {
            var candidates = addresses(id, state);
            slug = candidates.stream().filter(one -> !taken.contains(one)).findFirst().orElse(candidates.getLast());
            events.add(new SlugAssigned(id, slug));
        }
        var licence = state.round().policy().licence();
        events.add(new EntryPublished(id, state.section(), slug, state.versions() + 1, licence, content, kind, reason, embargo));
        return new Decision<>(events, state.slug() == null ? Set.of(key(slug)) : Set.of(), Set.of());
    }

    /** What the next version is; refuses what it cannot be. */
    static VersionKind kind(@Nullable VersionKind asked, @Nullable String reason, EntryState state) {
        var usual = VersionKind.usual(state.versions() + 1);
        var kind = asked == null ? usual : asked;
        var violations = new Violations();
        if (state.versions() == 0 && kind != usual) {
            violations.add("kind", "There is no version yet that this could be to.", "FIRST_PUBLICATION, or nothing");
        } else if (state.versions() > 0 && kind == VersionKind.FIRST_PUBLICATION) {
            violations.add("kind", "There are versions already.", "NEW_VERSION, CORRECTION or ERRATUM");
        }
        if (kind == VersionKind.FIRST_PUBLICATION && reason != null) {
            violations.add("reason", "This does not belong here.", "nothing");
        } else if (kind.needsReason()) {
            violations.requiredLines("reason", reason, TakingBack.LONGEST_REASON);
        } else {
            violations.lines("reason", reason, TakingBack.LONGEST_REASON);
        }
        violations.check();
        return kind;
    }

    /** What the entry could be called, the best first; none where it has an address. */
    static List<String> addresses(UUID id, EntryState state) {
        return state.slug() != null
                ? List.of()
                : Slug.candidates(state.wish(), Text.orEmpty(state.content().title()), id);
    }

    /** The unique key that stands for an address. */
    static String key(String slug) {
        return "slug:" + slug;
    }

    static List<EntryEvent> startRevision(StartRevision c, EntryState state) {
        return List.of(new RevisionStarted(c.entryId(), state.versions()));
    }
}
