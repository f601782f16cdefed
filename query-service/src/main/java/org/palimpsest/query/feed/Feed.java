package org.palimpsest.query.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palimpsest.query.citation.Work;
import org.palimpsest.query.text.Xml;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is new somewhere, newest first.
 *
 * @param host what the site is called
 * @param page what it is the news of
 * @param self where the feed itself is
 */
record Feed(String title, String host, String page, String self, List<Item> items) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@code id}: of the entry, whatever its address; {@code work}: its current version. */
    record Item(UUID id, Work work) {
        String urn() {
            return "urn:uuid:" + id;
        }
    }

    private Instant updated() {
        return items.stream().map(item -> item.work.publishedAt()).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Atom, RFC 4287. */
    String atom() {
        var xml = new Xml("")
                .open("feed", "xmlns", "http://www.w3.org/2005/Atom")
                .element("title", title)
                .element("id", self)
                .element("updated", updated().toString())
                .empty("link", "rel", "self", "type", "application/atom+xml", "href", self)
                .empty("link", "rel", "alternate", "type", "text/html", "href", page)
                .open("author").element("name", host).close();
        return xml.each(items, item -> entry(item, xml)).end();
    }

    private static void entry(Item item, Xml xml) {
        var work = item.work;
        xml.open("entry", "xml:lang", work.language())
                .element("title", work.title())
                .element("id", item.urn())
                .element("published", work.firstPublishedAt().toString())
                .element("updated", work.publishedAt().toString())
                .empty("link", "rel", "alternate", "type", "text/html", "href", work.entryAddress())
                .each(work.contributors(), one -> xml.open("author").element("name", one.name()).close())
                .each(work.content().keywords(), word -> xml.empty("category", "term", word))
                .element("rights", work.terms().name())
                .element("summary", said(work))
                .close();
    }

    /** JSON Feed 1.1. */
    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", title);
        json.put("home_page_url", page);
        json.put("feed_url", self);
        json.put("items", items.stream().map(Feed::json).toList());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> json(Item item) {
        var work = item.work;
        var json = new LinkedHashMap<String, Object>();
        json.put("id", item.urn());
        json.put("url", work.entryAddress());
        json.put("title", work.title());
        json.put("content_text", said(work));
        json.put("date_published", work.firstPublishedAt().toString());
        json.put("date_modified", work.publishedAt().toString());
        json.put("authors", work.contributors().stream().map(one -> Map.of("name", one.name())).toList());
        json.put("tags", work.content().keywords());
        json.put("language", work.language());
        return json;
    }

    /** Its beginning, and before it that it was withdrawn. */
    private static String said(Work work) {
        var said = new ArrayList<String>();
        work.withdrawal().ifPresent(said::add);
        said.add(work.summary());
        return String.join(" ", said).strip();
    }
}
