package org.palimpsest.query.citation;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.JsonLexer;
import de.undercouch.citeproc.helper.json.JsonParser;
import de.undercouch.citeproc.ris.RISConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.query.Contents;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Each format is read by a reader that is not ours. */
class FormatsTest {
    private static final Work WHOLE =
            WorkOf.of(WorkOf.everything(), new Work.Taken(Instant.parse("2026-11-24T08:00:00Z"), "By mistake & <haste>"));

    @Test
    void bibTexIsReadByJBibTex() throws Exception {
        var entry = bibTex(WHOLE);
        assertThat(entry.getType()).isEqualTo(BibTeXEntry.TYPE_ARTICLE);
        assertThat(plain(entry, "title")).isEqualTo("Compassion & <i>towns</i>");
        assertThat(plain(entry, "author")).isEqualTo(
                "Featherstonehaugh, Wilhelmina and van and to, Ada and Health, and Social {Care}");
        assertThat(plain(entry, "volume")).isEqualTo("22");
        assertThat(plain(entry, "month")).isEqualTo("5");
        assertThat(plain(entry, "note")).isEqualTo("Withdrawn on 24 November 2026: By mistake & <haste>");
        assertThat(entry.getField(new Key("url")).toUserString()).isEqualTo("https://p.example/entries/x/versions/2");
    }

    @Property(tries = 200)
    void anyContentIsBibTex(@ForAll("contents") Content content) throws Exception {
        assertThat(bibTex(WorkOf.of(content)).getFields()).containsKey(new Key("year"));
    }

    private static BibTeXEntry bibTex(Work work) throws Exception {
        BibTeXDatabase read = new BibTeXParser().parse(new StringReader(Format.BIBTEX.write(work)));
        assertThat(read.getEntries()).hasSize(1);
        return read.getEntries().values().iterator().next();
    }

    private static String plain(BibTeXEntry entry, String name) throws Exception {
        var value = entry.getField(new Key(name)).toUserString();
        return new LaTeXPrinter().print(new LaTeXParser().parse(new StringReader(value)));
    }

    @Test
    void risIsReadByCiteproc() throws Exception {
        var read = ris(WHOLE);
        assertThat(read.getTitle()).isEqualTo("Compassion & <i>towns</i>");
        assertThat(read.getAuthor()[0].getFamily()).isEqualTo("Featherstonehaugh");
        assertThat(read.getDOI()).isEqualTo("10.1/a b>");
        assertThat(read.getVolume()).isEqualTo("22");
    }

    @Property(tries = 200)
    void anyContentIsRisWithOneFieldALine(@ForAll("contents") Content content) throws Exception {
        var text = Format.RIS.write(WorkOf.of(content));
        assertThat(text.split("\r\n")).allMatch(line -> line.matches("(?s)[A-Z][A-Z0-9]  - .*") && line.chars().noneMatch(c -> c < ' '));
        ris(WorkOf.of(content));
    }

    private static CSLItemData ris(Work work) throws Exception {
        var converter = new RISConverter();
        var library = converter.loadLibrary(new ByteArrayInputStream(Format.RIS.write(work).getBytes(StandardCharsets.UTF_8)));
        return converter.toItemData(library).values().iterator().next();
    }

    @Test
    void cslJsonIsReadByCiteproc() throws IOException {
        var items = new JsonParser(new JsonLexer(new StringReader(Format.CSL.write(WHOLE)))).parseArray();
        assertThat(items).hasSize(1);
        @SuppressWarnings("unchecked")
        var item = CSLItemData.fromJson((Map<String, Object>) items.getFirst());
        assertThat(item.getTitle()).isEqualTo("Compassion & <i>towns</i>");
        assertThat(item.getVersion()).isEqualTo("2");
        assertThat(item.getAuthor()).hasSize(3);
        assertThat(item.getStatus()).startsWith("Withdrawn on 24 November 2026");
    }

    @Test
    void dataCiteIsValidByItsSchema() throws Exception {
        var root = dataCite(WHOLE).getDocumentElement();
        assertThat(text(root, "identifier")).isEqualTo("10.1/a b>");
        assertThat(text(root, "nameIdentifier")).isEqualTo("https://orcid.org/0000-0002-1825-0097");
        assertThat(attribute(root, "affiliation", "affiliationIdentifier")).isEqualTo("https://ror.org/01nrxwf90");
        assertThat(attribute(root, "rights", "rightsIdentifier")).isEqualTo("CC-BY-4.0");
        assertThat(text(root, "volume")).isEqualTo("22");
    }

    @Property(tries = 100)
    void anyContentIsValidDataCite(@ForAll("contents") Content content) throws Exception {
        dataCite(WorkOf.of(content));
    }

    private static Document dataCite(Work work) throws Exception {
        var xml = Format.DATACITE.write(work);
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
        return parsed(xml);
    }

