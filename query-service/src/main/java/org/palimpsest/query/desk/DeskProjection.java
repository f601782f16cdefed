package org.palimpsest.query.desk;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palimpsest.events.EntryEvent;
import org.palimpsest.events.EntryEvent.EntrySubmitted;
import org.palimpsest.readmodels.Documents;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.palimpsest.readmodels.Recorded;
import org.springframework.stereotype.Component;

/** Keeps the state of every entry, and what was submitted for each round of its review. */
@Component
final class DeskProjection implements Projection {
    private final MongoDatabase database;
    private final DeskCollection desk;

    DeskProjection(MongoDatabase database, DeskCollection desk) {
        this.database = database;
        this.desk = desk;
    }

    @Override
    public ReadModel model() {
        return Desk.MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return EntryEvent.class.isAssignableFrom(event);
    }

    @Override
    public void prepare(Generation generation) {
        desk.prepare(generation);
    }

    @Override
    public void drop(Generation generation) {
        Documents.drop(database, generation);
    }

    @Override
    public Batch begin(Generation generation) {
        var entries = new Documents<>(desk.entries(generation));
        var submissions = new Documents<>(desk.submissions(generation));
        return new Batch() {
            @Override
            public void read(List<Recorded<?>> events) {
                entries.read(events.stream()
                        .<UUID>mapMulti((recorded, ids) -> {
                            if (recorded.event() instanceof EntryEvent event) {
                                ids.accept(event.entryId());
                            }
                        })
                        .collect(Collectors.toSet()));
            }

            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof EntryEvent event) {
                    entries.change(
                            event.entryId(),
                            recorded.position(),
                            before -> {
                                var after = DeskDocument.fold(before, recorded.with(event));
                                if (after != null && event instanceof EntrySubmitted) {
                                    submissions.add(SubmissionDocument.of(after.state(), recorded.position()));
                                }
                                return after;
                            });
                }
            }

            @Override
            public void write(boolean visible) {
                // First, for the entry tells that its events need not be seen again.
                submissions.write();
                entries.write();
            }
        };
    }
}
