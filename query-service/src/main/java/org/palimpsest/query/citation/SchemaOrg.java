package org.palimpsest.query.citation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Contributor;
import tools.jackson.databind.json.JsonMapper;

/** JSON-LD in the vocabulary of schema.org, as search engines read it. */
public final class SchemaOrg {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONTEXT = "https://schema.org/";

    private SchemaOrg() {}

    /** It can stand in a page as it is: nothing in it ends the element that holds it. */
    public static String of(Work work) {
        return inPage(article(work));
    }

    /** The same of an organisation. {@code address}: of its own page. */
    public static String of(Affiliation organisation, String address) {
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", CONTEXT);
        json.putAll(organisation(organisation));
        json.put("url", address);
        return inPage(json);
    }

    private static String inPage(Map<String, Object> json) {
        return JSON.writeValueAsString(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> article(Work work) {
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", CONTEXT);
        json.put("@type", work.journal().isPresent() ? "ScholarlyArticle" : "Article");
        json.put("@id", work.cited());
        json.put("url", work.address());
        json.put("name", work.title());
        json.put("headline", work.title());
        put(json, "abstract", work.summary());
        put(json, "author", work.contributors().stream().map(SchemaOrg::person).toList());
        json.put("datePublished", work.appeared());
        json.put("dateModified", work.publishedAt().toString());
        json.put("inLanguage", work.language());
        json.put("license", work.terms().url());
        json.put("version", work.version());
        json.put("isAccessibleForFree", !work.isEmbargoed());
        json.put("conditionsOfAccess", work.access().uri());
        put(json, "keywords", work.content().keywords());
        json.put("isPartOf", part(work));
        json.put("publisher", thing("Organization", work.publisher()));
        json.put("exampleOfWork", Map.of("@id", work.entryAddress()));
        json.put("creditText", work.sectionTitle());
        work.doiAddress().ifPresent(address -> json.put("sameAs", address));
        put(json, "pagination", work.article().map(Article::elocationId).orElse(null));
        put(json, "citation", work.content().links().stream().map(link -> link.url()).filter(Objects::nonNull).toList());
        put(json, "creativeWorkStatus", work.withdrawal().orElse(null));
        return json;
    }

    /** The issue of the volume of the journal, as far as there are such; else the section. */
    private static Map<String, Object> part(Work work) {
        if (work.journal().isEmpty()) {
            var section = thing("Collection", work.sectionTitle());
            section.put("@id", work.sectionAddress());
            return section;
        }
        var within = thing("Periodical", work.journal().orElseThrow());
        var volume = work.article().map(Article::volume).orElse(null);
        if (volume != null) {
            within = within("PublicationVolume", "volumeNumber", volume, within);
        }
        var issue = work.article().map(Article::issue).orElse(null);
        return issue == null ? within : within("PublicationIssue", "issueNumber", issue, within);
    }

    private static Map<String, Object> within(String type, String name, String number, Map<String, Object> whole) {
        var part = new LinkedHashMap<String, Object>();
        part.put("@type", type);
        part.put(name, number);
        part.put("isPartOf", whole);
        return part;
    }

    private static Map<String, Object> person(Contributor one) {
        var person = thing(one.given() == null ? "Organization" : "Person", one.name());
        put(person, "givenName", one.given());
        put(person, "familyName", one.given() == null ? null : one.family());
        put(person, "@id", one.orcid() == null ? null : "https://orcid.org/" + one.orcid());
        put(person, one.given() == null ? "parentOrganization" : "affiliation",
                one.affiliations().stream().map(SchemaOrg::organisation).toList());
        return person;
    }

    private static Map<String, Object> organisation(Affiliation at) {
        var organisation = thing("Organization", at.name());
        put(organisation, "@id", at.ror());
        put(organisation, "address", at.country() == null ? null : Map.of("@type", "PostalAddress", "addressCountry", at.country()));
        return organisation;
    }

    private static Map<String, Object> thing(String type, String name) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        thing.put("name", name);
        return thing;
    }

    /** What there is none of is left out. */
    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        boolean isThere = Stream.of("", List.of()).noneMatch(nothing -> nothing.equals(value));
        if (value != null && isThere) {
            json.put(name, value);
        }
    }
}
