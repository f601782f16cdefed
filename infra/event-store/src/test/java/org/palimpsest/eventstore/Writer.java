package org.palimpsest.eventstore;

import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Somebody who appends, in this process or another. Thread-safe. */
interface Writer {

    /** What became of an append: the position of its last event, or a conflict. */
    record Answer(long position) {
        static final Answer CONFLICT = new Answer(-1);

        boolean stored() {
            return position >= 0;
        }
    }

    /** Appends one event at each of these places, in one unit of work. */
    Answer append(List<StreamStart> places);

    default Answer append(String stream, long seq) {
        return append(List.of(new StreamStart(stream, seq)));
    }

    /** Writes with {@code engine}. */
    static Writer with(MongoEventStorageEngine engine) {
        return places -> {
            var unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("unit"));
            try {
                engine.appendEvents(places.stream()
                        .map(place -> TestStore.event(place.id(), place.firstSeq())).toList());
                return new Answer(unit.root().<Long>getOrDefaultResource(MongoEventStorageEngine.POSITION, -1L));
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                return Answer.CONFLICT;
            } catch (EventStoreException e) {
                throw new AssertionError(e);
            } finally {
                unit.rollback();
            }
        };
    }
}
