package org.palimpsest.analysis;

import java.io.Reader;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.CharFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.ListSetting;

/** {@code html_strip}: takes the tags out of HTML and decodes its entities, except for {@code escaped_tags}. */
@NamedComponent("html_strip")
public final class HtmlStrip implements CharFilterFactory {

    /** The parameters. */
    @AnalysisSettings
    public interface Parameters {
        @ListSetting(path = "escaped_tags")
        List<String> escapedTags();
    }

    private final Set<String> escapedTags;

    @Inject
    public HtmlStrip(Parameters parameters) {
        escapedTags = Set.copyOf(parameters.escapedTags());
    }

    @Override
    public Reader create(Reader text) {
        return new HTMLStripCharFilter(text, escapedTags);
    }
}
