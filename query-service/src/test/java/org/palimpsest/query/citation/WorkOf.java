package org.palimpsest.query.citation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** Works to be cited and taken along. */
final class WorkOf {
    static final String ORIGIN = "https://p.example";
    static final Instant PUBLISHED = Instant.parse("2026-11-22T23:30:00Z");
    private static final Work.Access OPEN = new Work.Access("open access", "http://purl.org/coar/access_right/c_abf2", null);

    private WorkOf() {}

    /** Version 2 of 3. */
    static Work of(Content content, Work.@Nullable Taken withdrawn) {
        return new Work(
                new Work.Host("Palimpsest", ORIGIN), "x", "notes", "Research – communities", 2, List.of(1, 2, 3), PUBLISHED, PUBLISHED, "CC-BY-4.0", OPEN, withdrawn,
                content);
    }

    static Work of(Content content) {
        return of(content, null);
    }

    static Content titled(String title, List<Contributor> contributors, @Nullable Article article) {
        return new Content(title, "en", null, List.of(), contributors, Node.EMPTY_DOC, List.of(), article);
    }

    static Contributor person(@Nullable String given, String family) {
        return new Contributor(given, family, List.of(), null, List.of(), false);
    }

    /** Whatever a text can have, nested as the schema allows. */
    static Content everything() {
        var file = new AttachedFile("map.png", "ab".repeat(32), "image/png", 10, 20, 10, "A map");
        var text = doc(
                paragraph(text("Before & <b>", "strong", "em"), node("footnote", text("A note"))),
                heading(2, "Aims"),
                paragraph(node("image", Map.of("src", "file:map.png", "alt", ""))),
                paragraph(text("In "), node("image", Map.of("src", "file:map.png", "alt", "It")), node("hard_break"), text("text")),
                heading(3, "Below"),
                node("bullet_list",
                        node("list_item", paragraph(text("One")), node("ordered_list", node("list_item", paragraph(text("Two"))))),
                        node("list_item", node("blockquote", paragraph(text("Said"))), heading(2, "Within"), table())),
                heading(2, "Results"),
                node("blockquote", heading(3, "Quoted"), paragraph(text("H", "sub"), text("2", "sup"), text("x", "code")), table()),
                table());
        return new Content(
                "Compassion & <i>towns</i>",
                "cy",
                null,
                List.of("networks", "a & b"),
                List.of(
                        new Contributor(
                                "Wilhelmina",
                                "Featherstonehaugh",
                                List.of(new Affiliation("Uni of Frome & Son", "GB", "https://ror.org/01nrxwf90")),
                                "0000-0002-1825-0097",
                                List.of("conceptualization", "writing-review-editing"),
                                true),
                        person("Ada", "van and to"),
                        new Contributor(null, "Health, and Social {Care}", List.of(), null, List.of(), false)),
                text,
                List.of(new Link(Link.Kind.REPORT, "A report", "https://e.org/r?a=1&b=2", null, List.of(), null, null)),
                new Article("Report", "Journal of <Care>", "22", "S2", "149", "10.1/a b>", "2022-05-16"),
                List.of(file));
    }

    private static Node table() {
        var head = node("table_row", node("table_header", paragraph(text("Head"))), node("table_header", paragraph()));
        var cell = new Node("table_cell", Map.of("colspan", 2), List.of(paragraph(text("1")), node("bullet_list", node("list_item",
                paragraph(text("In a cell")))), node("blockquote", paragraph(text("Q")))), List.of(), null);
        return node("table", head, node("table_row", cell));
    }

    private static Node doc(Node... content) {
        return node("doc", content);
    }

    private static Node heading(int level, String words) {
        return new Node("heading", Map.of("level", level), List.of(text(words)), List.of(), null);
    }

    private static Node paragraph(Node... content) {
        return node("paragraph", content);
    }

    private static Node node(String type, Node... content) {
        return new Node(type, Map.of(), List.of(content), List.of(), null);
    }

    private static Node node(String type, Map<String, Object> attributes) {
        return new Node(type, attributes, List.of(), List.of(), null);
    }

    private static Node text(String words, String... marks) {
        return new Node("text", Map.of(), List.of(), List.of(marks).stream().map(one -> new Mark(one, Map.of())).toList(), words);
    }
}
