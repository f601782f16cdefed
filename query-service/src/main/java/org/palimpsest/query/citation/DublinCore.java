package org.palimpsest.query.citation;

import java.util.Objects;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;
import org.palimpsest.query.text.Xml;

/** Dublin Core, as harvesters (OAI-PMH) take it. */
final class DublinCore {
    private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/";

    private DublinCore() {}

    static String of(Work work) {
        var xml = new Xml("").open(
                        "oai_dc:dc",
                        "xmlns:oai_dc", NAMESPACE,
                        "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                        "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation", NAMESPACE + " http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
                .element("dc:title", work.title());
        work.contributors().forEach(one -> xml.element("dc:creator", name(one)));
        work.content().keywords().forEach(word -> xml.element("dc:subject", word));
        xml.element("dc:description", work.summary())
                .element("dc:description", work.withdrawal().orElse(null))
                .element("dc:publisher", work.publisher())
                .element("dc:date", work.appeared())
                .element("dc:type", "Text")
                .element("dc:type", work.article().map(Article::articleType).orElse(null))
                .element("dc:format", "text/html")
                .element("dc:identifier", work.address());
        work.doiAddress().ifPresent(address -> xml.element("dc:identifier", address));
        xml.element("dc:source", work.journal().orElse(work.sectionTitle())).element("dc:language", work.language());
        xml.element("dc:relation", work.entryAddress());
        work.content().links().stream().map(link -> link.url()).filter(Objects::nonNull)
                .forEach(url -> xml.element("dc:relation", url));
        return xml.element("dc:rights", work.terms().url()).element("dc:rights", work.access().uri()).end();
    }

    /** {@code Andrew, Mandy}; a group by its whole name. */
    static String name(Contributor one) {
        return one.given() == null ? one.family() : one.family() + ", " + one.given();
    }
}
