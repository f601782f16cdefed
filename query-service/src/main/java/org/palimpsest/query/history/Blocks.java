package org.palimpsest.query.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.text.PlainText;

/** Compares bodies block by block, and changed blocks word by word, as far as a budget allows. Thread-safe. */
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

    static List<Block> between(Node old, Node now, Budget budget) {
        var from = pieces(old);
        var to = pieces(now);
        var found = new ArrayList<Block>();
        int goneTo = 0;
        int comeTo = 0;
        for (var same : same(from, to, budget)) {
            changed(from.subList(goneTo, same.from()), to.subList(comeTo, same.to()), found, budget);
            found.add(to.get(same.to()).as(Block.Op.EQUAL, Segment.Op.EQUAL));
            goneTo = same.from() + 1;
            comeTo = same.to() + 1;
        }
        changed(from.subList(goneTo, from.size()), to.subList(comeTo, to.size()), found, budget);
        return List.copyOf(found);
    }

    /** A block that is in both, by its place in each. */
    private record Pair(int from, int to) {}

    /** What is in both, in order: as much as there is, or for very many blocks what is found at a glance. */
    private static List<Pair> same(List<Piece> from, List<Piece> to, Budget budget) {
        var numbers = new HashMap<Piece, Integer>();
        var old = from.stream().map(piece -> number(piece, numbers)).toList();
        var now = to.stream().map(piece -> number(piece, numbers)).toList();
        return budget.allows(old.size(), now.size()) ? most(old, now) : next(old, now);
    }

    /** To compare numbers costs nothing, to compare blocks does. */
    private static Integer number(Piece piece, Map<Piece, Integer> numbers) {
        var known = numbers.putIfAbsent(piece, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static List<Pair> most(List<Integer> from, List<Integer> to) {
        var pairs = new ArrayList<Pair>();
        for (var delta : DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
            for (int i = 0; delta.getType() == DeltaType.EQUAL && i < delta.getTarget().size(); i++) {
                pairs.add(new Pair(
                        delta.getSource().getPosition() + i, delta.getTarget().getPosition() + i));
            }
        }
        return pairs;
    }

    private static List<Pair> next(List<Integer> from, List<Integer> to) {
        var places = new HashMap<Integer, Deque<Integer>>();
        for (int i = 0; i < from.size(); i++) {
            places.computeIfAbsent(from.get(i), _ -> new ArrayDeque<>()).add(i);
        }
        var pairs = new ArrayList<Pair>();
        int last = -1;
        for (int i = 0; i < to.size(); i++) {
            var left = places.getOrDefault(to.get(i), new ArrayDeque<>());
            while (!left.isEmpty() && left.getFirst() <= last) {
                left.removeFirst();
            }
            if (!left.isEmpty()) {
                last = left.removeFirst();
                pairs.add(new Pair(last, i));
            }
        }
        return pairs;
    }

    /** The first with the first, the second with the second; what has no partner is new or gone. */
    private static void changed(List<Piece> from, List<Piece> to, List<Block> found, Budget budget) {
        for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
            if (i >= to.size()) {
                found.add(from.get(i).as(Block.Op.DELETE, Segment.Op.DELETE));
            } else if (i >= from.size()) {
                found.add(to.get(i).as(Block.Op.INSERT, Segment.Op.INSERT));
            } else {
                var words = Words.between(from.get(i).text(), to.get(i).text(), budget);
                found.add(new Block(Block.Op.CHANGE, to.get(i).kind(), words));
            }
        }
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
