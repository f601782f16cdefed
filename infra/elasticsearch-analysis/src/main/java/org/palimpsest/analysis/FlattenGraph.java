package org.palimpsest.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** {@code flatten_graph}: must follow a graph filter in an analyzer that is used at index time. No parameters. */
@NamedComponent("flatten_graph")
public final class FlattenGraph implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream input) {
        return new FlattenGraphFilter(input);
    }
}
