package org.palimpsest.query.writing;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;

/** The parts of a content that change by themselves: two people who change different ones do not meet. */
enum Part {
    TITLE,
    LANGUAGE,
    PERIOD,
    KEYWORDS,
    CONTRIBUTORS,
    BODY,
    LINKS,
    ARTICLE;

    @Nullable Object of(Content content) {
        return switch (this) {
            case TITLE -> content.title();
            case LANGUAGE -> content.language();
            case PERIOD -> content.period();
            case KEYWORDS -> content.keywords();
            case CONTRIBUTORS -> content.contributors();
            case BODY -> content.body();
            case LINKS -> content.links();
            case ARTICLE -> content.article();
        };
    }

    /** {@code into}, with these parts as they are in {@code from}. */
    static Content copy(Set<Part> parts, Content from, Content into) {
        return new Content(
                (parts.contains(TITLE) ? from : into).title(),
                (parts.contains(LANGUAGE) ? from : into).language(),
                (parts.contains(PERIOD) ? from : into).period(),
                (parts.contains(KEYWORDS) ? from : into).keywords(),
                (parts.contains(CONTRIBUTORS) ? from : into).contributors(),
                (parts.contains(BODY) ? from : into).body(),
                (parts.contains(LINKS) ? from : into).links(),
                (parts.contains(ARTICLE) ? from : into).article(),
                into.files());
    }
}
