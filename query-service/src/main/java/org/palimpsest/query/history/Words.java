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
        var found = new ArrayList<Segment>();
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(found, Op.EQUAL, delta.getSource().getLines());
            } else {
                add(found, Op.DELETE, delta.getSource().getLines());
                add(found, Op.INSERT, delta.getTarget().getLines());
            }
        }
        return List.copyOf(found);
    }

    static List<Segment> segments(Op op, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(op, text));
    }

    private static List<String> pieces(String text) {
        return PIECES.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(List<Segment> found, Op op, List<String> pieces) {
        found.addAll(segments(op, String.join("", pieces)));
    }

    private static List<Segment> joined(List<Segment> first, List<Segment> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
