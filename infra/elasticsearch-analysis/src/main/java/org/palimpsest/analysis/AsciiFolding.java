package org.palimpsest.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;

/** {@code asciifolding}: é becomes e; with {@code preserve_original} the accented token stays beside it. */
@NamedComponent("asciifolding")
public final class AsciiFolding implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @BooleanSetting(path = "preserve_original", defaultValue = false)
        boolean preserveOriginal();
    }

    private final boolean preserveOriginal;

    @Inject
    public AsciiFolding(Parameters parameters) {
        preserveOriginal = parameters.preserveOriginal();
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new ASCIIFoldingFilter(input, preserveOriginal);
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        // A query's prefix or wildcard is one term; as in full Elasticsearch it never gets an alternative beside it.
        return new ASCIIFoldingFilter(input, false);
    }
}
