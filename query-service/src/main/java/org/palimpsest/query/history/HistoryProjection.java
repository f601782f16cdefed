package org.palimpsest.query.history;

import org.palimpsest.events.EntryEvent;
import org.palimpsest.query.projection.Documents;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Recorded;
import org.springframework.stereotype.Component;

/** Keeps every event of every entry. */
@Component
final class HistoryProjection extends Projection {
    private final HistoryCollection history;

    HistoryProjection(HistoryCollection history) {
        super(History.MODEL);
        this.history = history;
    }

    @Override
    public void prepare() {
        history.prepare();
    }

    @Override
    protected void clear() {
        history.events().drop();
    }

    @Override
    protected Batch begin() {
        var events = new Documents<>(history.events());
        return new Batch() {
            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof EntryEvent event) {
                    events.put(EventDocument.of(recorded.with(event)));
                }
            }

            @Override
            public void write() {
                events.write();
            }
        };
    }
}
