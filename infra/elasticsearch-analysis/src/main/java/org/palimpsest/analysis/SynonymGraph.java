package org.palimpsest.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;
import org.elasticsearch.plugin.settings.StringSetting;
import org.jspecify.annotations.Nullable;

/**
 * {@code synonym_graph}: the rules of its list {@code synonyms}, each as {@code a, b} or {@code a => b}.
 *
 * <p>The full one reads its rules through the filters before it; a plugin cannot see those, so here they are always read
 * as the {@code standard} tokenizer, {@code lowercase} and {@code asciifolding} would. Put it right after these three,
 * and both do the same.
 */
@NamedComponent("synonym_graph")
public final class SynonymGraph implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @ListSetting(path = "synonyms")
        List<String> synonyms();

        @BooleanSetting(path = "expand", defaultValue = true)
        boolean expand();

        @StringSetting(path = "synonyms_set", defaultValue = "")
        String synonymsSet();

        @StringSetting(path = "synonyms_path", defaultValue = "")
        String synonymsPath();

        @StringSetting(path = "format", defaultValue = "solr")
        String format();
    }

    private final @Nullable SynonymMap rules;

    /** @throws IllegalArgumentException if a rule cannot be read, or they are to come from elsewhere */
    @Inject
    public SynonymGraph(Parameters parameters) {
        if (!parameters.synonymsSet().isEmpty() || !parameters.synonymsPath().isEmpty()
                || !"solr".equals(parameters.format())) {
            throw new IllegalArgumentException("[synonym_graph] takes its rules only from the list [synonyms] here, not"
                    + " from [synonyms_set] or [synonyms_path], and only in the [format] solr");
        }
        rules = parameters.synonyms().isEmpty() ? null : read(parameters.synonyms(), parameters.expand());
    }

    private static SynonymMap read(List<String> lines, boolean expand) {
        try (Analyzer analyzer = new BeforeSynonyms()) {
            SolrSynonymParser parser = new SolrSynonymParser(true, expand, analyzer);
            parser.parse(new StringReader(String.join("\n", lines)));
            return parser.build();
        } catch (ParseException | IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException("[synonym_graph] cannot read [synonyms]: " + e.getMessage() + " ("
                    + cause.getMessage() + ")", e);
        }
    }

    /** @throws IllegalArgumentException if there are no rules */
    @Override
    public TokenStream create(TokenStream input) {
        if (rules == null) {
            // Not before: Elasticsearch makes one without parameters for each index, whether it is used or not.
            throw new IllegalArgumentException("[synonym_graph] needs the list [synonyms]");
        }
        // Rules that are only comments leave nothing to look up, which the filter itself would refuse.
        return rules.fst == null ? input : new SynonymGraphFilter(input, rules, false);
    }

    private static final class BeforeSynonyms extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokens = new StandardTokenizer();
            return new TokenStreamComponents(tokens, new ASCIIFoldingFilter(new LowerCaseFilter(tokens)));
        }
    }
}
