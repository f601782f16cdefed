package org.palimpsest.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.IntSetting;
import org.elasticsearch.plugin.settings.StringSetting;

/** {@code edge_ngram}: the beginnings of each token, from {@code min_gram} to {@code max_gram} characters. */
@NamedComponent("edge_ngram")
public final class EdgeNGram implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @IntSetting(path = "min_gram", defaultValue = 1)
        int minGram();

        @IntSetting(path = "max_gram", defaultValue = 2)
        int maxGram();

        @BooleanSetting(path = "preserve_original", defaultValue = false)
        boolean preserveOriginal();

        @StringSetting(path = "side", defaultValue = "front")
        String side();
    }

    private final int min;
    private final int max;
    private final boolean preserveOriginal;

    /** @throws IllegalArgumentException unless 1 ≤ min_gram ≤ max_gram, and if another side than front is asked for */
    @Inject
    public EdgeNGram(Parameters parameters) {
        min = parameters.minGram();
        max = parameters.maxGram();
        preserveOriginal = parameters.preserveOriginal();
        if (min < 1 || min > max) {
            throw new IllegalArgumentException("[edge_ngram] needs 1 <= [min_gram] <= [max_gram], not " + min + " and "
                    + max);
        }
        if (!"front".equals(parameters.side())) {
            throw new IllegalArgumentException("[edge_ngram] has only the [side] front here, not " + parameters.side());
        }
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new EdgeNGramTokenFilter(input, min, max, preserveOriginal);
    }
}
