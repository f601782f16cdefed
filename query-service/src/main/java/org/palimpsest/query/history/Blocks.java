package org.palimpsest.query.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.text.PlainText;

/** Compares bodies block by block, and changed blocks word by word. Thread-safe. */
final class Blocks {
    private Blocks() {}

    /** A block with its place in the document's tree, since moving into a list or quote changes it. */
    private record Piece(String kind, Node node) {
        String text() {
            return PlainText.of(node);
        }

        Block as(Block.Op op, Segment.Op segments) {
            return new Block(op, kind, Words.segments(segments, text()));
        }
    }

    static List<Block> between(Node old, Node now) {
        var from = pieces(old);
        var to = pieces(now);
        var found = new ArrayList<Block>();
        var gone = new ArrayList<Piece>();
        var come = new ArrayList<Piece>();
        for (var delta : DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                changed(gone, come, found);
                delta.getTarget().getLines().forEach(p -> found.add(p.as(Block.Op.EQUAL, Segment.Op.EQUAL)));
            } else {
                gone.addAll(delta.getSource().getLines());
                come.addAll(delta.getTarget().getLines());
            }
        }
        changed(gone, come, found);
        return List.copyOf(found);
    }

    /** The first with the first, the second with the second; what has no partner is new or gone. */
    private static void changed(List<Piece> from, List<Piece> to, List<Block> found) {
        for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
            if (i >= to.size()) {
                found.add(from.get(i).as(Block.Op.DELETE, Segment.Op.DELETE));
            } else if (i >= from.size()) {
                found.add(to.get(i).as(Block.Op.INSERT, Segment.Op.INSERT));
            } else {
                var words = Words.between(from.get(i).text(), to.get(i).text());
                found.add(new Block(Block.Op.CHANGE, to.get(i).kind(), words));
            }
        }
        from.clear();
        to.clear();
    }

    /** Blocks without a word are how an editor leaves room; nobody misses them. */
    private static List<Piece> pieces(Node body) {
        return pieces(body, "").filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static Stream<Piece> pieces(Node node, String within) {
        return switch (node.type()) {
            case "heading" -> Stream.of(new Piece(within + "heading " + node.intAttr("level", 2), node));
            case "paragraph" -> Stream.of(new Piece(within.isEmpty() ? "paragraph" : within.strip(), node));
            case "list_item" -> below(node, within + "list item ");
            case "blockquote" -> below(node, within + "quote ");
            case "table_header", "table_cell" -> below(node, within + "table cell ");
            default -> below(node, within);
        };
    }

    private static Stream<Piece> below(Node node, String within) {
        return node.content().stream().flatMap(child -> pieces(child, within));
    }
}
