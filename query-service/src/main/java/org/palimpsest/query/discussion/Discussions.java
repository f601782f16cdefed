package org.palimpsest.query.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Personal;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.CommentPermissions.Stage;
import org.palimpsest.query.comments.CommentDocument;
import org.palimpsest.query.comments.Comments;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.pages.UnderEntry;
import org.palimpsest.query.people.People;
import org.palimpsest.query.reading.Parts;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/**
 * Puts together what readers see under an entry. Comments come after publication, when no review is under way any more: so who
 * comments is named, whatever the anonymity of the section. Thread-safe.
 */
@Component
final class Discussions implements UnderEntry {
    static final int SIZE = 20;

    private final Comments comments;
    private final People people;
    private final Library library;
    private final Stamps stamps;

    Discussions(Comments comments, People people, Library library, Stamps stamps) {
        this.comments = comments;
        this.people = people;
        this.library = library;
        this.stamps = stamps;
    }

    /**
     * An entry that readers have, under which people talk.
     *
     * @param withdrawn whether it is marked as withdrawn: then nobody talks, and what was said is not shown
     */
    record Place(UUID entry, String slug, String title, CommentPolicy policy, boolean withdrawn) {

        /** What is taken here now. */
        CommentPolicy now() {
            return withdrawn ? CommentPolicy.CLOSED : policy;
        }
    }

    /** A part of the comments; {@code next} as in {@link DiscussionView}. */
    record CommentsPart(List<CommentView> comments, @Nullable UUID next) {
        static final CommentsPart NONE = new CommentsPart(List.of(), null);
    }

    /** A part of the comments, and those who have written them with an account. */
    private record Read(CommentsPart part, Set<String> people) {}

    /** Throws {@link Problem} 404 or 410 where readers do not have it. */
    Place place(String slug) {
        var edition = library.current(slug);
        return new Place(
                edition.entryId(),
                edition.slug(),
                Objects.requireNonNullElse(edition.content().title(), "Untitled"),
                library.policy(edition.section()).comments(),
                edition.withdrawn() != null);
    }

    /** While comments or people are read for the first time, an entry's page is there without them. */
    @Override
    public Optional<UnderEntry.Part> of(UUID entry, String slug, CommentPolicy policy, Caller caller) {
        if (!comments.isReadable() || !people.isReadable()) {
            return Optional.empty();
        }
        var read = read(entry, null, false, SIZE);
        return Optional.of(new UnderPage(
                policy == CommentPolicy.CLOSED && read.part.comments.isEmpty() ? null : view(slug, policy, read.part, caller),
                Stream.concat(Stream.of(Parts.commentsOf(entry)), read.people.stream().map(Parts::person)).toList(),
                stamps));
    }

    private record UnderPage(@Nullable DiscussionView shown, List<String> parts, Stamps stamps) implements Part {
        @Override
        public String tag() {
            return shown == null ? "" : shown.tag();
        }

        @Override
        public Map<String, Supplier<String>> fresh() {
            return shown == null
                    ? Map.of()
                    : Map.of(shown.key().toString(), () -> UUID.randomUUID().toString(), shown.stamp(), stamps::fresh);
        }
    }

    DiscussionView view(String slug, CommentPolicy policy, CommentsPart part, Caller caller) {
        return new DiscussionView(
                slug, policy, part.comments, part.next, isKnown(caller), UUID.randomUUID(), stamps.fresh());
    }

    /** What stands under the entry from {@code from} on; as in {@link Comments#under}. */
    CommentsPart part(UUID entry, @Nullable String from, boolean inclusive, int size) {
        return read(entry, from, inclusive, size).part;
    }

    private Read read(UUID entry, @Nullable String from, boolean inclusive, int size) {
        var found = comments.under(entry, from, inclusive, size + 1);
        var names = names(found);
        var shown = new ArrayList<CommentView>();
        // From the last one back: a gap is shown for what answers it.
        @Nullable CommentDocument after = null;
        for (var one : found.reversed()) {
            boolean isShown = one.stage() == Stage.SHOWN;
            if (isShown || (after != null && after.above().contains(one.id()))) {
                shown.addFirst(new CommentView(
                        one.id(),
                        one.replyTo(),
                        one.above().size(),
                        one.at(),
                        isShown ? name(one, names) : null,
                        isShown ? text(one.text()) : null));
                after = one;
            }
        }
        if (found.size() <= size) {
            return new Read(new CommentsPart(shown, null), names.keySet());
        }
        var last = found.get(size);
        shown.removeIf(one -> one.id().equals(last.id()));
        return new Read(new CommentsPart(shown, found.get(size - 1).id()), names.keySet());
    }

    /**
     * Where the part after a comment begins; null for none.
     *
     * @throws Problem 400 where there is no such comment under the entry
     */
    @Nullable String from(Place place, @Nullable UUID after) {
        return after == null
                ? null
                : comments.find(after)
                        .filter(one -> one.entry().equals(place.entry))
                        .map(CommentDocument::path)
                        .orElseThrow(() -> Problem.malformed(
                                "after", "There is no such comment under this entry.", "the id in next"));
    }

    /** A comment that readers see under this entry. Throws {@link Problem} 404 where there is none. */
    CommentDocument shown(Place place, UUID id) {
        return comments.find(id)
                .filter(one -> one.entry().equals(place.entry) && one.stage() == Stage.SHOWN && !place.withdrawn)
                .orElseThrow(() -> Problem.unknown("There is no such comment under this entry."));
    }

    /** Whether readers have its entry, and it is not withdrawn. */
    boolean isUnderReadable(CommentDocument one) {
        return library.current(List.of(one.entry())).stream().anyMatch(edition -> edition.withdrawn() == null);
    }

    /** One comment as readers see it. */
    CommentView view(CommentDocument one) {
        return new CommentView(
                one.id(), one.replyTo(), one.above().size(), one.at(), name(one, names(List.of(one))), text(one.text()));
    }

    /** Whether the caller has an account, whose name is shown with what they say. */
    boolean isKnown(Caller caller) {
        return caller.person() != null && people.find(caller.person()).isPresent();
    }

    /** What those are called who have written these with an account. */
    Map<String, String> names(List<CommentDocument> of) {
        var accounts = of.stream().map(CommentDocument::person).filter(Objects::nonNull).distinct().toList();
        return accounts.isEmpty() ? Map.of() : people.names(accounts);
    }

    /** Null where the commenter or the comment was erased. */
    static @Nullable String name(CommentDocument one, Map<String, String> names) {
        if (one.stage() == Stage.ERASED) {
            return null;
        }
        return one.person() == null ? text(one.name()) : names.get(one.person());
    }

    static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
