package org.palimpsest.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** {@code german_normalization}: German letters as those without them write: ä and ae are a, ß is ss. Takes no parameters. */
@NamedComponent("german_normalization")
public final class GermanNormalization implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream input) {
        return new GermanNormalizationFilter(input);
    }
}
