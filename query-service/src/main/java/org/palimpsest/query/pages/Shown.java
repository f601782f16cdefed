package org.palimpsest.query.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.query.text.Headings;
import org.palimpsest.query.text.HtmlText;
import org.palimpsest.query.text.Pictures;

/**
 * What an entry says, ready to be shown.
 *
 * @param lang a BCP 47 tag; absent where nobody said in which language it is
 * @param margin what stands beside it in a chronicle: its period, or when its journal published it
 * @param bodyHtml safe HTML
 * @param headings those in it
 * @param credits who is credited, as a knowledge base shows it
 * @param attachments files that do not stand in the text
 */
public record Shown(
        String slug,
        String title,
        @Nullable String lang,
        @Nullable InWords margin,
        String bodyHtml,
        Headings headings,
        Byline byline,
        List<Byline.Group> credits,
        List<String> keywords,
        List<Related> related,
        @Nullable Article article,
        List<Attachment> attachments) {
    /** A text with so many headings, at least, is long. */
    private static final int LONG = 3;

    /** From what is kept; {@code slug} or id is that of the entry, {@code top} the level of the body's highest heading. */
    public static Shown of(String slug, Content content, int top) {
        var files = "/entries/" + slug + "/files";
        var article = content.article();
        var first = article == null ? null : article.firstPublished();
        return new Shown(
                slug,
                content.title() == null ? "Untitled" : content.title(),
                content.language(),
                content.period() != null ? InWords.plain(content.period().text()) : first == null ? null : Dates.partial(first),
                HtmlText.of(content.body(), top, slug, new Pictures(content, files)),
                Headings.of(content.body(), slug),
                Byline.of(content.contributors()),
                Byline.groups(content.contributors()),
                content.keywords(),
                Related.of(content.links()),
                article,
                Attachment.of(content, files));
    }

    /** What readers find their way by in a long text; empty in a short one. */
    public List<Headings.Heading> contents() {
        var listed = headings.listed();
        return listed.size() < LONG ? List.of() : listed;
    }

    /** Volume, issue and number: {@code 22 (S2), 149}; empty where there is none. */
    public String volume() {
        if (article == null) {
            return "";
        }
        var volume = Stream.of(article.volume(), article.issue() == null ? null : "(" + article.issue() + ")")
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return Stream.of(volume, article.elocationId())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** When it appeared elsewhere first, in words. */
    public @Nullable InWords firstPublished() {
        var first = article == null ? null : article.firstPublished();
        return first == null ? null : Dates.partial(first);
    }

    /** Where the DOI leads, without looking whether it is one. */
    public @Nullable String doi() {
        return article == null || article.doi() == null ? null : "https://doi.org/" + article.doi();
    }
}
