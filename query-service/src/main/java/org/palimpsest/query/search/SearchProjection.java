package org.palimpsest.query.search;

import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/** Keeps the search index: what was published, withdrawn and reinstated, and what sections are called. */
@Component
final class SearchProjection implements Projection {
    static final ReadModel MODEL = new ReadModel("search", 1);

    private final SearchIndexes indexes;

    SearchProjection(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return Intervals.concerns(event) || event == SectionCreated.class;
    }

    @Override
    public void prepare(Generation generation) {
        indexes.of(generation).prepare();
    }

    @Override
    public Batch begin(Generation generation) {
        return new SearchBatch(indexes.of(generation));
    }

    @Override
    public void settle(Generation generation) {
        indexes.of(generation).settle();
    }

    @Override
    public void drop(Generation generation) {
        indexes.of(generation).drop();
    }
}
