package org.palimpsest.analysis;

import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;

/**
 * {@code stemmer}: of the languages of the full one, those for English and the light ones for German, French and Spanish.
 * Without a language it is {@code english}.
 */
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

    private enum Language { ENGLISH, LIGHT_ENGLISH, POSSESSIVE_ENGLISH, LIGHT_GERMAN, LIGHT_FRENCH, LIGHT_SPANISH }

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
            case "light_german", "lightgerman" -> Language.LIGHT_GERMAN;
            case "light_french", "lightfrench" -> Language.LIGHT_FRENCH;
            case "light_spanish", "lightspanish" -> Language.LIGHT_SPANISH;
            default -> throw new IllegalArgumentException("[stemmer] has no [language] [" + name
                    + "] here: use english, light_english, possessive_english,"
                    + " light_german, light_french or light_spanish");
        };
    }

    @Override
    public TokenStream create(TokenStream input) {
        return switch (language) {
            case ENGLISH -> new PorterStemFilter(input);
            case LIGHT_ENGLISH -> new KStemFilter(input);
            case POSSESSIVE_ENGLISH -> new EnglishPossessiveFilter(input);
            case LIGHT_GERMAN -> new GermanLightStemFilter(input);
            case LIGHT_FRENCH -> new FrenchLightStemFilter(input);
            case LIGHT_SPANISH -> new SpanishLightStemFilter(input);
        };
    }
}
