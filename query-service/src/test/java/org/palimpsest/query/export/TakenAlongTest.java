package org.palimpsest.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palimpsest.events.Content;
import org.palimpsest.events.Embargo;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.EntrySuppressed;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.Role;
import org.palimpsest.events.Suppression;
import org.palimpsest.events.VersionKind;
import org.palimpsest.events.WithdrawnVersions;
import org.palimpsest.query.Running;
import org.palimpsest.query.citation.Format;
import org.palimpsest.query.samples.Samples;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines take along, over HTTP: the same that readers get, and nothing else. */
class TakenAlongTest {
    private static final String UK = "compassionate-communities-uk";
    private static final String SCOTLAND = "nurturing-resilient-and-compassionate-communities-in-scotland";
    private static final String GONE = "stories-from-the-valleys";

    private static final String CARE = "co-production-approach-to-end-of-life-care";
    private static final String WAITING = "waiting";

    private static Running service;

    @BeforeAll
    static void start() {
        service = new Running();
        service.append("morgan", Role.EDITOR, Samples.events());
        service.append("morgan", Role.EDITOR, Samples.published(UK, 2, titled(Samples.content(UK), "Compassionate <b>Communities</b> UK")));
        service.append("morgan", Role.EDITOR, new EntryWithdrawn(Samples.id(GONE), "By mistake.", WithdrawnVersions.HIDDEN));
        service.append("morgan", Role.EDITOR, new EntrySuppressed(
                Samples.id(CARE), 1, new Suppression(Suppression.Kind.CONTRIBUTOR, "Luke Conlon", null, "L. C."), "He asked for it."));
        service.append("morgan", Role.EDITOR, new EntryPublished(
                UUID.randomUUID(),
                "research-communities",
                WAITING,
                1,
                "CC-BY-4.0",
                Samples.content(SCOTLAND),
                VersionKind.FIRST_PUBLICATION,
                null,
                new Embargo(1, Instant.parse("2093-03-01T00:00:00Z"), "morgan")));
        service.caughtUp();
    }

