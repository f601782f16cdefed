package org.palimpsest.query.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signposts for machines that come to an entry: level 1 in the header {@code Link}, level 2 as a set of links (RFC 9264) at an address of
 * its own.
 */
public final class Signposting {
    /** The media type of a set of links. */
    public static final String LINKSET = "application/linkset+json";

    /** In the header; the set of links has all. */
    private static final int MOST_OF_A_KIND = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Signposting() {}

    private record Link(String rel, String href, Map<String, String> attributes) {
        static Link of(String rel, String href, String... attributes) {
            var all = new LinkedHashMap<String, String>();
            for (int i = 0; i < attributes.length; i += 2) {
                all.put(attributes[i], attributes[i + 1]);
            }
            return new Link(rel, href, all);
        }

        String header() {
            return Stream.concat(Stream.of("<" + href + ">", "rel=\"" + rel + "\""), attributes.entrySet().stream()
                            .map(one -> one.getKey() + "=\"" + one.getValue() + "\""))
                    .collect(Collectors.joining("; "));
        }

        Map<String, String> json() {
            var json = new LinkedHashMap<String, String>();
            json.put("href", href);
            json.putAll(attributes);
            return json;
        }
    }

    /** What the header says; {@code page}: the address of the entry or version that is looked at, without its query. */
    public static String header(Work work, String page) {
        var all = links(work, page);
        var some = all.stream().collect(Collectors.groupingBy(Link::rel, LinkedHashMap::new, Collectors.toList())).values().stream()
                .flatMap(kind -> kind.stream().limit(MOST_OF_A_KIND));
        return some.map(Link::header).collect(Collectors.joining(", "));
    }

    /** What a description or a file says of where it comes from. */
    public static String back(String page, String rel) {
        return Link.of(rel, page, "type", "text/html").header();
    }

    /** The set of links of a page, and of what it leads to. */
    public static String linkset(Work work, String page) {
        var sets = new ArrayList<Map<String, Object>>();
        var links = links(work, page);
        sets.add(set(page, links));
        links.stream().filter(link -> link.rel.equals("describedby"))
                .forEach(link -> sets.add(set(link.href, List.of(Link.of("describes", page, "type", "text/html")))));
        links.stream().filter(link -> link.rel.equals("item"))
                .forEach(link -> sets.add(set(link.href, List.of(Link.of("collection", page, "type", "text/html")))));
        return JSON.writeValueAsString(Map.of("linkset", sets));
    }

    private static Map<String, Object> set(String anchor, List<Link> links) {
        var set = new LinkedHashMap<String, Object>();
        set.put("anchor", anchor);
        links.stream()
                .filter(link -> !link.rel.equals("linkset"))
                .collect(Collectors.groupingBy(Link::rel, LinkedHashMap::new, Collectors.mapping(Link::json, Collectors.toList())))
                .forEach(set::put);
        return set;
    }

    private static List<Link> links(Work work, String page) {
        var links = new ArrayList<Link>();
        links.add(Link.of("cite-as", work.cited()));
        work.contributors().stream().filter(one -> one.orcid() != null)
                .forEach(one -> links.add(Link.of("author", "https://orcid.org/" + one.orcid())));
        links.add(Link.of("type", "https://schema.org/AboutPage"));
        links.add(Link.of("type", "https://schema.org/" + (work.journal().isPresent() ? "ScholarlyArticle" : "Article")));
        links.add(Link.of("license", work.terms().url()));
        for (var format : Format.values()) {
            var address = page + "/export/" + format.path();
            var type = format.type().toString();
            links.add(format.profile().isEmpty()
                    ? Link.of("describedby", address, "type", type)
                    : Link.of("describedby", address, "type", type, "profile", format.profile()));
        }
        if (work.isPrintable()) {
            links.add(Link.of("item", page + "/pdf", "type", "application/pdf"));
        }
        work.content().files().forEach(file ->
                links.add(Link.of("item", work.fileAddress(file.sha256()), "type", file.mediaType())));
        links.add(Link.of("collection", work.sectionAddress(), "type", "text/html"));
        links.add(Link.of("latest-version", work.entryAddress(), "type", "text/html"));
        int at = work.versions().indexOf(work.version());
        if (at > 0) {
            links.add(Link.of("predecessor-version", work.entryAddress() + "/versions/" + work.versions().get(at - 1)));
        }
        links.add(Link.of("linkset", page + "/linkset", "type", LINKSET));
        return links;
    }
}
