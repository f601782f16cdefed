package org.palimpsest.query.citation;

import java.util.List;
import java.util.Objects;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.text.Xml;

/** DataCite's metadata schema 4. */
final class DataCite {
    private static final String NAMESPACE = "http://datacite.org/schema/kernel-4";

    private final Work work;
    private final Xml xml = new Xml("");

    private DataCite(Work work) {
        this.work = work;
    }

    static String of(Work work) {
        return new DataCite(work).resource();
    }

    private String resource() {
        xml.open(
                "resource",
                "xmlns", NAMESPACE,
                "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation", NAMESPACE + " https://schema.datacite.org/meta/kernel-4.6/metadata.xsd");
        work.doi().ifPresentOrElse(
                doi -> xml.element("identifier", doi, "identifierType", "DOI"),
                () -> xml.element("identifier", work.address(), "identifierType", "URL"));
        creators();
        xml.open("titles").element("title", work.title(), "xml:lang", work.language()).close();
        xml.element("publisher", work.publisher());
        xml.element("publicationYear", work.year());
        var type = work.article().map(Article::articleType).filter(one -> !one.isBlank()).orElse("Entry");
        xml.element("resourceType", type, "resourceTypeGeneral", work.journal().isPresent() ? "JournalArticle" : "Text");
        subjects();
        dates();
        xml.element("language", work.language());
        xml.open("alternateIdentifiers").element("alternateIdentifier", work.address(), "alternateIdentifierType", "URL").close();
        related();
        xml.element("version", Integer.toString(work.version()));
        rights();
        descriptions();
        journal();
        return xml.end();
    }

    private void creators() {
        xml.open("creators");
        if (work.contributors().isEmpty()) {
            // There must be one.
            xml.open("creator").element("creatorName", work.host().name(), "nameType", "Organizational").close();
        }
        xml.each(work.contributors(), this::creator).close();
    }

    private void creator(Contributor one) {
        var given = one.given();
        xml.open("creator");
        if (given == null) {
            xml.element("creatorName", one.family(), "nameType", "Organizational");
        } else {
            xml.element("creatorName", one.family() + ", " + given, "nameType", "Personal")
                    .element("givenName", given)
                    .element("familyName", one.family());
        }
        if (one.orcid() != null) {
            xml.element(
                    "nameIdentifier",
                    "https://orcid.org/" + one.orcid(),
                    "nameIdentifierScheme", "ORCID",
                    "schemeURI", "https://orcid.org");
        }
        xml.each(one.affiliations(), this::affiliation).close();
    }

    private void affiliation(Affiliation at) {
        boolean isKnown = at.ror() != null;
        xml.element(
                "affiliation",
                at.name(),
                "affiliationIdentifier", at.ror(),
                "affiliationIdentifierScheme", isKnown ? "ROR" : null,
                "schemeURI", isKnown ? "https://ror.org" : null);
    }

    private void subjects() {
        if (!work.content().keywords().isEmpty()) {
            xml.open("subjects").each(work.content().keywords(), word -> xml.element("subject", word)).close();
        }
    }

    private void dates() {
        xml.open("dates").element("date", work.appeared(), "dateType", "Issued");
        var until = work.access().until();
        if (until != null) {
            xml.element("date", Dates.iso(until), "dateType", "Available");
        }
        if (work.version() > 1) {
            xml.element("date", Dates.iso(work.publishedAt()), "dateType", "Updated");
        }
        var withdrawn = work.withdrawn();
        if (withdrawn != null) {
            var reason = withdrawn.reason().isBlank() ? null : withdrawn.reason();
            xml.element("date", Dates.iso(withdrawn.at()), "dateType", "Withdrawn", "dateInformation", reason);
        }
        xml.close();
    }

    private void related() {
        xml.open("relatedIdentifiers");
        relation(work.entryAddress(), "IsVersionOf");
        int at = work.versions().indexOf(work.version());
        if (at > 0) {
            relation(version(work.versions().get(at - 1)), "IsNewVersionOf");
        }
        if (at >= 0 && at + 1 < work.versions().size()) {
            relation(version(work.versions().get(at + 1)), "IsPreviousVersionOf");
        }
        work.content().links().stream().map(link -> link.url()).filter(Objects::nonNull).forEach(url -> relation(url, "References"));
        work.content().files().forEach(file -> relation(work.fileAddress(file.sha256()), "HasPart"));
        xml.close();
    }

    private String version(int number) {
        return work.entryAddress() + "/versions/" + number;
    }

    private void relation(String address, String type) {
        xml.element("relatedIdentifier", address, "relatedIdentifierType", "URL", "relationType", type);
    }

    private void rights() {
        xml.open("rightsList")
                .element(
                        "rights",
                        work.terms().name(),
                        "rightsURI", work.terms().url(),
                        "rightsIdentifier", work.licence(),
                        "rightsIdentifierScheme", "SPDX",
                        "schemeURI", "https://spdx.org/licenses/")
                .element("rights", work.access().right(), "rightsURI", work.access().uri())
                .close();
    }

    private void descriptions() {
        var said = List.of(work.summary(), work.withdrawal().orElse(""));
        if (said.stream().allMatch(String::isEmpty)) {
            return;
        }
        xml.open("descriptions")
                .element("description", said.getFirst(), "descriptionType", "Abstract", "xml:lang", work.language())
                .element("description", said.getLast(), "descriptionType", "Other")
                .close();
    }

    /** What printed it, and where in it. */
    private void journal() {
        work.journal().ifPresent(title -> {
            var article = work.article();
            xml.open("relatedItems")
                    .open("relatedItem", "relatedItemType", "Journal", "relationType", "IsPublishedIn")
                    .open("titles").element("title", title).close()
                    .element("volume", article.map(Article::volume).orElse(null))
                    .element("issue", article.map(Article::issue).orElse(null))
                    .element("number", article.map(Article::elocationId).orElse(null), "numberType", "Article")
                    .close()
                    .close();
        });
    }
}
