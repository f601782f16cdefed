package org.palimpsest.query.visibility;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.anonymity.Identifying;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/**
 * Content without what would tell who wrote it. How many authors there are stays, and so do title and text: authors are
 * asked to keep their names out of these. Addresses are where nobody looks for names, so these are looked through.
 */
final class Anonymous {
    private Anonymous() {}

    static Content content(Content content, Identifying names) {
        return new Content(
                content.title(),
                content.language(),
                content.period(),
                content.keywords(),
                contributors(content.contributors()),
                node(content.body(), names, neutral(content.files())),
                content.links().stream().map(link -> link(link, names)).toList(),
                article(content.article()),
                List.copyOf(neutral(content.files()).values()));
    }

    /** People name files after themselves. Each by the address by which a picture in the text points to it. */
    private static Map<String, AttachedFile> neutral(List<AttachedFile> files) {
        var neutral = new LinkedHashMap<String, AttachedFile>();
        for (var file : files) {
            int dot = file.name().lastIndexOf('.');
            neutral.put(file.address(), file.named("file-" + (neutral.size() + 1) + (dot < 0 ? "" : file.name().substring(dot))));
        }
        return neutral;
    }

    private static List<Contributor> contributors(List<Contributor> contributors) {
        return IntStream.rangeClosed(1, contributors.size())
                .mapToObj(number -> new Contributor(null, "Author " + number, List.of(), null, List.of(), false))
                .toList();
    }

    /** Authors cite themselves more than anybody else does. */
    private static Link link(Link link, Identifying names) {
        return new Link(
                link.kind(),
                link.title(),
                unlessTelling(link.url(), names),
                link.date(),
                List.of(),
                unlessTelling(link.entry(), names),
                link.section());
    }

    private static @Nullable String unlessTelling(@Nullable String address, Identifying names) {
        return address == null || names.areIn(address) ? null : address;
    }

    private static Node node(Node node, Identifying names, Map<String, AttachedFile> files) {
        var children = node.content().stream()
                .flatMap(child -> "image".equals(child.type()) ? image(child, names, files) : Stream.of(node(child, names, files)))
                .toList();
        var marks = node.marks().stream().flatMap(mark -> mark(mark, names)).toList();
        return new Node(node.type(), node.attrs(), children, marks, node.text());
    }

    /** Of a picture whose address tells too much, what it shows is left. */
    private static Stream<Node> image(Node image, Identifying names, Map<String, AttachedFile> files) {
        var marks = image.marks().stream().flatMap(mark -> mark(mark, names)).toList();
        var src = image.attr("src");
        var file = src == null ? null : files.get(src);
        if (file != null) {
            var attributes = new HashMap<>(image.attrs());
            attributes.put("src", file.address());
            return Stream.of(new Node(image.type(), attributes, image.content(), marks, null));
        }
        if (src != null && !AttachedFile.isAddress(src) && !names.areIn(src)) {
            return Stream.of(new Node(image.type(), image.attrs(), image.content(), marks, null));
        }
        var alt = image.attr("alt");
        return alt == null || alt.isEmpty()
                ? Stream.empty()
                : Stream.of(new Node("text", Map.of(), List.of(), marks, alt));
    }

    private static Stream<Mark> mark(Mark mark, Identifying names) {
        if (!"link".equals(mark.type())) {
            return Stream.of(mark);
        }
        var href = mark.attr("href");
        if (href == null || names.areIn(href)) {
            return Stream.empty();
        }
        var attributes = new HashMap<>(mark.attrs());
        attributes.remove("title");
        return Stream.of(new Mark(mark.type(), attributes));
    }

    /** A DOI, or the day of an earlier publication, leads to the names in one step. */
    private static @Nullable Article article(@Nullable Article article) {
        return article == null
                ? null
                : new Article(
                        article.articleType(),
                        article.journal(),
                        article.volume(),
                        article.issue(),
                        null,
                        null,
                        null);
    }
}
