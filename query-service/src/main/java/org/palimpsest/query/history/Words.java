package org.palimpsest.query.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.palimpsest.query.history.Segment.Op;

/**
 * Compares texts word by word, long ones sentence by sentence before that, as far as a budget allows; beyond it, what differs
 * counts as replaced. All segments but the deleted ones, joined, are the new text; all but the inserted ones the old one.
 * Thread-safe.
 */
final class Words {
    private static final Pattern PIECES = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);
    private static final Pattern SENTENCES = Pattern.compile("[^.!?\\n]*+(?:[.!?\\n]++\\s*+|$)");

    /** Pieces on both sides, multiplied, from which on sentences are looked at first. */
    private static final long LONG = 250_000;

    private Words() {}

    static List<Segment> between(String old, String now, Budget budget) {
        if (old.equals(now)) {
            return segments(Op.EQUAL, old);
        }
        var from = pieces(PIECES, old);
        var to = pieces(PIECES, now);
        return (long) from.size() * to.size() <= LONG
                ? words(old, now, from, to, budget)
                : sentences(pieces(SENTENCES, old), pieces(SENTENCES, now), budget);
    }

    private static List<Segment> words(String old, String now, List<String> from, List<String> to, Budget budget) {
        return budget.allows(from.size(), to.size()) ? merged(deltas(from, to)) : replaced(old, now);
    }

    private static List<Segment> sentences(List<String> from, List<String> to, Budget budget) {
        var found = new ArrayList<Segment>();
        if (!budget.allows(from.size(), to.size())) {
            return replaced(String.join("", from), String.join("", to));
        }
        var gone = new StringBuilder();
        var come = new StringBuilder();
        for (var delta : deltas(from, to)) {
            if (delta.getType() == DeltaType.EQUAL) {
                found.addAll(words(gone, come, budget));
                found.addAll(segments(Op.EQUAL, String.join("", delta.getSource().getLines())));
            } else {
                delta.getSource().getLines().forEach(gone::append);
                delta.getTarget().getLines().forEach(come::append);
            }
        }
        found.addAll(words(gone, come, budget));
        return joined(found);
    }

    private static List<Segment> words(StringBuilder gone, StringBuilder come, Budget budget) {
        var old = gone.toString();
        var now = come.toString();
        gone.setLength(0);
        come.setLength(0);
        return words(old, now, pieces(PIECES, old), pieces(PIECES, now), budget);
    }

    private static List<AbstractDelta<String>> deltas(List<String> from, List<String> to) {
        return DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null, true).getDeltas();
    }

    /** What differs on both sides of nothing but a blank differs as a whole: that is how people read it. */
    private static List<Segment> merged(List<AbstractDelta<String>> deltas) {
        var found = new ArrayList<Segment>();
        var deleted = new StringBuilder();
        var inserted = new StringBuilder();
        for (int i = 0; i < deltas.size(); i++) {
            var source = String.join("", deltas.get(i).getSource().getLines());
            if (deltas.get(i).getType() != DeltaType.EQUAL || isBetweenChanges(source, i, deltas)) {
                deleted.append(source);
                inserted.append(String.join("", deltas.get(i).getTarget().getLines()));
            } else {
                found.addAll(replaced(deleted.toString(), inserted.toString()));
                deleted.setLength(0);
                inserted.setLength(0);
                found.addAll(segments(Op.EQUAL, source));
            }
        }
        found.addAll(replaced(deleted.toString(), inserted.toString()));
        return List.copyOf(found);
    }

    private static boolean isBetweenChanges(String text, int index, List<AbstractDelta<String>> deltas) {
        return text.isBlank() && index > 0 && index < deltas.size() - 1;
    }

    private static List<Segment> replaced(String old, String now) {
        var both = new ArrayList<>(segments(Op.DELETE, old));
        both.addAll(segments(Op.INSERT, now));
        return both;
    }

    static List<Segment> segments(Op op, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(op, text));
    }

    private static List<String> pieces(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** Neighbours of one kind are one. */
    private static List<Segment> joined(List<Segment> segments) {
        var joined = new ArrayList<Segment>();
        for (var segment : segments) {
            if (!joined.isEmpty() && joined.getLast().op() == segment.op()) {
                joined.add(new Segment(segment.op(), joined.removeLast().text() + segment.text()));
            } else {
                joined.add(segment);
            }
        }
        return List.copyOf(joined);
    }
}
