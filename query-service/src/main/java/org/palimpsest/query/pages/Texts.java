package org.palimpsest.query.pages;

import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of the bundles, for what no template writes. In each of them, {@code {9}} is the name of the site. Thread-safe. */
@Component
public final class Texts {
    private static final int NAME_OF_SITE = 9;

    private final MessageSource bundles;
    private final String site;

    /** @param site what it is called */
    Texts(MessageSource bundles, @Value("#{@site.name()}") String site) {
        this.bundles = bundles;
        this.site = site;
    }

    /** In English, with {@code arguments} in the places of their numbers; throws if no bundle has it. */
    public String of(String code, Object... arguments) {
        return in(Language.ENGLISH, code, arguments);
    }

    /** The same in {@code language}; what is to be put into words among the arguments is. */
    public String in(Language language, String code, Object... arguments) {
        var said = Arrays.copyOf(arguments, NAME_OF_SITE + 1, Object[].class);
        Arrays.setAll(said, i -> i == NAME_OF_SITE ? site : InWords.in(language, this, said[i]));
        return bundles.getMessage(code, said, language.locale());
    }
}
