package org.palimpsest.query.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/** What stands within one line of text. Neighbours with the same link share one anchor, so that it is read out once. */
final class HtmlRun {
    private static final List<String> TAGS = List.of("strong", "em", "code", "sub", "sup");

    private final Function<Node, String> note;
    private final Pictures pictures;

    /** @param note the call of a footnote */
    HtmlRun(Function<Node, String> note, Pictures pictures) {
        this.note = note;
        this.pictures = pictures;
    }

    String html(List<Node> nodes) {
        var html = new StringBuilder();
        for (int i = 0; i < nodes.size(); ) {
            var link = link(nodes.get(i));
            var anchor = link == null ? null : Markup.anchor(link.attr("href"), link.attr("title"));
            html.append(anchor == null ? "" : anchor);
            do {
                html.append(one(nodes.get(i++)));
            } while (i < nodes.size() && Objects.equals(link, link(nodes.get(i))));
            html.append(anchor == null ? "" : "</a>");
        }
        return html.toString();
    }

    private String one(Node node) {
        var inside =
                switch (node.type()) {
                    case "hard_break" -> "<br>";
                    case "footnote" -> note.apply(node);
                    case "image" -> image(node);
                    default -> node.text() == null ? html(node.content()) : Markup.escape(node.text());
                };
        for (var mark : node.marks().reversed()) {
            if (TAGS.contains(mark.type())) {
                inside = "<" + mark.type() + ">" + inside + "</" + mark.type() + ">";
            }
        }
        return inside;
    }

    /** A reader must not be seen by another host just for reading, so a picture that lies there is a link to it. */
    private String image(Node node) {
        var alt = Objects.requireNonNullElse(node.attr("alt"), "");
        var here = pictures.html(node.attr("src"), alt, link(node) != null);
        if (here.isPresent()) {
            return here.get();
        }
        var anchor = link(node) == null ? Markup.anchor(node.attr("src"), null) : null;
        var text = Markup.escape(alt.isBlank() ? "Picture" : alt);
        return anchor == null ? text : "<a class=\"picture\"" + anchor.substring("<a".length()) + text + "</a>";
    }

    private static @Nullable Mark link(Node node) {
        // A footnote's call is a link itself, and links cannot be nested.
        return "footnote".equals(node.type())
                ? null
                : node.marks().stream()
                        .filter(mark -> "link".equals(mark.type()))
                        .findFirst()
                        .orElse(null);
    }
}
