package org.palimpsest.readmodels.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.springframework.stereotype.Component;

/** What an operator sees of events that could not be taken in, and can do about them. Thread-safe; asks the database. */
@Component
public final class ParkedEvents {
    private final List<Projection> projections;
    private final DeadLetters letters;
    private final Generations generations;

    ParkedEvents(List<Projection> projections, DeadLetters letters, Generations generations) {
        this.projections = projections;
        this.letters = letters;
        this.generations = generations;
    }

    /** All, of each generation that has not been dropped, stream by stream. */
    public List<ParkedEvent> all() {
        generations.refresh();
        var all = new ArrayList<ParkedEvent>();
        for (var projection : projections) {
            for (var generation : generations.of(projection)) {
                letters.of(generation).forEach(letter -> all.add(ParkedEvent.of(generation, letter)));
            }
        }
        return all;
    }

    /**
     * Takes in again, in order, every parked event of the streams that are meant, in each generation that has parked
     * them; where one fails again, it and what follows it stays parked.
     *
     * @param idOrStream of a parked event
     * @param operator the name of the operator who asks for it
     * @return how many were meant
     */
    public int retry(String idOrStream, String operator) {
        int meant = 0;
        for (var projection : projections) {
            for (var generation : generations.of(projection)) {
                var found = meant(generation, idOrStream);
                meant += found.size();
                retry(projection, generation, found, operator);
            }
        }
        return meant;
    }

    /**
     * Gives up a parked event, or all of a stream: the read model goes on as if it had not happened. What else there is
     * of the stream is taken in then. One made anew tries it again, and leaves it out if that fails.
     *
     * @param reason kept with the operator's name
     * @return how many were given up
     */
    public int drop(String idOrStream, String operator, String reason) {
        int meant = 0;
        for (var projection : projections) {
            for (var generation : generations.of(projection)) {
                var found = meant(generation, idOrStream);
                meant += found.size();
                found.forEach(event -> letters.drop(generation, event, operator, reason));
                retry(projection, generation, found, operator);
            }
        }
        return meant;
    }

    private List<ParkedEvent> meant(Generation generation, String idOrStream) {
        return letters.of(generation).stream()
                .map(letter -> ParkedEvent.of(generation, letter))
                .filter(event -> event.is(idOrStream))
                .toList();
    }

    private void retry(Projection projection, Generation generation, List<ParkedEvent> events, String operator) {
        var streams = new TreeSet<String>();
        events.forEach(event -> streams.add(event.stream()));
        streams.forEach(stream -> letters.retry(projection, generation, stream, operator));
    }
}
