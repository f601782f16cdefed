package org.palimpsest.query.history;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.entry.EntryState;
import org.palimpsest.query.history.HistoryPage.Window;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.FileOfEntry;
import org.palimpsest.query.visibility.SeenEvents;
import org.palimpsest.query.visibility.SeenStep;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Everything that happened to an entry, as far as the caller may see it. Thread-safe; every method asks the database and
 * throws a {@link Problem}: 404 if there is no such entry, or none that is this caller's business; 410 if it is withdrawn and
 * its versions are hidden from this caller.
 */
@Component
public final class History {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("history", 2);

    private final HistoryCollection history;
    private final Comparisons comparisons;

    History(HistoryCollection history, Comparisons comparisons) {
        this.history = history;
        this.comparisons = comparisons;
    }

    /** All that happened to the entry with this id, oldest first. */
    public List<SeenStep> seen(UUID entry, Caller caller) {
        return story(entry.toString(), caller).steps();
    }

    /** The file with this hash that some state has which the caller may see, as the newest of these has it. */
    public Optional<FileOfEntry> file(String slugOrId, String sha256, Caller caller) {
        var story = story(slugOrId, caller);
        return story.steps().reversed().stream()
                .flatMap(step -> step.state().content().files().stream())
                .filter(file -> file.sha256().equals(sha256))
                .map(file -> new FileOfEntry(story.entry(), file))
                .findFirst();
    }

    /** A part of what happened. */
    HistoryPage steps(String slugOrId, Window window, Caller caller) {
        var story = story(slugOrId, caller);
        var steps = story.part(window);
        var next = !steps.isEmpty() && story.goesOn(steps.getLast(), window)
                ? "/api/entries/" + slugOrId + "/history?" + window.following(steps.getLast().position())
                : null;
        return new HistoryPage(steps, story.withdrawal(), next);
    }

    /**
     * The entry as it was.
     *
     * @throws Problem 404 also if it did not exist then
     */
    public State state(String slugOrId, AsOf asOf, Caller caller) {
        return state(story(slugOrId, caller), asOf);
    }

    State state(Story story, AsOf asOf) {
        return story.at(asOf)
                .map(story::shown)
                .orElseThrow(() -> Problem.unknown("There is nothing of this entry to read as of then."));
    }

    /**
     * What changed on the way from one moment to the other; {@code from} may be the later one.
     *
     * @throws Problem 503 also if too many ask for differences
     */
    public Differences differences(String slugOrId, AsOf from, AsOf to, Caller caller) {
        return differences(story(slugOrId, caller), from, to);
    }

    Differences differences(Story story, AsOf from, AsOf to) {
        var old = story.at(from);
        var now = story.at(to);
        var pair = new Comparisons.Pair(
                story.entry(), story.last(), story.audience(), position(old), position(now));
        var changes = comparisons.of(pair, () -> Changes.between(state(old), state(now)));
        return new Differences(
                old.map(story::shown).orElse(null), now.map(story::shown).orElse(null), story.withdrawal(), changes);
    }

    private static long position(Optional<SeenStep> step) {
        return step.map(SeenStep::position).orElse(-1L);
    }

    private static @Nullable EntryState state(Optional<SeenStep> step) {
        return step.map(SeenStep::state).orElse(null);
    }

    /** A slug may look like an id, though none is given any more that does: who means an entry by its id gets that one. */
    Story story(String slugOrId, Caller caller) {
        return history.find(slugOrId).stream()
                .flatMap(id -> story(slugOrId, id, caller).stream())
                .findFirst()
                .orElseThrow(() -> Problem.unknown("There is no entry “" + slugOrId + "”."));
    }

    private Optional<Story> story(String slugOrId, UUID id, Caller caller) {
        var events = history.of(id);
        @Nullable EntryState now = null;
        for (var event : events) {
            now = EntryState.after(now, event);
        }
        if (now == null) {
            return Optional.empty();
        }
        var visibility = Visibility.of(now, caller);
        visibility.tombstone().ifPresent(gone -> {
            throw new Problem(ProblemType.WITHDRAWN, "“" + slugOrId + "” has been withdrawn.")
                    .with("reason", gone.reason())
                    .with("withdrawnAt", gone.at().toString());
        });
        var steps = SeenEvents.of(events, visibility);
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Story(
                        id,
                        steps,
                        visibility.withdrawal().orElse(null),
                        events.getLast().position(),
                        visibility.audience()));
    }
}
