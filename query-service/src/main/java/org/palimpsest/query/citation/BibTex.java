package org.palimpsest.query.citation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;

/** BibTeX as BibLaTeX and all newer programs read it: in UTF-8, with what TeX takes for a command escaped. */
final class BibTex {
    private static final Map<Integer, String> ESCAPED = Map.of(
            (int) '\\', "\\textbackslash{}",
            (int) '{', "\\textbraceleft{}",
            (int) '}', "\\textbraceright{}",
            (int) '#', "\\#",
            (int) '$', "\\$",
            (int) '%', "\\%",
            (int) '&', "\\&",
            (int) '_', "\\_",
            (int) '~', "\\textasciitilde{}",
            (int) '^', "\\textasciicircum{}");

    private final StringBuilder bib = new StringBuilder();

    private BibTex() {}

    static String of(Work work) {
        return new BibTex().entry(work);
    }

    private String entry(Work work) {
        var article = work.article();
        boolean isOfJournal = work.journal().isPresent();
        bib.append(isOfJournal ? "@article{" : "@misc{").append(key(work));
        // Braces within keep the case of a title.
        field("title", "{" + escape(work.title()) + "}");
        field("author", work.contributors().stream().map(BibTex::name).collect(Collectors.joining(" and ")));
        field(isOfJournal ? "journal" : "howpublished", escape(work.journal().orElse(work.sectionTitle() + ", " + work.host().name())));
        field("year", work.year());
        month(work.appeared());
        field("volume", article.map(Article::volume).map(BibTex::escape).orElse(null));
        field("number", article.map(Article::issue).map(BibTex::escape).orElse(null));
        field("pages", article.map(Article::elocationId).map(BibTex::escape).orElse(null));
        field("doi", work.doi().map(BibTex::address).orElse(null));
        field("url", address(work.address()));
        field("publisher", isOfJournal ? null : work.host().name());
        field("version", Integer.toString(work.version()));
        field("language", escape(work.language()));
        field("keywords", escape(String.join(", ", work.content().keywords())));
        field("abstract", escape(work.summary()));
        field("copyright", escape(work.terms().name()));
        field("note", work.withdrawal().map(BibTex::escape).orElse(null));
        return bib.append("\n}\n").toString();
    }

    private void month(String iso) {
        if (iso.length() >= 7) {
            bib.append(",\n  month = ").append(Integer.parseInt(iso.substring(5, 7)));
        }
    }

    private void field(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            bib.append(",\n  ").append(name).append(" = {").append(value).append('}');
        }
    }

    /** A group's name stands in braces, else its last word would be a family name. */
    private static String name(Contributor one) {
        var given = one.given();
        return given == null ? "{" + escape(one.family()) + "}" : protectedAnd(one.family()) + ", " + protectedAnd(given);
    }

    /** The word “and”, within a name, would begin another one. */
    private static String protectedAnd(String part) {
        var text = escape(part);
        return text.matches("(?i).*(^|\\s)and(\\s|$).*") || text.contains(",") ? "{" + text + "}" : text;
    }

    /** {@code andrew2022nurturing}: letters and digits of ASCII, as every program takes them. */
    private static String key(Work work) {
        var first = work.contributors().stream().findFirst().map(Contributor::family).orElse("");
        return ascii(first) + work.year() + "-" + work.slug().replaceAll("[^A-Za-z0-9-]", "");
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(c -> escaped.append(ESCAPED.getOrDefault(c, Character.toString(c))));
        return escaped.toString();
    }

    /** Programs take addresses as they are: only braces, which would end the field, and blanks are written otherwise. */
    private static String address(String text) {
        return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replaceAll("[\\s\\p{Cntrl}]", "%20");
    }
}
