package org.palimpsest.query.citation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.Licence;
import org.palimpsest.query.text.PlainText;
import org.springframework.web.util.UriUtils;

/**
 * One version of an entry, as readers get it: what every citation and every format is made of. Nothing suppressed is in it, and no text
 * under an embargo.
 *
 * @param host where it is published
 * @param section its address, as {@code sectionTitle} is its name
 * @param versions numbers of those that readers get, ascending
 * @param licence an SPDX identifier
 * @param access how far it can be read, in the words of COAR
 * @param withdrawn absent unless the entry is withdrawn
 */
public record Work(
        Host host,
        String slug,
        String section,
        String sectionTitle,
        int version,
        List<Integer> versions,
        Instant publishedAt,
        Instant firstPublishedAt,
        String licence,
        Access access,
        @Nullable Taken withdrawn,
        Content content) {

    private static final int LONGEST_SUMMARY = 2000;

    /** In characters. */
    private static final int LONGEST_PRINTED = 500_000;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d){0,2}");

    /**
     * The site that publishes it.
     *
     * @param name what it calls itself
     * @param origin what its addresses begin with; empty where that is not known, and they are relative
     */
    public record Host(String name, String origin) {}

    /** {@code until}: from when on everybody gets the text; absent where they do, or it is not known. */
    public record Access(String right, String uri, @Nullable Instant until) {}

    /** When and why it was withdrawn. */
    public record Taken(Instant at, String reason) {}

    public String title() {
        var title = content.title();
        return title == null || title.isBlank() ? "Untitled" : title;
    }

    /** A BCP 47 tag. */
    public String language() {
        var language = content.language();
        return language != null && LANGUAGE.matcher(language).matches() ? language : "en";
    }

    /** Where this version stays. */
    public String address() {
        return entryAddress() + "/versions/" + version;
    }

    /** Where the newest version is. */
    public String entryAddress() {
        return host.origin() + "/entries/" + slug;
    }

    public String sectionAddress() {
        return host.origin() + "/sections/" + section;
    }

    /** Where one of its files is. */
    String fileAddress(String sha256) {
        return entryAddress() + "/files/" + sha256;
    }

    public Licence terms() {
        return Licence.of(licence);
    }

    /** Who is credited, by names that can be read. */
    public List<Contributor> contributors() {
        return content.contributors().stream().filter(one -> !one.family().isBlank()).toList();
    }

    Optional<Article> article() {
        return Optional.ofNullable(content.article());
    }

    Optional<String> journal() {
        return article().map(Article::journal).filter(name -> !name.isBlank());
    }

    /** Its DOI, as {@code 10.5334/ijic.1}, without looking whether it is one. */
    public Optional<String> doi() {
        return article().map(Article::doi).filter(doi -> !doi.isBlank());
    }

    /** Where its DOI leads, whatever somebody wrote there. */
    Optional<String> doiAddress() {
        return doi().map(doi -> "https://doi.org/" + UriUtils.encodePath(doi, StandardCharsets.UTF_8));
    }

    /** What to cite: its DOI's address, or that of this version. */
    public String cited() {
        return doiAddress().orElseGet(this::address);
    }

    /** When it was published first anywhere: ISO 8601 with reduced precision. */
    public String appeared() {
        return article().map(Article::firstPublished).filter(day -> DATE.matcher(day).matches()).orElseGet(() -> Dates.iso(publishedAt));
    }

    /** What its addresses begin with, perhaps nothing. */
    public String origin() {
        return host.origin();
    }

    /** Its journal, or else this site. */
    public String publisher() {
        return journal().orElse(host.name());
    }

    String year() {
        return appeared().substring(0, 4);
    }

    /** The beginning of the text, in one piece; empty where there is none to be read. */
    public String summary() {
        var text = PlainText.of(content.body()).replace('\n', ' ').strip();
        if (text.length() <= LONGEST_SUMMARY) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST_SUMMARY);
        return text.substring(0, end < LONGEST_SUMMARY / 2 ? text.offsetByCodePoints(0, LONGEST_SUMMARY / 2) : end) + " …";
    }

    /** That it was withdrawn, in a sentence. */
    public Optional<String> withdrawal() {
        return Optional.ofNullable(withdrawn)
                .map(taken -> "Withdrawn on " + Dates.day(taken.at()) + (taken.reason().isBlank() ? "" : ": " + taken.reason()));
    }

    /** Whether there is a PDF of it: there is none of a text under embargo, and none of one of more than 250 pages. */
    public boolean isPrintable() {
        return !isEmbargoed() && content.body().walk().mapToInt(node -> length(node.text())).sum() <= LONGEST_PRINTED;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Whether readers get less than all of it. */
    public boolean isEmbargoed() {
        return access.uri().endsWith("c_f1cf");
    }
}
