package org.palimpsest.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Runs text, split at white space, through a filter. Tokens at one position are joined by {@code |}. */
final class Tokens {
    private Tokens() {
    }

    static List<String> through(TokenFilterFactory filter, String text) {
        return of(filter.create(words(text)));
    }

    static List<String> normalized(TokenFilterFactory filter, String text) {
        return of(filter.normalize(words(text)));
    }

    static Tokenizer words(String text) {
        WhitespaceTokenizer words = new WhitespaceTokenizer();
        words.setReader(new StringReader(text));
        return words;
    }

    static List<String> of(TokenStream stream) {
        List<String> tokens = new ArrayList<>();
        try (stream) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() == 0 && !tokens.isEmpty()) {
                    tokens.add(tokens.removeLast() + "|" + term);
                } else {
                    tokens.add(term.toString());
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }
}
