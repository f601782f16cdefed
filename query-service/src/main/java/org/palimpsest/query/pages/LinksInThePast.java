package org.palimpsest.query.pages;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.text.Markup;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Keeps who reads the past in it: each link of such a page, {@code @{…}} in its template, that leads to a page which has a past leads
 * to it as of then. Which pages those are stands here alone. Thread-safe.
 */
public final class LinksInThePast extends StandardLinkBuilder {
    private static final Pattern WITH_A_PAST =
            Pattern.compile("/|/search|/sections/(?!new$)[^/]+(/issues(/[^/]+/[^/]+)?)?|/entries/[^/]+(/related)?|/organisations/[^/]+");

    private static final Pattern ASKED = Pattern.compile("[?&]asOf=");
    private static final Pattern IN_TEXT = Pattern.compile("<a href=\"(/[^\"]*)\"");

    @Override
    protected String processLink(IExpressionContext context, String link) {
        var past = context.getVariable("view") instanceof PageView view ? view.asOf() : null;
        return super.processLink(context, keep(link, past));
    }

    /** Whether the page at {@code path} can be read as of a moment of the past. */
    static boolean hasPast(String path) {
        return WITH_A_PAST.matcher(path).matches();
    }

    /**
     * {@code link} as of {@code past}, if it is to a page that has one and names none itself.
     *
     * @param link encoded
     * @param past as it was asked for; absent today
     */
    public static String keep(String link, @Nullable String past) {
        int hash = link.indexOf('#');
        var address = hash < 0 ? link : link.substring(0, hash);
        int query = address.indexOf('?');
        if (past == null || !hasPast(query < 0 ? address : address.substring(0, query)) || ASKED.matcher(address).find()) {
            return link;
        }
        var asked = (query < 0 ? "?" : "&") + "asOf=" + UriUtils.encode(past, StandardCharsets.UTF_8);
        return address + asked + link.substring(address.length());
    }

    /** The same for the links in a text of an entry, as {@link org.palimpsest.query.text.HtmlText} writes it. */
    static String keepInText(String html, @Nullable String past) {
        return past == null
                ? html
                : IN_TEXT.matcher(html).replaceAll(found -> Matcher.quoteReplacement(
                        "<a href=\"" + Markup.escape(keep(HtmlUtils.htmlUnescape(found.group(1)), past)) + "\""));
    }
}
