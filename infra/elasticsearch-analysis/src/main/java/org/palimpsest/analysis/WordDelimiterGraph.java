package org.palimpsest.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.jspecify.annotations.Nullable;

/** {@code word_delimiter_graph}: splits tokens at hyphens, changes of case and digits. No {@code type_table} here. */
@NamedComponent("word_delimiter_graph")
public final class WordDelimiterGraph implements TokenFilterFactory {
    private final int flags;
    private final boolean adjustOffsets;
    private final @Nullable CharArraySet protectedWords;

    /** @throws IllegalArgumentException if a type table is given */
    @Inject
    public WordDelimiterGraph(WordDelimiterParameters parameters) {
        if (!parameters.typeTable().isEmpty()) {
            throw new IllegalArgumentException("[word_delimiter_graph] has no [type_table] here");
        }
        flags = flag(parameters.generateWordParts(), WordDelimiterGraphFilter.GENERATE_WORD_PARTS)
                | flag(parameters.generateNumberParts(), WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS)
                | flag(parameters.catenateWords(), WordDelimiterGraphFilter.CATENATE_WORDS)
                | flag(parameters.catenateNumbers(), WordDelimiterGraphFilter.CATENATE_NUMBERS)
                | flag(parameters.catenateAll(), WordDelimiterGraphFilter.CATENATE_ALL)
                | flag(parameters.splitOnCaseChange(), WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE)
                | flag(parameters.preserveOriginal(), WordDelimiterGraphFilter.PRESERVE_ORIGINAL)
                | flag(parameters.splitOnNumerics(), WordDelimiterGraphFilter.SPLIT_ON_NUMERICS)
                | flag(parameters.stemEnglishPossessive(), WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE)
                | flag(parameters.ignoreKeywords(), WordDelimiterGraphFilter.IGNORE_KEYWORDS);
        adjustOffsets = parameters.adjustOffsets();
        List<String> words = parameters.protectedWords();
        protectedWords = words.isEmpty() ? null : new CharArraySet(words, false);
    }

    private static int flag(boolean set, int value) {
        return set ? value : 0;
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new WordDelimiterGraphFilter(input, adjustOffsets, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags,
                protectedWords);
    }
}
