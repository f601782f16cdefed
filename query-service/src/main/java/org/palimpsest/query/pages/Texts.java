package org.palimpsest.query.pages;

import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of the bundles, for what no template writes. Thread-safe. */
@Component
public final class Texts {
    private final MessageSource bundles;

    Texts(MessageSource bundles) {
        this.bundles = bundles;
    }

    /** In English, with {@code arguments} in the places of their numbers; throws if no bundle has it. */
    public String of(String code, Object... arguments) {
        return in(Language.ENGLISH, code, arguments);
    }

    /** The same in {@code language}; what is to be put into words among the arguments is. */
    public String in(Language language, String code, Object... arguments) {
        var said = Stream.of(arguments).map(one -> InWords.in(language, this, one)).toArray();
        return bundles.getMessage(code, said, language.locale());
    }
}
