package org.palimpsest.query.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The languages, for templates. Thread-safe. */
@Component("languages")
public final class Languages {
    /** The one of a page that is written for {@code locale}. */
    public Language of(Locale locale) {
        return Language.of(locale);
    }

    /** Those that a reader of {@code language} can choose. */
    public List<Language> besides(Language language) {
        return Stream.of(Language.values()).filter(one -> one != language).toList();
    }
}
