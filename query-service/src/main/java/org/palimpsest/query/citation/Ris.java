package org.palimpsest.query.citation;

import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Article;
import org.palimpsest.query.pages.Dates;

/** RIS, one field a line. */
final class Ris {
    private final StringBuilder ris = new StringBuilder();

    private Ris() {}

    static String of(Work work) {
        return new Ris().entry(work);
    }

    private String entry(Work work) {
        var article = work.article();
        boolean isOfJournal = work.journal().isPresent();
        line("TY", isOfJournal ? "JOUR" : "ELEC");
        line("TI", work.title());
        for (var one : work.contributors()) {
            line("AU", one.given() == null ? one.family() + "," : one.family() + ", " + one.given());
        }
        line("PY", work.year());
        line("DA", work.appeared().replace('-', '/'));
        line(isOfJournal ? "JO" : "T2", work.journal().orElse(work.sectionTitle()));
        line("VL", article.map(Article::volume).orElse(null));
        line("IS", article.map(Article::issue).orElse(null));
        line("SP", article.map(Article::elocationId).orElse(null));
        line("DO", work.doi().orElse(null));
        line("UR", work.address());
        line("PB", isOfJournal ? null : work.host().name());
        line("ET", isOfJournal ? null : "Version " + work.version());
        line("LA", work.language());
        work.content().keywords().forEach(word -> line("KW", word));
        line("AB", work.summary());
        line("N1", work.withdrawal().orElse(null));
        if (work.isEmbargoed()) {
            var until = work.access().until();
            line("N1", until == null ? "The text is under embargo." : "The text is under embargo until " + Dates.beginning(until) + ".");
        }
        return ris.append("ER  - \r\n").toString();
    }

    /** A line that ended early would begin another field. */
    private void line(String tag, @Nullable String value) {
        var said = value == null ? "" : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (!said.isEmpty()) {
            ris.append(tag).append("  - ").append(said).append("\r\n");
        }
    }
}
