package org.palimpsest.permission;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Permission.Granted;
import org.palimpsest.permission.Permission.Why;
import org.palimpsest.permission.Permission.Withheld;

/**
 * Who may do what, and when. Where several rules permit it, the first one's role counts. A role counts only within the caller's
 * scopes.
 *
 * @param thing what it is about, such as {@code entry}
 * @param none the stage of what is not there
 */
record PermissionTable<A, T, S extends PermissionTable.Stage>(String thing, S none, List<Rule<A, T, S>> rules) {

    /**
     * How somebody may stand to the thing.
     *
     * @param role in which this makes them act
     * @param words to follow “This is for”
     * @param holds whether somebody stands so to the one that is asked about
     */
    record Standing<T>(Role role, String words, BiPredicate<T, Caller> holds) {

        /** That of everybody who was granted the role, to each thing alike. */
        static <T> Standing<T> granted(Role role, String words) {
            return new Standing<>(role, words, (_, caller) -> caller.has(role));
        }

        /** That of everybody who was granted the role in the section of the thing. */
        static <T> Standing<T> granted(Role role, String words, Function<T, String> section) {
            return new Standing<>(role, words, (thing, caller) -> caller.has(role, section.apply(thing)));
        }
    }

    /** How far the thing has come. */
    interface Stage {
        /** To follow “The thing is”. */
        String words();
    }

    record Rule<A, T, S>(A action, Standing<T> who, Set<S> when) {}

    PermissionTable {
        rules = List.copyOf(rules);
    }

    /** NOT_PERMITTED comes first: outsiders learn nothing of what is there. {@code name} is the name of {@code one}. */
    Permission permission(A action, T one, S stage, String name, Caller caller) {
        var all = rules.stream().filter(rule -> rule.action.equals(action)).toList();
        var standing = all.stream().filter(rule -> rule.who.holds.test(one, caller)).toList();
        var mine = standing.stream().filter(rule -> caller.may(Scope.of(rule.who.role))).toList();
        if (!standing.isEmpty() && mine.isEmpty()) {
            return new Withheld(
                    Why.NOT_PERMITTED,
                    "This needs a token with the scope " + words(standing, rule -> Stream.of(Scope.of(rule.who.role).name())) + ".");
        }
        if (mine.isEmpty()) {
            return new Withheld(Why.NOT_PERMITTED, "This is for " + words(all, rule -> Stream.of(rule.who.words())) + ".");
        }
        return mine.stream()
                .filter(rule -> rule.when.contains(stage))
                .findFirst()
                .<Permission>map(rule -> new Granted(rule.who.role()))
                .orElseGet(() -> tooEarlyOrLate(mine, stage, name));
    }

    private Permission tooEarlyOrLate(List<Rule<A, T, S>> mine, S stage, String name) {
        if (stage.equals(none)) {
            return unknown(name);
        }
        if (mine.stream().allMatch(rule -> rule.when.equals(Set.of(none)))) {
            return new Withheld(Why.TAKEN, "There is " + ("aeiou".indexOf(thing.charAt(0)) < 0 ? "a " : "an ") + thing + " " + name + " already.");
        }
        var possible = words(mine, rule -> rule.when.stream().sorted().map(Stage::words));
        return new Withheld(
                Why.WRONG_STAGE,
                "The " + thing + " is " + stage.words() + ". This can be done while it is " + possible + ".");
    }

    Withheld unknown(String name) {
        return new Withheld(Why.UNKNOWN, "There is no " + thing + " " + name + ".");
    }

    private static <A, T, S> String words(List<Rule<A, T, S>> rules, Function<Rule<A, T, S>, Stream<String>> words) {
        return rules.stream().flatMap(words).distinct().collect(joining(" or "));
    }
}
