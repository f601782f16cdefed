package org.palimpsest.query.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.DraftStarted;
import org.palimpsest.events.EntryEvent.EntryPublished;
import org.palimpsest.events.EntryEvent.SlugAssigned;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.Policy;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seven real entries of the demonstration, published without the way that led there. */
public final class Samples {
    private static final JsonNode FILE = file();
    private static final Policy POLICY =
            new Policy(1, Anonymity.ALL_IDENTITIES_VISIBLE, CommentPolicy.MODERATED, "CC-BY-4.0");

    private Samples() {}

    /** All sections created and all entries published, in the order of the file. */
    public static List<?> events() {
        var sections = items(FILE.get("sections")).map(Samples::section);
        return Stream.concat(sections, slugs().stream().flatMap(slug -> {
                    var published = published(slug, 1, content(slug));
                    return Stream.of(
                            new DraftStarted(published.entryId(), published.section(), "alex"),
                            new SlugAssigned(published.entryId(), slug),
                            published);
                }))
                .toList();
    }

    public static List<String> slugs() {
        return items(FILE.get("entries")).map(entry -> entry.get("slug").asString()).toList();
    }

    /** The same for the same slug. */
    public static UUID id(String slug) {
        return UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
    }

    public static EntryPublished published(String slug, int version, Content content) {
        return new EntryPublished(id(slug), entry(slug).get("section").asString(), slug, version, "CC-BY-4.0", content);
    }

    public static Content content(String slug) {
        var entry = entry(slug);
        return new Content(
                entry.get("title").asString(),
                entry.path("language").asString("en"),
                entry.has("period")
                        ? new Period(
                                entry.get("period").asString(),
                                text(entry, "from"),
                                text(entry, "to"),
                                entry.get("ongoing").asBoolean())
                        : null,
                texts(entry.get("keywords")),
                items(entry.get("contributors")).map(Samples::contributor).toList(),
                node("doc", items(entry.get("body")).map(Samples::block).toList()),
                items(entry.get("links")).map(Samples::link).toList(),
                entry.has("articleType")
                        ? new Article(
                                text(entry, "articleType"),
                                "International Journal of Integrated Care",
                                text(entry, "volume"),
                                text(entry, "issue"),
                                text(entry, "elocation"),
                                null,
                                text(entry, "published"))
                        : null);
    }

    private static SectionCreated section(JsonNode section) {
        return new SectionCreated(
                section.get("slug").asString(),
                section.get("title").asString(),
                section.has("journal") ? SectionKind.JOURNAL : SectionKind.KNOWLEDGE_BASE,
                text(section, "journal"),
                POLICY);
    }

    private static Contributor contributor(JsonNode contributor) {
        var name = contributor.get("name").asString();
        int space = name.lastIndexOf(' ');
        var affiliations = texts(contributor.get("affiliations")).stream()
                .map(affiliation -> new Affiliation(affiliation, text(contributor, "country"), null))
                .toList();
        return new Contributor(
                name.substring(0, space),
                name.substring(space + 1),
                affiliations,
                null,
                List.of(),
                contributor.path("corresponding").asBoolean(false));
    }

    private static Link link(JsonNode link) {
        var kind = link.get("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_');
        return new Link(
                Link.Kind.valueOf(kind),
                link.get("title").asString(),
                null,
                text(link, "date"),
                link.has("authors") ? texts(link.get("authors")) : List.of(),
                text(link, "entry"),
                text(link, "section"));
    }

    private static Node block(JsonNode block) {
        var kind = block.propertyNames().iterator().next();
        var value = block.get(kind);
        return switch (kind) {
            case "h" -> new Node("heading", Map.of("level", 2), List.of(run(value)), List.of(), null);
            case "quote" -> node("blockquote", List.of(paragraph(value)));
            case "ul" ->
                node(
                        "bullet_list",
                        items(value).map(item -> node("list_item", List.of(paragraph(item)))).toList());
            default -> paragraph(value);
        };
    }

    private static Node paragraph(JsonNode text) {
        return node("paragraph", List.of(run(text)));
    }

    private static Node node(String type, List<Node> content) {
        return new Node(type, Map.of(), content, List.of(), null);
    }

    private static Node run(JsonNode text) {
        return new Node("text", Map.of(), List.of(), List.of(), text.asString());
    }

    private static JsonNode entry(String slug) {
        return items(FILE.get("entries"))
                .filter(entry -> entry.get("slug").asString().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return array.valueStream();
    }

    private static List<String> texts(JsonNode array) {
        return items(array).map(JsonNode::asString).toList();
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static JsonNode file() {
        try (var json = Samples.class.getResourceAsStream("/org/palimpsest/samples/knowledge-base.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
