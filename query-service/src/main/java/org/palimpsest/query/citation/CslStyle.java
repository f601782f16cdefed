package org.palimpsest.query.citation;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.internal.RenderContext;
import de.undercouch.citeproc.csl.internal.TokenBuffer;
import de.undercouch.citeproc.csl.internal.format.HtmlFormat;
import de.undercouch.citeproc.csl.internal.token.DisplayGroupToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.query.text.Markup;

/**
 * A processor of citations in one style, read once: that takes longer than all that follows. Thread-safe; one citation at a time is
 * made.
 */
final class CslStyle {
    private static final String ID = "cited";
    private static final Pattern NUMBER = Pattern.compile("^\\s*1\\.\\s*");

    private final boolean isNumbered;
    private final One item = new One();
    private final CSL csl;

    CslStyle(Style style) {
        isNumbered = style.isNumbered();
        try {
            csl = new CSL(item, style.file(), style.locale());
        } catch (IOException e) {
            throw new UncheckedIOException("The style " + style.file() + " cannot be read.", e);
        }
    }

    /** The citation as HTML, without anything but {@code a} and {@code i} in it. */
    synchronized String html(CSLItemData cited) {
        item.cited = cited;
        // It forgets its format with its items.
        csl.reset();
        csl.setOutputFormat(new Plain());
        csl.setConvertLinks(true);
        csl.registerCitationItems(ID);
        var entries = csl.makeBibliography().getEntries();
        item.cited = null;
        var entry = entries.length == 0 ? "" : entries[0];
        return (isNumbered ? NUMBER.matcher(entry).replaceFirst("") : entry).strip();
    }

    /** The one that is cited just now. */
    private static final class One implements ItemDataProvider {
        private @Nullable CSLItemData cited;

        @Override
        public @Nullable CSLItemData retrieveItem(String id) {
            return cited;
        }

        @Override
        public List<String> getIds() {
            return List.of(ID);
        }
    }

    /** Citeproc's own HTML has inline styles, which our pages do not allow. */
    private static final class Plain extends HtmlFormat {

        @Override
        protected String doFormatBibliographyEntry(TokenBuffer buffer, RenderContext context, int index) {
            return format(buffer);
        }

        @Override
        protected String escape(String text) {
            return Markup.escape(text);
        }

        @Override
        protected String doFormatLink(String text, String address) {
            return address.startsWith("https:") || address.startsWith("http:") || address.startsWith("/")
                    ? "<a href=\"" + escape(address) + "\" rel=\"noopener\">" + escape(text) + "</a>"
                    : escape(text);
        }

        @Override
        protected String openFontStyle(int style) {
            return "<i>";
        }

        @Override
        protected String closeFontStyle(int style) {
            return "</i>";
        }

        @Override
        protected String openFontVariant(int variant) {
            return "";
        }

        @Override
        protected String closeFontVariant(int variant) {
            return "";
        }

        @Override
        protected String openFontWeight(int weight) {
            return "";
        }

        @Override
        protected String closeFontWeight(int weight) {
            return "";
        }

        @Override
        protected String openTextDecoration(int decoration) {
            return "";
        }

        @Override
        protected String closeTextDecoration(int decoration) {
            return "";
        }

        @Override
        protected String openVerticalAlign(int align) {
            return "";
        }

        @Override
        protected String closeVerticalAlign(int align) {
            return "";
        }

        @Override
        protected String openDisplayGroup(DisplayGroupToken.Type type) {
            return "";
        }

        @Override
        protected String closeDisplayGroup(DisplayGroupToken.Type type) {
            return " ";
        }
    }
}
