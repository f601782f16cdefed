package org.palimpsest.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;

/** {@code elision}: takes the given articles and their apostrophe from a token's beginning, l'avion becomes avion. */
@NamedComponent("elision")
public final class Elision implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @ListSetting(path = "articles")
        List<String> articles();

        /** Whether case is <em>ignored</em>: so it is named in the full one. */
        @BooleanSetting(path = "articles_case", defaultValue = false)
        boolean articlesCase();
    }

    private final CharArraySet articles;

    @Inject
    public Elision(Parameters parameters) {
        articles = CharArraySet.unmodifiableSet(new CharArraySet(parameters.articles(), parameters.articlesCase()));
    }

    /** @throws IllegalArgumentException if there are no articles */
    @Override
    public TokenStream create(TokenStream input) {
        if (articles.isEmpty()) {
            // Not before: Elasticsearch makes one without parameters for each index, whether it is used or not.
            throw new IllegalArgumentException("[elision] needs the list [articles]");
        }
        return new ElisionFilter(input, articles);
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        return create(input);
    }
}
