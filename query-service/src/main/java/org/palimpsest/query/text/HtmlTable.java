package org.palimpsest.query.text;

import java.util.List;
import java.util.function.Function;
import org.palimpsest.events.text.Node;

/** A table whose header cells say what they head. It scrolls by itself where the page is too narrow for it. */
record HtmlTable(Node table, Function<Node, String> cell) {

    String html() {
        var rows = table.content();
        boolean headed = !rows.isEmpty()
                && rows.getFirst().content().stream().allMatch(c -> "table_header".equals(c.type()));
        var html = new StringBuilder("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>");
        if (headed) {
            html.append("<thead>");
            row(rows.getFirst(), "col", html);
            html.append("</thead>");
        }
        html.append("<tbody>");
        List<Node> body = headed ? rows.subList(1, rows.size()) : rows;
        body.forEach(row -> row(row, "row", html));
        return html.append("</tbody></table></div>").toString();
    }

    private void row(Node row, String scope, StringBuilder html) {
        html.append("<tr>");
        for (var node : row.content()) {
            boolean header = "table_header".equals(node.type());
            var tag = header ? "th" : "td";
            html.append('<').append(tag).append(header ? " scope=\"" + scope + "\"" : "");
            span(node, "colspan", html);
            span(node, "rowspan", html);
            html.append('>').append(cell.apply(node)).append("</").append(tag).append('>');
        }
        html.append("</tr>");
    }

    private static void span(Node node, String name, StringBuilder html) {
        int span = node.intAttr(name, 1);
        if (span > 1) {
            html.append(' ').append(name).append("=\"").append(span).append('"');
        }
    }
}
