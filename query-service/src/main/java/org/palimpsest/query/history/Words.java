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
 * Compares texts word by word. All segments but the deleted ones, joined, are the new text; all but the inserted ones the
 * old one. Thread-safe.
 */
final class Words {
    private static final Pattern PIECES = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    /** Comparing takes time by the product of both lengths at worst: past this, texts count as replaced. */
    private static final long MOST_COMPARISONS = 25_000_000;

    private Words() {}

    static List<Segment> between(String old, String now) {
        if (old.equals(now)) {
            return segments(Op.EQUAL, old);
        }
        var from = pieces(old);
        var to = pieces(now);
        if ((long) from.size() * to.size() > MOST_COMPARISONS) {
            return joined(segments(Op.DELETE, old), segments(Op.INSERT, now));
        }
        return merged(DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null, true).getDeltas());
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
                flush(found, deleted, inserted);
                found.addAll(segments(Op.EQUAL, source));
            }
        }
        flush(found, deleted, inserted);
        return List.copyOf(found);
    }

    private static boolean isBetweenChanges(String text, int index, List<AbstractDelta<String>> deltas) {
        return text.isBlank() && index > 0 && index < deltas.size() - 1;
    }

    private static void flush(List<Segment> found, StringBuilder deleted, StringBuilder inserted) {
        found.addAll(segments(Op.DELETE, deleted.toString()));
        found.addAll(segments(Op.INSERT, inserted.toString()));
        deleted.setLength(0);
        inserted.setLength(0);
    }

    static List<Segment> segments(Op op, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(op, text));
    }

    private static List<String> pieces(String text) {
        return PIECES.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Segment> joined(List<Segment> first, List<Segment> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
