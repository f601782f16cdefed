package org.palimpsest.query.citation;

import java.util.Locale;
import java.util.Map;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.pages.Byline;
import org.palimpsest.query.pages.Byline.Place;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.text.Xml;

/**
 * The whole article in JATS, tag set “Archiving and Interchange”: what journals, archives and typesetters exchange. Only an ISSN, which
 * a section has not, is missing for it to be “Journal Publishing”.
 */
final class Jats {
    private static final String DOCTYPE = "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange"
            + " DTD v1.3 20210610//EN\""
            + " \"https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3.dtd\">\n";

    private static final String CREDIT = "https://credit.niso.org/";

    private final Work work;
    private final Xml xml = new Xml(DOCTYPE);

    private Jats(Work work) {
        this.work = work;
    }

    static String of(Work work) {
        return new Jats(work).article();
    }

    private String article() {
        xml.open(
                "article",
                "xmlns:xlink", "http://www.w3.org/1999/xlink",
                "xmlns:ali", "http://www.niso.org/schemas/ali/1.0/",
                "article-type", type(),
                "dtd-version", "1.3",
                "xml:lang", work.language());
        xml.open("front");
        journal();
        meta();
        xml.close();
        new JatsText(work, xml).write();
        return xml.end();
    }

    private String type() {
        var type = work.article().map(Article::articleType).orElse("").toLowerCase(Locale.ROOT);
        return type.contains("abstract") ? "abstract" : work.journal().isPresent() ? "research-article" : "other";
    }

    private void journal() {
        xml.open("journal-meta")
                .element("journal-id", work.section(), "journal-id-type", "publisher-id")
                .open("journal-title-group").element("journal-title", work.journal().orElse(work.sectionTitle())).close()
                .open("publisher").element("publisher-name", work.host().name()).close()
                .close();
    }

    private void meta() {
        xml.open("article-meta");
        work.doi().ifPresent(doi -> xml.element("article-id", doi, "pub-id-type", "doi"));
        xml.element("article-id", work.slug() + "/" + work.version(), "pub-id-type", "publisher-id");
        work.article().map(Article::articleType).ifPresent(type -> xml.open("article-categories")
                .open("subj-group", "subj-group-type", "heading").element("subject", type).close()
                .close());
        xml.open("title-group").element("article-title", work.title()).close();
        contributors();
        date("pub-date", "pub", work.appeared());
        xml.element("volume", work.article().map(Article::volume).orElse(null))
                .element("issue", work.article().map(Article::issue).orElse(null))
                .element("elocation-id", work.article().map(Article::elocationId).orElse(null));
        history();
        permissions();
        xml.empty("self-uri", "xlink:href", work.address(), "content-type", "text/html");
        if (work.isPrintable()) {
            xml.empty("self-uri", "xlink:href", work.address() + "/pdf", "content-type", "application/pdf");
        }
        if (!work.content().keywords().isEmpty()) {
            xml.open("kwd-group", "xml:lang", work.language())
                    .each(work.content().keywords(), word -> xml.element("kwd", word))
                    .close();
        }
        custom();
        xml.close();
    }

    private void contributors() {
        var all = work.contributors();
        if (all.isEmpty()) {
            return;
        }
        var byline = Byline.of(all);
        xml.open("contrib-group");
        for (int i = 0; i < all.size(); i++) {
            contributor(all.get(i), byline.authors().get(i));
        }
        xml.close();
        xml.each(byline.places(), this::place);
    }

    private void contributor(Contributor one, Byline.Author shown) {
        xml.open("contrib", "contrib-type", "author", "corresp", shown.corresponding() ? "yes" : null);
        if (one.orcid() != null) {
            xml.element("contrib-id", "https://orcid.org/" + one.orcid(), "contrib-id-type", "orcid");
        }
        if (one.given() == null) {
            xml.element("collab", one.family());
        } else {
            xml.open("name").element("surname", one.family()).element("given-names", one.given()).close();
        }
        one.roles().forEach(this::role);
        shown.numbers().forEach(number ->
                xml.element("xref", Integer.toString(number), "ref-type", "aff", "rid", "aff" + number));
        xml.close();
    }

    private void role(String role) {
        var term = term(role);
        xml.element(
                "role",
                term,
                "vocab", "credit",
                "vocab-identifier", CREDIT,
                "vocab-term", term,
                "vocab-term-identifier", CREDIT + "contributor-roles/" + role + "/");
    }

    /** As the standard writes it. */
    private static String term(String role) {
        return switch (role) {
            case "writing-original-draft" -> "Writing – original draft";
            case "writing-review-editing" -> "Writing – review & editing";
            default -> role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1).replace('-', ' ');
        };
    }

    private void place(Place place) {
        xml.open("aff", "id", "aff" + place.number()).open("institution-wrap");
        xml.element("institution-id", place.ror(), "institution-id-type", "ror").element("institution", place.name()).close();
        if (place.country() != null) {
            xml.text(", ").element("country", String.valueOf(place.countryName()), "country", place.country());
        }
        xml.close();
    }

    private void history() {
        var withdrawn = work.withdrawn();
        xml.open("history");
        date("date", "posted", Dates.iso(work.publishedAt()));
        if (withdrawn != null) {
            date("date", "withdrawn", Dates.iso(withdrawn.at()));
        }
        xml.close();
    }

    /** {@code iso}: of reduced precision, perhaps. */
    private void date(String element, String type, String iso) {
        xml.open(element, "date-type", type, "iso-8601-date", iso)
                .element("day", iso.length() == 10 ? iso.substring(8) : null)
                .element("month", iso.length() >= 7 ? iso.substring(5, 7) : null)
                .element("year", iso.substring(0, 4))
                .close();
    }

    private void permissions() {
        xml.open("permissions");
        var until = work.access().until();
        if (!work.isEmbargoed()) {
            xml.empty("ali:free_to_read");
        } else if (until != null) {
            xml.empty("ali:free_to_read", "start_date", Dates.iso(until));
        }
        xml.open("license", "xlink:href", work.terms().url())
                .element("ali:license_ref", work.terms().url())
                .element("license-p", work.terms().name())
                .close()
                .close();
    }

    /** What this tag set has no place for. */
    private void custom() {
        xml.open("custom-meta-group");
        var said = Map.of(
                "version", Integer.toString(work.version()),
                "access-right", work.access().uri(),
                "withdrawn", work.withdrawal().orElse(""));
        said.entrySet().stream().filter(one -> !one.getValue().isEmpty()).sorted(Map.Entry.comparingByKey()).forEach(one -> xml
                .open("custom-meta")
                .element("meta-name", one.getKey())
                .element("meta-value", one.getValue())
                .close());
        xml.close();
    }
}
