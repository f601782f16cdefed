package org.palimpsest.query.citation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.text.Markup;
import org.palimpsest.query.text.Xml;

/** The text of an article in JATS: headings become sections, pictures that stand alone figures; footnotes wait for the end. */
final class JatsText {
    private static final Map<String, String> MARKS =
            Map.of("strong", "bold", "em", "italic", "code", "monospace", "sub", "sub", "sup", "sup");

    private static final Set<String> LISTED = Set.of("paragraph", "heading", "bullet_list", "ordered_list");

    private final Work work;
    private final Xml xml;
    private final List<String> notes = new ArrayList<>();
    private final Deque<Integer> sections = new ArrayDeque<>();

    JatsText(Work work, Xml xml) {
        this.work = work;
        this.xml = xml;
    }

    /** Body and back matter; nothing where there is no text. */
    void write() {
        var body = work.content().body();
        if (body.walk().noneMatch(node -> node.text() != null || "image".equals(node.type()))) {
            return;
        }
        xml.open("body");
        body.content().forEach(this::top);
        while (!sections.isEmpty()) {
            endSection();
        }
        xml.close();
        if (!notes.isEmpty()) {
            xml.open("back").open("fn-group");
            for (int number = 1; number <= notes.size(); number++) {
                xml.open("fn", "id", "fn" + number)
                        .element("label", Integer.toString(number))
                        .element("p", notes.get(number - 1))
                        .close();
            }
            xml.close().close();
        }
    }

    private void top(Node node) {
        if (!"heading".equals(node.type())) {
            block(node);
            return;
        }
        int level = node.intAttr("level", 2);
        while (!sections.isEmpty() && sections.getFirst() >= level) {
            endSection();
        }
        xml.open("sec").open("title");
        inline(node.content());
        xml.close();
        sections.push(level);
    }

    private void endSection() {
        sections.pop();
        xml.close();
    }

    private void block(Node node) {
        switch (node.type()) {
            case "paragraph" -> paragraph(node);
            case "heading" -> {
                // There are no sections within lists, quotations and cells.
                xml.open("p").open("bold");
                inline(node.content());
                xml.close().close();
            }
            case "bullet_list" -> list(node, "bullet");
            case "ordered_list" -> list(node, "order");
            case "blockquote" -> {
                xml.open("disp-quote");
                blocks(node.content());
                xml.close();
            }
            case "table" -> {
                xml.open("table-wrap");
                table(node);
                xml.close();
            }
            default -> blocks(node.content());
        }
    }

    private void blocks(List<Node> nodes) {
        nodes.forEach(this::block);
    }

    private void paragraph(Node node) {
        if (isFigure(node)) {
            var picture = node.content().getFirst();
            picture(picture).ifPresent(file -> figure(file, alternative(picture, file)));
        } else if (!node.content().isEmpty()) {
            xml.open("p");
            inline(node.content());
            xml.close();
        }
    }

    private boolean isFigure(Node node) {
        return node.content().size() == 1 && picture(node.content().getFirst()).isPresent();
    }

    private Optional<AttachedFile> picture(Node node) {
        return "image".equals(node.type()) ? work.content().pictured(node.attr("src")) : Optional.empty();
    }

    private static String alternative(Node node, AttachedFile file) {
        var alt = Objects.requireNonNullElse(node.attr("alt"), "");
        return alt.isBlank() ? Objects.requireNonNullElse(file.alternative(), "") : alt;
    }

    private void figure(AttachedFile file, String alternative) {
        var type = file.mediaType().split("/", 2);
        xml.open("fig").element("alt-text", alternative);
        xml.empty("graphic", "xlink:href", work.fileAddress(file.sha256()), "mimetype", type[0], "mime-subtype", type[1]).close();
    }

    private void list(Node list, String type) {
        xml.open("list", "list-type", type);
        for (var item : list.content()) {
            xml.open("list-item");
            // An item holds paragraphs and lists; whatever else stands in a paragraph.
            for (var node : item.content()) {
                if (LISTED.contains(node.type()) && !isFigure(node)) {
                    block(node);
                } else {
                    xml.open("p");
                    block(node);
                    xml.close();
                }
            }
            xml.close();
        }
        xml.close();
    }

    private void table(Node table) {
        var rows = table.content();
        boolean headed = rows.size() > 1
                && rows.getFirst().content().stream().allMatch(cell -> "table_header".equals(cell.type()));
        xml.open("table");
        if (headed) {
            xml.open("thead");
            row(rows.getFirst());
            xml.close();
        }
        xml.open("tbody");
        rows.subList(headed ? 1 : 0, rows.size()).forEach(this::row);
        xml.close().close();
    }

    private void row(Node row) {
        xml.open("tr");
        for (var cell : row.content()) {
            xml.open("table_header".equals(cell.type()) ? "th" : "td", "colspan", span(cell, "colspan"), "rowspan", span(cell, "rowspan"));
            cell.content().forEach(this::inCell);
            xml.close();
        }
        xml.close();
    }

    /** What is one paragraph needs none; a table in a table is an array of its cells' texts, which cells may hold. */
    private void inCell(Node node) {
        if ("table".equals(node.type())) {
            xml.open("p").text(node.plainText()).close();
        } else {
            block(node);
        }
    }

    private static @Nullable String span(Node cell, String name) {
        int span = cell.intAttr(name, 1);
        return span > 1 ? Integer.toString(span) : null;
    }

    private void inline(List<Node> nodes) {
        nodes.forEach(this::run);
    }

    private void run(Node node) {
        int opened = 0;
        for (var mark : node.marks()) {
            opened += open(mark, node) ? 1 : 0;
        }
        switch (node.type()) {
            case "hard_break" -> xml.text(" ");
            case "footnote" -> note(node);
            case "image" -> image(node);
            default -> {
                if (node.text() == null) {
                    inline(node.content());
                } else {
                    xml.text(node.text());
                }
            }
        }
        for (int i = 0; i < opened; i++) {
            xml.close();
        }
    }

    private boolean open(Mark mark, Node node) {
        var href = mark.attr("href");
        if ("link".equals(mark.type())) {
            if (href == null || !Markup.isSafe(href) || "footnote".equals(node.type())) {
                return false;
            }
            xml.open("ext-link", "ext-link-type", "uri", "xlink:href", href.startsWith("/") ? work.origin() + href : href);
            return true;
        }
        var name = MARKS.get(mark.type());
        if (name != null) {
            xml.open(name);
        }
        return name != null;
    }

    private void note(Node footnote) {
        notes.add(footnote.plainText());
        var number = Integer.toString(notes.size());
        xml.element("xref", number, "ref-type", "fn", "rid", "fn" + number);
    }

    private void image(Node node) {
        picture(node).ifPresentOrElse(
                file -> xml.open("inline-graphic", "xlink:href", work.fileAddress(file.sha256()))
                        .element("alt-text", alternative(node, file))
                        .close(),
                () -> xml.text(Objects.requireNonNullElse(node.attr("alt"), "")));
    }
}