    private static Content titled(Content one, String title) {
        return new Content(
                title, one.language(), one.period(), one.keywords(), one.contributors(), one.body(), one.links(), one.article());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static EntityExchangeResult<byte[]> ask(String address, String... accept) {
        return service.client().mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000)).build()
                .get().uri(URI.create("http://localhost:" + service.port() + address))
                .headers(headers -> Stream.of(accept).forEach(one -> headers.add("Accept", one)))
                .exchange().expectBody().returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }

    private static String type(EntityExchangeResult<byte[]> answer) {
        var type = Objects.requireNonNull(answer.getResponseHeaders().getContentType());
        return type.getType() + "/" + type.getSubtype();
    }

    @Test
    void everyFormatHasAnAddressForEntryAndVersion() {
        for (var format : Format.values()) {
            for (var page : List.of("/entries/" + UK, "/entries/" + UK + "/versions/1")) {
                var answer = ask(page + "/export/" + format.path());
                assertThat(answer.getStatus().value()).as(format.path()).isEqualTo(200);
                assertThat(type(answer)).isEqualTo(format.type().toString());
                assertThat(text(answer)).as(page).contains("Compassionate").contains(page.endsWith("1") ? "/versions/1" : "/versions/2");
                assertThat(answer.getResponseHeaders().getETag()).isNotNull();
            }
        }
        var unknown = ask("/entries/" + UK + "/export/word");
        assertThat(unknown.getStatus().value()).isEqualTo(404);
        assertThat(text(unknown)).contains("bibtex, ris, csl");
    }

    @Test
    void whatIsAcceptedMostIsGivenAtTheEntrysOwnAddress() {
        assertThat(type(ask("/entries/" + UK))).isEqualTo("text/html");
        assertThat(type(ask("/entries/" + UK, "*/*"))).isEqualTo("text/html");
        assertThat(type(ask("/entries/" + UK, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))).isEqualTo("text/html");
        assertThat(type(ask("/entries/" + UK, "application/ld+json;q=0.4, application/x-bibtex;q=0.5, text/html;q=0.1")))
                .isEqualTo("application/x-bibtex");
        assertThat(type(ask("/entries/" + UK, "application/x-bibtex, */*"))).isEqualTo("application/x-bibtex");
        assertThat(type(ask("/entries/" + UK, "application/ld+json, text/html"))).isEqualTo("text/html");
        var version = ask("/entries/" + UK + "/versions/1", "application/vnd.datacite.datacite+xml");
        assertThat(type(version)).isEqualTo("application/vnd.datacite.datacite+xml");
        assertThat(text(version)).contains("<version>1</version>");
        assertThat(version.getResponseHeaders().getVary()).contains("Accept");
        assertThat(version.getResponseHeaders().getFirst("Content-Location")).isEqualTo("/entries/" + UK + "/versions/1/export/datacite");
        assertThat(ask("/entries/" + UK).getResponseHeaders().getVary()).contains("Accept");
    }

    @Test
    void signpostsLeadFromEachPage() {
        for (var page : List.of("/entries/" + SCOTLAND, "/entries/" + SCOTLAND + "/versions/1")) {
            var links = links(String.valueOf(ask(page).getResponseHeaders().getFirst("Link")));
            assertThat(links).extracting(Link::rel)
                    .contains("cite-as", "type", "license", "describedby", "item", "collection", "linkset", "latest-version");
            assertThat(links).filteredOn(link -> List.of("describedby", "item", "collection", "linkset").contains(link.rel))
                    .hasSizeGreaterThan(8)
                    .allSatisfy(link -> leads(link.href));
            var set = JsonMapper.shared().readTree(text(ask(page + "/linkset"))).path("linkset");
            assertThat(set.get(0).path("anchor").asString()).endsWith(page);
            assertThat(set.get(0).path("describedby")).hasSize(Format.values().length);
            var head = service.client().method(HttpMethod.HEAD).uri(page).exchange().expectBody().returnResult();
            assertThat(head.getStatus().value()).isEqualTo(200);
            assertThat(head.getResponseHeaders().getFirst("Link")).contains("rel=\"cite-as\"");
        }
    }

    private static void leads(String address) {
        assertThat(ask(URI.create(address).getRawPath()).getStatus().value()).as(address).isEqualTo(200);
    }

    private record Link(String href, String rel) {}

    /** As a client reads the header: RFC 8288. */
    private static List<Link> links(String header) {
        var links = new ArrayList<Link>();
        var found = Pattern.compile("<([^>]*)>((?:\\s*;\\s*[a-z]+=\"[^\"]*\")*)\\s*(?:,|$)").matcher(header);
        while (found.find()) {
            var rel = Pattern.compile("rel=\"([^\"]*)\"").matcher(found.group(2));
            assertThat(rel.find()).as(found.group()).isTrue();
            links.add(new Link(found.group(1), rel.group(1)));
        }
        return links;
    }

    @Test
    void theHeadOfAPageHasTagsForCollectors() {
        var head = Jsoup.parse(text(ask("/entries/" + SCOTLAND))).head();
        assertThat(head.select("link[rel=canonical]").attr("href")).endsWith("/entries/" + SCOTLAND);
        assertThat(head.select("link[rel=alternate]")).hasSize(Format.values().length + 1);
        assertThat(head.select("meta[name=citation_pdf_url]").attr("content")).endsWith("/entries/" + SCOTLAND + "/versions/1/pdf");
        assertThat(head.select("meta[name=citation_author_institution]")).isNotEmpty();
        assertThat(head.select("meta[name=DC.creator]").eachAttr("content")).contains("Mandy Andrew");
        assertThat(head.select("meta[name=description]").attr("content")).hasSizeBetween(20, 203);
        var json = JsonMapper.shared().readTree(Objects.requireNonNull(head.selectFirst("script[type=application/ld+json]")).data());
        assertThat(json.path("@type").asString()).isEqualTo("ScholarlyArticle");
        assertThat(json.path("author")).hasSize(3);
    }

    @Test
    void pdfIsTaggedAndReadInOrder() throws Exception {
        var answer = ask("/entries/" + SCOTLAND + "/pdf");
        assertThat(type(answer)).isEqualTo("application/pdf");
        try (var pdf = Loader.loadPDF(Objects.requireNonNull(answer.getResponseBody()))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Nurturing Resilient");
            assertThat(pdf.getDocumentInformation().getAuthor()).contains("Mandy Andrew");
            assertThat(catalog.getMetadata().toByteArray()).asString(StandardCharsets.UTF_8).contains("pdfuaid");
            assertThat(catalog.getDocumentOutline().children()).extracting(one -> one.getTitle()).contains("Introduction");
            assertThat(tags(catalog.getStructureTreeRoot())).contains("H1", "H2", "P", "Link");
            assertThat(new PDFTextStripper().getText(pdf)).containsSubsequence(
                    "Nurturing Resilient", "Mandy Andrew", "Introduction", "Aims", "How to cite");
            for (var page : pdf.getPages()) {
                for (var font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
        assertThat(ask("/entries/" + SCOTLAND + "/pdf?asOf=2093-01-01").getStatus().value()).isEqualTo(400);
        assertThat(ask("/entries/" + SCOTLAND + "/versions/1", "application/pdf").getResponseBody()).isEqualTo(answer.getResponseBody());
    }

    private static List<String> tags(PDStructureNode node) {
        var tags = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }

    @Test
    void whatIsWithdrawnOrSuppressedIsInNothing() throws IOException {
        var below = Stream.concat(Stream.of("/pdf", "/linkset"), Stream.of(Format.values()).map(one -> "/export/" + one.path()));
        for (var address : below.toList()) {
            assertThat(ask("/entries/" + GONE + address).getStatus().value()).as(address).isEqualTo(410);
            assertThat(ask("/entries/" + GONE + "/versions/1" + address).getStatus().value()).as(address).isEqualTo(410);
        }
        for (var address : List.of("/feed.atom", "/feed.json", "/sections/research-communities/feed.atom", "/search/feed.json")) {
            assertThat(text(ask(address))).as(address).doesNotContain(GONE);
        }
        for (var address : everythingOf(CARE).toList()) {
            assertThat(taken(address)).as(address).doesNotContain("Conlon");
        }
    }

    private static Stream<String> everythingOf(String slug) {
        var own = Stream.concat(Stream.of("", "/pdf", "/linkset"), Stream.of(Format.values()).map(one -> "/export/" + one.path()));
        return Stream.concat(
                own.flatMap(one -> Stream.of("/entries/" + slug + one, "/entries/" + slug + "/versions/1" + one)),
                Stream.of("/feed.atom", "/feed.json", "/sections/research-communities/feed.json", "/search/feed.atom"));
    }

    /** With what the headers say. */
    private static String taken(String address) throws IOException {
        var answer = ask(address);
        var headers = answer.getResponseHeaders().toString();
        if (!"application/pdf".equals(type(answer)) || answer.getStatus().isError()) {
            return headers + text(answer);
        }
        try (var pdf = Loader.loadPDF(Objects.requireNonNull(answer.getResponseBody()))) {
            return headers + pdf.getDocumentInformation().getAuthor() + new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void aTextUnderEmbargoIsInNothing() throws IOException {
        for (var address : everythingOf(WAITING).filter(one -> one.startsWith("/entries")).toList()) {
            assertThat(taken(address)).as(address).doesNotContain("Inverclyde", "resilience is");
            assertThat(ask(address).getStatus().value()).as(address).isEqualTo(address.endsWith("/pdf") ? 404 : 200);
        }
        assertThat(text(ask("/entries/" + WAITING + "/export/datacite"))).contains("embargoed access", "2093-03-01");
    }

    @Test
    void feedsAreReadByRome() throws Exception {
        var feeds = List.of("/feed.atom", "/sections/conference-abstracts/feed.atom", "/search/feed.atom?contributor=Mandy+Andrew");
        for (var address : feeds) {
            var answer = ask(address);
            assertThat(type(answer)).isEqualTo("application/atom+xml");
            var feed = new SyndFeedInput().build(new StringReader(text(answer)));
            assertThat(feed.getEntries()).as(address).isNotEmpty()
                    .anySatisfy(entry -> assertThat(entry.getTitle()).startsWith("Nurturing Resilient"))
                    .allSatisfy(entry -> assertThat(entry.getLink()).contains("/entries/"));
        }
        assertThat(new SyndFeedInput().build(new StringReader(text(ask("/feed.atom")))).getEntries()).extracting(SyndEntry::getTitle)
                .as("the newest first").startsWith(Samples.content(SCOTLAND).title(), "Compassionate <b>Communities</b> UK");
        JsonNode json = JsonMapper.shared().readTree(text(ask("/search/feed.json?keyword=" + "end-of-life+care")));
        assertThat(json.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.path("items")).hasSize(2);
        assertThat(ask("/sections/nowhere/feed.atom").getStatus().value()).isEqualTo(404);
    }

    @Test
    void pagesNameTheirFeeds() {
        for (var page : List.of("/", "/sections/research-communities", "/search?q=compassion&keyword=networks")) {
            var feeds = Jsoup.parse(text(ask(page))).select("link[rel=alternate]");
            assertThat(feeds.eachAttr("type")).as(page).containsExactly("application/atom+xml", "application/feed+json");
            assertThat(feeds.eachAttr("href")).allSatisfy(address ->
                    assertThat(ask(address.replaceFirst("https?://[^/]+", "")).getStatus().value()).as(address).isEqualTo(200));
        }
    }

    @Test
    void mapsNameAllThatCanBeRead() throws Exception {
        var robots = text(ask("/robots.txt"));
        assertThat(robots).contains("Disallow: /desk\n", "Disallow: /search?*sort=\n", "Sitemap: http://localhost:" + service.port() + "/sitemap.xml");
        var maps = locations("/sitemap.xml");
        assertThat(maps).hasSize(3);
        var all = new ArrayList<String>();
        for (var map : maps) {
            all.addAll(locations(URI.create(map).getPath()));
        }
        var known = Samples.slugs().stream().filter(slug -> !slug.equals(GONE)).map(slug -> "/entries/" + slug).toList();
        assertThat(all).extracting(one -> URI.create(one).getPath())
                .containsAll(known).contains("/", "/sections/research-communities", "/organisations/Community Choice & Inclusion")
                .doesNotContain("/entries/" + GONE);
        assertThat(all).allSatisfy(one -> assertThat(ask(URI.create(one).getRawPath()).getStatus().value()).isEqualTo(200));
        assertThat(ask("/sitemap/77.xml").getStatus().value()).isEqualTo(404);
    }

    private static List<String> locations(String map) throws Exception {
        var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text(ask(map)))));
        var all = xml.getElementsByTagName("loc");
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1).map(i -> all.item(i).getTextContent()).toList();
    }
}
