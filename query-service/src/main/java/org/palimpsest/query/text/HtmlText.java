package org.palimpsest.query.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.palimpsest.events.text.Node;

/**
 * One body on its way to HTML. Whatever the document says, the result holds only the tags that stand here: text and
 * attributes are escaped, addresses checked again, unknown nodes reduced to what they contain.
 *
 * <p>Not thread-safe: it numbers the footnotes as it walks. Make one for each body.
 */
public final class HtmlText {
    private final StringBuilder html = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private final String name;
    private final Pictures pictures;
    private final int top;
    private final Iterator<Headings.Heading> headings;

    private HtmlText(Node body, int top, String name, Pictures pictures) {
        this.pictures = pictures;
        this.top = top;
        this.name = name;
        this.headings = Headings.of(body, name).iterator();
    }

    /**
     * {@code body} as HTML. Never fails.
     *
     * @param top the level, 2 to 6, of the body's highest heading on the page; the levels that are in use follow without
     *     a gap, so that the page's outline has none
     * @param name what the ids of headings and footnotes begin with, unlike for each body of a page
     * @param pictures those that lie here
     */
    public static String of(Node body, int top, String name, Pictures pictures) {
        var text = new HtmlText(body, top, name, pictures);
        text.blocks(body.content());
        text.footnotes();
        return text.html.toString();
    }

    /** The same of a body without pictures that lie here. */
    static String of(Node body, int top, String name) {
        return of(body, top, name, Pictures.NONE);
    }

    private void blocks(List<Node> nodes) {
        nodes.forEach(this::block);
    }

    private void block(Node node) {
        switch (node.type()) {
            case "paragraph" -> paragraph(node);
            case "heading" -> {
                var heading = headings.next();
                var tag = "h" + Math.min(6, top + heading.depth());
                open(tag + " id=\"" + Markup.escape(heading.id()) + "\"").inline(node).close(tag);
            }
            case "bullet_list" -> open("ul").items(node).close("ul");
            case "ordered_list" -> {
                int order = node.intAttr("order", 1);
                open(order == 1 ? "ol" : "ol start=\"" + order + "\"").items(node).close("ol");
            }
            case "blockquote" -> {
                open("blockquote").blocks(node.content());
                close("blockquote");
            }
            case "table" -> html.append(new HtmlTable(node, this::cell).html());
            case "text", "image", "footnote", "hard_break" -> inline(List.of(node));
            default -> blocks(node.content());
        }
    }

    private void paragraph(Node node) {
        var content = node.content();
        if (content.isEmpty()) {
            return;
        }
        if (isFigure(content)) {
            open("figure").inline(content.subList(0, 1));
            if (content.size() > 2) {
                open("figcaption").inline(content.subList(2, content.size()));
                close("figcaption");
            }
            close("figure");
        } else {
            open("p").inline(node).close("p");
        }
    }

    /** A picture that lies here, in a paragraph of its own, is a figure; what stands in the lines under it there is its caption. */
    private boolean isFigure(List<Node> content) {
        var first = content.getFirst();
        return "image".equals(first.type())
                && (content.size() == 1 || "hard_break".equals(content.get(1).type()))
                && pictures.content().pictured(first.attr("src")).isPresent();
    }

    /** An item that is one paragraph, perhaps with a list below it, needs no paragraph of its own. */
    private HtmlText items(Node list) {
        for (var item : list.content()) {
            open("li");
            tight(item.content());
            close("li");
        }
        return this;
    }

    private void tight(List<Node> content) {
        long paragraphs = content.stream().filter(n -> "paragraph".equals(n.type())).count();
        if (paragraphs == 1 && "paragraph".equals(content.getFirst().type())) {
            inline(content.getFirst());
            blocks(content.subList(1, content.size()));
        } else {
            blocks(content);
        }
    }

    private String cell(Node cell) {
        int start = html.length();
        tight(cell.content());
        var inside = html.substring(start);
        html.setLength(start);
        return inside;
    }

    private HtmlText inline(Node parent) {
        inline(parent.content());
        return this;
    }

    private HtmlText inline(List<Node> nodes) {
        html.append(new HtmlRun(this::note, pictures).html(nodes));
        return this;
    }

    /** The call of a footnote; its text waits until the end. */
    private String note(Node footnote) {
        notes.add(footnote.plainText());
        int number = notes.size();
        var name = Markup.escape(this.name);
        return "<sup class=\"noteref\"><a id=\"%s-call-%d\" href=\"#%s-note-%d\" aria-label=\"Note %d\">%d</a></sup>"
                .formatted(name, number, name, number, number, number);
    }

    private void footnotes() {
        if (notes.isEmpty()) {
            return;
        }
        var name = Markup.escape(this.name);
        html.append("<ol class=\"notes\" aria-label=\"Notes\">");
        for (int number = 1; number <= notes.size(); number++) {
            html.append("<li id=\"%s-note-%d\">".formatted(name, number))
                    .append(Markup.escape(notes.get(number - 1)))
                    .append(" <a href=\"#%s-call-%d\" aria-label=\"Back to the text of note %d\">↩</a></li>"
                            .formatted(name, number, number));
        }
        html.append("</ol>");
    }

    /** {@code tag}: perhaps with attributes. */
    private HtmlText open(String tag) {
        html.append('<').append(tag).append('>');
        return this;
    }

    private void close(String tag) {
        html.append("</").append(tag).append('>');
    }
}
