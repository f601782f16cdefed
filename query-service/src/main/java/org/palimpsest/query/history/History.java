package org.palimpsest.query.history;

import java.util.List;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.visibility.SeenEvents;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.web.Problem;
import org.springframework.stereotype.Component;

/**
 * Everything that happened to an entry, as far as the caller may see it. Thread-safe; every method asks the database and
 * throws a 404 {@link Problem} if there is no such entry, or none that is this caller's business.
 */
@Component
public final class History {
    /** What a read of it waits for. */
    public static final ReadModel MODEL = new ReadModel("history", 1);

    private final HistoryCollection history;

    History(HistoryCollection history) {
        this.history = history;
    }

    /** Every event, oldest first. */
    public List<Step> steps(String slugOrId, Caller caller) {
        return story(slugOrId, caller).steps();
    }

    /**
     * The entry as it was.
     *
     * @throws Problem 404 also if it did not exist then
     */
    public State state(String slugOrId, AsOf asOf, Caller caller) {
        return story(slugOrId, caller)
                .at(asOf)
                .map(Story.Point::shown)
                .orElseThrow(() -> Problem.unknown("“" + slugOrId + "” did not exist then."));
    }

    /** What changed on the way from one moment to the other; {@code from} may be the later one. */
    public Differences differences(String slugOrId, AsOf from, AsOf to, Caller caller) {
        var story = story(slugOrId, caller);
        var old = story.at(from);
        var now = story.at(to);
        var changes = Changes.between(old.map(Story.Point::state).orElse(null), now.map(Story.Point::state).orElse(null));
        return new Differences(
                old.map(Story.Point::shown).orElse(null), now.map(Story.Point::shown).orElse(null), changes);
    }

    private Story story(String slugOrId, Caller caller) {
        var all = history.find(slugOrId).map(history::of).map(Story::new).orElse(new Story(List.of()));
        return all.at(AsOf.NOW)
                .map(now -> Visibility.of(now.state(), caller))
                .filter(Visibility::seesEntry)
                .map(visibility -> new Story(SeenEvents.of(all.events(), visibility)))
                .orElseThrow(() -> Problem.unknown("There is no entry “" + slugOrId + "”."));
    }
}
