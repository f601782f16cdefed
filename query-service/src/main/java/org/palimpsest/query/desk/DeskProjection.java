package org.palimpsest.query.desk;

import org.palimpsest.events.EntryEvent;
import org.palimpsest.query.projection.Documents;
import org.palimpsest.query.projection.Projection;
import org.palimpsest.query.projection.Recorded;
import org.springframework.stereotype.Component;

/** Keeps the state of every entry. */
@Component
final class DeskProjection extends Projection {
    private final DeskCollection desk;

    DeskProjection(DeskCollection desk) {
        super(Desk.MODEL);
        this.desk = desk;
    }

    @Override
    public void prepare() {
        desk.prepare();
    }

    @Override
    protected void clear() {
        desk.entries().drop();
    }

    @Override
    protected Batch begin() {
        var entries = new Documents<>(desk.entries());
        return new Batch() {
            @Override
            public void fold(Recorded<?> recorded) {
                if (recorded.event() instanceof EntryEvent event) {
                    entries.change(
                            event.entryId(),
                            recorded.position(),
                            before -> DeskDocument.fold(before, recorded.with(event)));
                }
            }

            @Override
            public void write() {
                entries.write();
            }
        };
    }
}
