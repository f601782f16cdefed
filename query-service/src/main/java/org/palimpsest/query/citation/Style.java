package org.palimpsest.query.citation;

/**
 * How citations are written.
 *
 * <p>{@code title}: what people call it; {@code file}: its name among the styles of CSL; {@code locale}: whose words and quotation marks
 * it takes; {@code isNumbered}: whether its lists are; {@code tellsVersions}: whether it says by itself which version is cited.
 */
public enum Style {
    VANCOUVER("Vancouver", "nlm-citation-sequence", "en-GB", true, false),
    APA("APA", "apa", "en-US", false, true),
    CHICAGO("Chicago", "chicago-author-date", "en-US", false, true),
    HARVARD("Harvard", "harvard-cite-them-right", "en-GB", false, false),
    MLA("MLA", "modern-language-association", "en-US", false, true);

    private final String title;
    private final String file;
    private final String locale;
    private final boolean isNumbered;
    private final boolean tellsVersions;

    Style(String title, String file, String locale, boolean isNumbered, boolean tellsVersions) {
        this.title = title;
        this.file = file;
        this.locale = locale;
        this.isNumbered = isNumbered;
        this.tellsVersions = tellsVersions;
    }

    public String title() {
        return title;
    }

    String file() {
        return file;
    }

    String locale() {
        return locale;
    }

    boolean isNumbered() {
        return isNumbered;
    }

    boolean tellsVersions() {
        return tellsVersions;
    }
}
