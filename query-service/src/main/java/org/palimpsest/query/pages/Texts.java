package org.palimpsest.query.pages;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of the bundles, for what no template writes: mails and letters. Thread-safe. */
@Component
public final class Texts {
    private final MessageSource bundles;

    Texts(MessageSource bundles) {
        this.bundles = bundles;
    }

    /** With {@code arguments} in the places of their numbers; throws if no bundle has it. */
    public String of(String code, Object... arguments) {
        return bundles.getMessage(code, arguments, Locale.ENGLISH);
    }
}
