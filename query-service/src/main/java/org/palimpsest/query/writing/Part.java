package org.palimpsest.query.writing;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;

/** The parts of a content that change by themselves: two people who change different ones do not meet. */
enum Part {
    TITLE(Content::title),
    LANGUAGE(Content::language),
    PERIOD(Content::period),
    KEYWORDS(Content::keywords),
    CONTRIBUTORS(Content::contributors),
    BODY(Content::body),
    LINKS(Content::links),
    ARTICLE(Content::article);

    private final Function<Content, @Nullable Object> value;

    Part(Function<Content, @Nullable Object> value) {
        this.value = value;
    }

    @Nullable Object of(Content content) {
        return value.apply(content);
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
                (parts.contains(ARTICLE) ? from : into).article());
    }
}
