package org.palimpsest.query.site;

import java.util.Optional;
import java.util.regex.Pattern;
import org.palimpsest.query.markdown.Markdown;
import org.palimpsest.query.text.HtmlText;
import org.palimpsest.query.text.Pictures;
import org.palimpsest.query.text.PlainText;

/**
 * A page of the community's own, such as “About”.
 *
 * @param name by which it is found, below {@code /pages/}
 * @param html safe
 * @param description its beginning
 */
public record SitePage(String name, String title, String html, String description) {
    private static final Pattern TITLE = Pattern.compile("\\A\\uFEFF?\\s*# +(\\S.*?)\\s*(?:\\R|\\z)");
    private static final int LONGEST_DESCRIPTION = 160;

    /** From its Markdown; empty where that does not begin with a title. */
    static Optional<SitePage> of(String name, String markdown) {
        var title = TITLE.matcher(markdown);
        if (!title.find()) {
            return Optional.empty();
        }
        var body = Markdown.read(markdown.substring(title.end()));
        var html = HtmlText.of(body, 2, name, Pictures.NONE);
        return Optional.of(new SitePage(name, title.group(1), html, PlainText.beginning(body, LONGEST_DESCRIPTION)));
    }
}