    private static Schema schema() throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "jar,file");
        factory.setResourceResolver(new DataCiteSchema());
        return factory.newSchema(Objects.requireNonNull(FormatsTest.class.getResource("/xsd/datacite/v4.5/metadata.xsd")));
    }

    @Test
    void dublinCoreSaysWhoAndWhat() throws Exception {
        var root = parsed(Format.DC.write(WHOLE)).getDocumentElement();
        assertThat(root.getNodeName()).isEqualTo("oai_dc:dc");
        assertThat(text(root, "dc:creator")).isEqualTo("Featherstonehaugh, Wilhelmina");
        assertThat(text(root, "dc:rights")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(text(root, "dc:date")).isEqualTo("2022-05-16");
    }

    @Test
    void jatsHasSectionsFiguresTablesAndNotes() throws Exception {
        var root = parsed(Format.JATS.write(WHOLE)).getDocumentElement();
        assertThat(root.getAttribute("xml:lang")).isEqualTo("cy");
        assertThat(count(root, "sec")).isEqualTo(3);
        assertThat(count(root, "fig")).isEqualTo(1);
        assertThat(count(root, "table")).isEqualTo(3);
        assertThat(text(root, "fn")).contains("A note");
        assertThat(attribute(root, "role", "vocab-term-identifier"))
                .isEqualTo("https://credit.niso.org/contributor-roles/conceptualization/");
        assertThat(text(root, "contrib-id")).isEqualTo("https://orcid.org/0000-0002-1825-0097");
        assertThat(text(root, "institution-id")).isEqualTo("https://ror.org/01nrxwf90");
        assertThat(attribute(root, "license", "xlink:href")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    }

    @Property(tries = 100)
    void anyContentIsWellFormed(@ForAll("contents") Content content) throws Exception {
        for (var format : List.of(Format.JATS, Format.DC)) {
            parsed(format.write(WorkOf.of(content)));
        }
    }

    @Test
    void jsonLdIsExpandedByTitanium() throws Exception {
        var json = Format.JSONLD.write(WHOLE);
        assertThat(json).doesNotContain("<", ">", "&");
        var context = JsonDocument.of(new StringReader("{\"@context\": {\"@vocab\": \"https://schema.org/\"}}"));
        var expanded = JsonLd.expand(JsonDocument.of(new StringReader(json)))
                .loader((_, _) -> context)
                .get()
                .getJsonObject(0);
        assertThat(expanded.getString("@id")).isEqualTo("https://doi.org/10.1/a%20b%3E");
        assertThat(expanded.getJsonArray("@type").getString(0)).isEqualTo("https://schema.org/ScholarlyArticle");
        assertThat(expanded.getJsonArray("https://schema.org/author")).hasSize(3);
        assertThat(expanded.getJsonArray("https://schema.org/name").getJsonObject(0).getString("@value"))
                .isEqualTo("Compassion & <i>towns</i>");
    }

    @Test
    void nothingOfATextUnderEmbargoIsInAnyFormat() {
        var access = new Work.Access("embargoed access", "http://purl.org/coar/access_right/c_f1cf", Instant.parse("2027-03-01T00:00:00Z"));
        var open = WorkOf.of(WorkOf.everything().withoutText());
        var work = new Work(
                open.host(), open.slug(), open.section(), open.sectionTitle(), 2, open.versions(), open.publishedAt(),
                open.firstPublishedAt(), open.licence(), access, null, open.content());
        assertThat(Format.values()).allSatisfy(format -> assertThat(format.write(work)).doesNotContain("Before", "map.png", "e.org/r"));
        assertThat(Format.DATACITE.write(work)).contains("2027-03-01", "embargoed access");
        assertThat(Format.JATS.write(work)).contains("start_date=\"2027-03-01\"").doesNotContain("<body>");
        assertThat(Format.JSONLD.write(work)).contains("\"isAccessibleForFree\":false");
        assertThat(Signposting.header(work, open.address())).doesNotContain("application/pdf");
    }

    @Test
    void signpostsCannotBeBrokenByAnyWord() {
        var header = Signposting.header(WHOLE, WHOLE.address());
        assertThat(header.split(", ")).allMatch(link -> link.matches("<[^<>\"\\s]+>; rel=\"[a-z-]+\"(; [a-z]+=\"[^\"]+\")*"));
        assertThat(header).contains("<https://doi.org/10.1/a%20b%3E>; rel=\"cite-as\"", "rel=\"author\"", "rel=\"license\"",
                "rel=\"describedby\"; type=\"application/x-bibtex\"", "rel=\"item\"", "rel=\"collection\"", "rel=\"linkset\"");
    }

    private static Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String attribute(Element root, String name, String attribute) {
        return ((Element) root.getElementsByTagName(name).item(0)).getAttribute(attribute);
    }

    private static int count(Element root, String name) {
        return root.getElementsByTagName(name).getLength();
    }

    @Provide
    Arbitrary<Content> contents() {
        return Contents.contents();
    }
}
