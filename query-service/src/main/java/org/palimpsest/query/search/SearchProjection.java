package org.palimpsest.query.search;

import org.palimpsest.readmodels.Generation;
import org.palimpsest.readmodels.Projection;
import org.palimpsest.readmodels.ReadModel;
import org.springframework.stereotype.Component;

/** Keeps the search index: what was published, and what of it was taken back. */
@Component
public final class SearchProjection implements Projection {
    public static final ReadModel MODEL = new ReadModel("search", 6);

    private final SearchIndexes indexes;
    private final Told.Stories log;
    private final KeptMeanings meanings;
    private final MeaningFiller filler;

    SearchProjection(
            SearchIndexes indexes, Told.Stories log, KeptMeanings meanings, MeaningFiller filler) {
        this.indexes = indexes;
        this.log = log;
        this.meanings = meanings;
        this.filler = filler;
    }

    @Override
    public ReadModel model() {
        return MODEL;
    }

    @Override
    public boolean takes(Class<?> event) {
        return Intervals.concerns(event);
    }

    @Override
    public void prepare(Generation generation) {
        indexes.of(generation).prepare();
    }

    @Override
    public Batch begin(Generation generation) {
        return new SearchBatch(indexes.of(generation), log, meanings, filler::wake);
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
