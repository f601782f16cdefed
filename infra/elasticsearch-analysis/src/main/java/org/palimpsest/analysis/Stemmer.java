package org.palimpsest.analysis;

import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;

/** {@code stemmer}: of the languages of the full one, those for English. Without a language it is {@code english}. */
@NamedComponent("stemmer")
public final class Stemmer implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @StringSetting(path = "language", defaultValue = "")
        String language();

        /** The older name of {@code language}. */
        @StringSetting(path = "name", defaultValue = "")
        String name();
    }

    private enum Language { ENGLISH, LIGHT_ENGLISH, POSSESSIVE_ENGLISH }

    private final Language language;

    /** @throws IllegalArgumentException if the language is not one of these */
    @Inject
    public Stemmer(Parameters parameters) {
        language = parse(parameters.language().isEmpty() ? parameters.name() : parameters.language());
    }

    private static Language parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "english", "porter" -> Language.ENGLISH;
            case "light_english", "lightenglish", "kstem" -> Language.LIGHT_ENGLISH;
            case "possessive_english", "possessiveenglish" -> Language.POSSESSIVE_ENGLISH;
            default -> throw new IllegalArgumentException("[stemmer] has no [language] [" + name
                    + "] here: use english, light_english or possessive_english");
        };
    }

    @Override
    public TokenStream create(TokenStream input) {
        return switch (language) {
            case ENGLISH -> new PorterStemFilter(input);
            case LIGHT_ENGLISH -> new KStemFilter(input);
            case POSSESSIVE_ENGLISH -> new EnglishPossessiveFilter(input);
        };
    }
}
