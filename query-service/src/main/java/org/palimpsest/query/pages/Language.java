package org.palimpsest.query.pages;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palimpsest.web.Wording;
import org.springframework.web.server.ServerWebExchange;

/**
 * The languages in which pages are written. Another one is a line here and in {@link Wording}, and a bundle beside each one in
 * {@code messages}.
 */
public enum Language {
    /** Taken where nobody asks for another one: robots and programs, too. */
    ENGLISH(Locale.ENGLISH, Locale.UK),
    GERMAN(Locale.GERMAN, Locale.GERMAN);

    private static final List<Locale> OURS = Stream.of(values()).map(Language::locale).toList();

    /** Of scripts that run from right to left. */
    private static final Pattern FROM_THE_RIGHT = Pattern.compile("(?i)(ar|dv|fa|he|iw|ku-arab|ps|syr|ur|yi)(-.*)?");

    private final Locale locale;
    private final Locale country;

    Language(Locale locale, Locale country) {
        this.locale = locale;
        this.country = country;
    }

    /** By which its texts are found, and pages say which it is. */
    public Locale locale() {
        return locale;
    }

    /** Where its dates and numbers are written as its pages write them. */
    public Locale country() {
        return country;
    }

    /** In which people of this language look for names; it is the caller's own, as it is not thread-safe. */
    public Collator order() {
        return Collator.getInstance(locale);
    }

    /** As HTML and HTTP call it: {@code en}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What it calls itself: {@code Deutsch}. */
    public String called() {
        return locale.getDisplayLanguage(locale);
    }

    public String direction() {
        return direction(tag());
    }

    /** {@code rtl} or {@code ltr}, by the BCP 47 tag of any language. */
    public static String direction(String tag) {
        return FROM_THE_RIGHT.matcher(tag).matches() ? "rtl" : "ltr";
    }

    /** The one with this tag, if it is one of ours. */
    public static Optional<Language> of(String tag) {
        return Stream.of(values()).filter(one -> one.tag().equals(tag)).findFirst();
    }

    /** The one that {@code locale} belongs to, else English. */
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }

    /** The one in which {@code exchange} is answered. */
    public static Language of(ServerWebExchange exchange) {
        return of(Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.ENGLISH));
    }

    /** The one of ours that is wanted most; English if none is. */
    static Language of(List<LanguageRange> wanted) {
        var found = Locale.lookup(wanted.stream().filter(one -> one.getWeight() > 0).toList(), OURS);
        return found == null ? ENGLISH : of(found);
    }
}
