package org.palimpsest.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a section or an entry of the samples file into what the command API takes. */
final class Sample {
    /** The samples name none: what both incumbents publish under. */
    private static final String LICENCE = "CC-BY-4.0";

    private Sample() {}

    static Map<String, Object> section(JsonNode section) {
        return present(
                "slug", text(section, "slug"),
                "title", text(section, "title"),
                "kind", constant(text(section, "kind")),
                "journal", text(section, "journal"),
                "policy", policy(section));
    }

    static Map<String, Object> policy(JsonNode section) {
        var policy = section.get("policy");
        return present(
                "reviewsRequired", policy.get("reviewsRequired").asInt(),
                "anonymity", constant(text(policy, "anonymity")),
                "comments", constant(text(policy, "comments")),
                "licence", LICENCE);
    }

    static Map<String, Object> entry(JsonNode entry, JsonNode section) {
        return present("section", text(entry, "section"), "slug", text(entry, "slug"), "content", content(entry, section));
    }

    static Map<String, Object> content(JsonNode entry, JsonNode section) {
        return present(
                "title", text(entry, "title"),
                "language", entry.path("language").asString("en"),
                "period", period(entry),
                "keywords", texts(entry.get("keywords")),
                "contributors",
                        contributors(SampleBody.stream(entry.get("contributors")).toList()),
                "body", SampleBody.document(entry.get("body")),
                "links", SampleBody.stream(entry.get("links")).map(Sample::link).toList(),
                "article", article(entry, section));
    }

    private static @Nullable Map<String, Object> period(JsonNode entry) {
        return entry.has("period")
                ? present(
                        "text", text(entry, "period"),
                        "from", text(entry, "from"),
                        "to", text(entry, "to"),
                        "ongoing", entry.get("ongoing").asBoolean())
                : null;
    }

    /** Where nobody is marked as the corresponding author, it is the contributor who is named first. */
    private static List<Map<String, Object>> contributors(List<JsonNode> contributors) {
        boolean isMarked = contributors.stream().anyMatch(Sample::isCorresponding);
        return IntStream.range(0, contributors.size())
                .mapToObj(i -> contributor(contributors.get(i), isMarked ? isCorresponding(contributors.get(i)) : i == 0))
                .toList();
    }

    private static boolean isCorresponding(JsonNode contributor) {
        return contributor.path("corresponding").asBoolean(false);
    }

    private static Map<String, Object> contributor(JsonNode contributor, boolean isCorresponding) {
        var name = contributor.get("name").asString();
        int space = name.lastIndexOf(' ');
        var country = text(contributor, "country");
        var affiliations = new ArrayList<Map<String, Object>>();
        for (var affiliation : texts(contributor.get("affiliations"))) {
            affiliations.add(present("name", affiliation, "country", country));
        }
        return present(
                "given", name.substring(0, space),
                "family", name.substring(space + 1),
                "affiliations", affiliations,
                "corresponding", isCorresponding);
    }

    private static Map<String, Object> link(JsonNode link) {
        return present(
                "kind", constant(text(link, "kind")),
                "title", text(link, "title"),
                "date", text(link, "date"),
                "authors", link.has("authors") ? texts(link.get("authors")) : null,
                "entry", text(link, "entry"),
                "section", text(link, "section"));
    }

    private static @Nullable Map<String, Object> article(JsonNode entry, JsonNode section) {
        return entry.has("articleType")
                ? present(
                        "articleType", text(entry, "articleType"),
                        "journal", text(section, "journal"),
                        "volume", text(entry, "volume"),
                        "issue", text(entry, "issue"),
                        "elocationId", text(entry, "elocation"),
                        "firstPublished", text(entry, "published"))
                : null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static List<String> texts(JsonNode array) {
        return SampleBody.stream(array).map(JsonNode::asString).toList();
    }

    private static @Nullable String constant(@Nullable String kebab) {
        return kebab == null ? null : kebab.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Names and values in turn; a pair whose value is absent is left out. */
    private static Map<String, Object> present(@Nullable Object... pairs) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] instanceof String name && pairs[i + 1] != null) {
                map.put(name, pairs[i + 1]);
            }
        }
        return map;
    }
}
