package org.palimpsest.query.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps text text: the only way by which words and addresses of contributors enter HTML. Thread-safe. */
public final class Markup {
    private static final Set<String> OUTSIDE = Set.of("http", "https");

    private Markup() {}

    /** {@code text} so that it can stand between tags and in a quoted attribute; what HTML cannot hold becomes U+FFFD. */
    public static String escape(String text) {
        var html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return html.toString();
    }

    /**
     * The start tag of a link to {@code href}, or null where that is no address to send a reader to. Another site gets no
     * credit from ours and no handle on our window.
     */
    static @Nullable String anchor(@Nullable String href, @Nullable String title) {
        if (href == null || !isSafe(href)) {
            return null;
        }
        var rel = href.startsWith("/") ? "" : " rel=\"nofollow noopener\"";
        var about = title == null || title.isBlank() ? "" : " title=\"" + escape(title) + "\"";
        return "<a href=\"" + escape(href) + "\"" + about + rel + ">";
    }

    /** Whether a reader may be sent to {@code href}: a path here, or http, https, mailto. */
    public static boolean isSafe(String href) {
        if (href.startsWith("/")) {
            return !href.startsWith("//") && !href.startsWith("/\\");
        }
        var scheme = scheme(href);
        return "mailto".equals(scheme) || (scheme != null && OUTSIDE.contains(scheme));
    }

    private static @Nullable String scheme(String href) {
        try {
            return new URI(href).getScheme();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isAllowed(int c) {
        boolean control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && (c & 0xFFFE) != 0xFFFE;
    }
}
