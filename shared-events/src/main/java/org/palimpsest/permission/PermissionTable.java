package org.palimpsest.permission;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;

/**
 * Who may do what, and when. Where several rules permit it, the first one's role counts.
 *
 * @param thing what it is about, such as {@code entry}
 * @param none the stage of what is not there
 */
record PermissionTable<A, W extends PermissionTable.Who, S extends PermissionTable.Stage>(
        String thing, S none, List<Rule<A, W, S>> rules) {

    /** How somebody stands to the thing. */
    interface Who {
        /** The role in which this standing makes them act. */
        Role role();

        /** To follow “This is for”. */
        String words();
    }

    /** How far the thing has come. */
    interface Stage {
        /** To follow “The thing is”. */
        String words();
    }

    record Rule<A, W, S>(A action, W who, Set<S> when) {}

    PermissionTable {
        rules = List.copyOf(rules);
    }

    /** NOT_PERMITTED comes first: outsiders learn nothing of what is there. {@code name} is the thing's own. */
    Permission permission(A action, S stage, String name, Predicate<W> holds) {
        var all = rules.stream().filter(rule -> rule.action.equals(action)).toList();
        var mine = all.stream().filter(rule -> holds.test(rule.who)).toList();
        if (mine.isEmpty()) {
            return new Withheld(Why.NOT_PERMITTED, "This is for " + words(all, rule -> Stream.of(rule.who.words())) + ".");
        }
        return mine.stream()
                .filter(rule -> rule.when.contains(stage))
                .findFirst()
                .<Permission>map(rule -> new Granted(rule.who.role()))
                .orElseGet(() -> tooEarlyOrLate(mine, stage, name));
    }

    private Permission tooEarlyOrLate(List<Rule<A, W, S>> mine, S stage, String name) {
        if (stage.equals(none)) {
            return unknown(name);
        }
        if (mine.stream().allMatch(rule -> rule.when.equals(Set.of(none)))) {
            return new Withheld(Why.TAKEN, "There is " + (thing.equals("entry") ? "an " : "a ") + thing + " " + name + " already.");
        }
        var possible = words(mine, rule -> rule.when.stream().sorted().map(Stage::words));
        return new Withheld(
                Why.WRONG_STAGE,
                "The " + thing + " is " + stage.words() + ". This can be done while it is " + possible + ".");
    }

    Withheld unknown(String name) {
        return new Withheld(Why.UNKNOWN, "There is no " + thing + " " + name + ".");
    }

    private static <A, W, S> String words(List<Rule<A, W, S>> rules, Function<Rule<A, W, S>, Stream<String>> words) {
        return rules.stream().flatMap(words).distinct().collect(joining(" or "));
    }
}
