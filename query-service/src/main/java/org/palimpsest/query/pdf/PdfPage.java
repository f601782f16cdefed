package org.palimpsest.query.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.citation.Citation;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.pages.Byline;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.palimpsest.query.text.HtmlText;
import org.palimpsest.query.text.Pictures;

/**
 * A version as it is printed.
 *
 * @param bodyHtml safe, and well-formed as XML; each heading has an id
 * @param headings for the bookmarks, in order
 * @param covered whether each of its characters can be printed
 */
record PdfPage(
        Work work,
        Byline byline,
        String bodyHtml,
        List<Heading> headings,
        Citation citation,
        @Nullable WithdrawnNotice withdrawn,
        boolean covered) {
    /** The pictures of an entry, as its page of print names them. */
    static final String PICTURES = "picture:files";

    private static final Pattern HEADING = Pattern.compile("<h([2-6])(?: id=\"([^\"]*)\")?>(.*?)</h\\1>", Pattern.DOTALL);
    private static final Pattern EMPTY = Pattern.compile("<(br|img)([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** {@code level}: from 2; {@code name}: as text of HTML, escaped. */
    record Heading(int level, String id, String name) {}

    static PdfPage of(Work work, Citation citation, PdfFonts fonts) {
        var html = HtmlText.of(work.content().body(), 2, "text", new Pictures(work.content(), PICTURES));
        var headings = new ArrayList<Heading>();
        html = HEADING.matcher(html).replaceAll(found -> Matcher.quoteReplacement(named(found, headings)));
        html = EMPTY.matcher(html).replaceAll("<$1$2/>");
        var taken = work.withdrawn();
        return new PdfPage(
                work,
                Byline.of(work.contributors()),
                html,
                List.copyOf(headings),
                citation,
                taken == null ? null : WithdrawnNotice.of(taken.at(), taken.reason()),
                fonts.cover(work.title() + work.content().body().plainText() + work.contributors()));
    }

    private static String named(MatchResult found, List<Heading> headings) {
        var id = found.group(2) == null ? "heading-" + headings.size() : found.group(2);
        headings.add(new Heading(Integer.parseInt(found.group(1)), id, TAG.matcher(found.group(3)).replaceAll("").strip()));
        return "<h" + found.group(1) + " id=\"" + id + "\">" + found.group(3) + "</h" + found.group(1) + ">";
    }

    /** Bookmarks as the printer takes them: nested by level. */
    public String bookmarks() {
        var xml = new StringBuilder("<bookmarks>");
        var open = new ArrayList<Integer>();
        for (var heading : headings) {
            while (!open.isEmpty() && open.getLast() >= heading.level) {
                open.removeLast();
                xml.append("</bookmark>");
            }
            var name = heading.name.isEmpty() ? "–" : heading.name;
            xml.append("<bookmark name=\"").append(name).append("\" href=\"#").append(heading.id).append("\">");
            open.add(heading.level);
        }
        open.forEach(_ -> xml.append("</bookmark>"));
        return xml.append("</bookmarks>").toString();
    }

    /** The day of this version, in words. */
    public InWords published() {
        return Dates.day(work.publishedAt());
    }

    /** In which its language is written: {@code rtl} or {@code ltr}. */
    public String direction() {
        return Language.direction(work.language());
    }
}
