package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.List;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Content;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Policy;

/**
 * Where reviewers are not to know who wrote an entry, its author removes what may tell them, or says of each place that it can stay. What
 * is missing is told at {@code keeps} and the mark of the place. Marks of what does not stand there, any more or ever, mean nothing.
 */
final class Keeping {
    static final String MARK = "[0-9a-f]{16}";

    private Keeping() {}

    /** What stays, in the order in which it is read; {@code violations} has what was neither removed nor kept. */
    static List<Giveaway> checked(List<String> keeps, Content content, Policy policy, Violations violations) {
        violations.atMost("keeps", keeps, Giveaways.MOST);
        if (!keeps.stream().allMatch(mark -> mark != null && mark.matches(MARK))) {
            violations.add("keeps", "One of these is no mark.", "each of them 16 hexadecimal digits in small letters");
        }
        var found = Giveaways.under(policy, content);
        if (found.size() == Giveaways.MOST) {
            violations.add(
                    "keeps", "Too many places may tell reviewers who wrote this.", "fewer than " + Giveaways.MOST + ": remove some of them");
        }
        var marks = new HashSet<>(keeps);
        found.stream()
                .filter(one -> !marks.contains(one.mark()))
                .distinct()
                .forEach(one -> violations.add("keeps." + one.mark(), told(one), valid(one)));
        return found.stream().distinct().toList();
    }

    private static String told(Giveaway one) {
        var link = one.address() == null ? "" : ", which leads to " + one.address();
        return "This may tell reviewers who wrote it (" + one.kind() + " in " + one.field() + "): “" + one.before() + "[" + one.found() + "]"
                + one.after() + "”" + link + ".";
    }

    private static String valid(Giveaway one) {
        return "the place removed, or “" + one.mark() + "” in keeps: it can stay";
    }
}
