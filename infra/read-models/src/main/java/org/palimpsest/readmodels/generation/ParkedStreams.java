package org.palimpsest.readmodels.generation;

import java.util.Set;
import org.palimpsest.readmodels.Generation;
import org.springframework.stereotype.Component;

/**
 * Of what a generation cannot know how it stands: an event of it was parked, and whatever follows waits. Its position
 * says nothing of these streams. Thread-safe; asks the database, because any node may have parked something.
 */
@Component
public final class ParkedStreams {
    private final DeadLetters letters;

    ParkedStreams(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * The streams that wait in {@code generation}. An event is parked before the position passes it, and what is taken in
     * after all is written before its stream is left out here: so ask after the position and before the documents.
     */
    public Set<String> of(Generation generation) {
        return letters.lettersOf(generation).parked().keySet();
    }
}
