package org.palimpsest.analysis;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.StringSetting;

/** {@code pattern_replace}: what matches in a token becomes something else. */
@NamedComponent("pattern_replace")
public final class PatternReplace implements TokenFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @StringSetting(path = "pattern", defaultValue = "")
        String pattern();

        @StringSetting(path = "replacement", defaultValue = "")
        String replacement();

        /** Every match, not the first alone. */
        @BooleanSetting(path = "all", defaultValue = true)
        boolean all();
    }

    private final Pattern pattern;
    private final String replacement;
    private final boolean all;

    /** @throws IllegalArgumentException if the pattern is none */
    @Inject
    public PatternReplace(Parameters parameters) {
        try {
            pattern = Pattern.compile(parameters.pattern());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("[pattern_replace] has a [pattern] that is no regular expression: " + e.getMessage(), e);
        }
        replacement = parameters.replacement();
        all = parameters.all();
    }

    /** @throws IllegalArgumentException if there is no pattern; the server makes one without any that it does not use */
    @Override
    public TokenStream create(TokenStream input) {
        if (pattern.pattern().isEmpty()) {
            throw new IllegalArgumentException("[pattern_replace] needs a [pattern]: a regular expression");
        }
        return new PatternReplaceFilter(input, pattern, replacement, all);
    }
}
