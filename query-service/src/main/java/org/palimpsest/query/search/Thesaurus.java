package org.palimpsest.query.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.text.SameWord;

/** Words that mean the same, to be found in what somebody typed. Immutable; each is equal to itself alone. */
final class Thesaurus {
    static final Thesaurus NONE = new Thesaurus(List.of());

    /** So many others are searched for beside the words of a question; more would make it dear. */
    private static final int MOST = 40;

    private static final Pattern SIDE_BY_SIDE = Pattern.compile("[\\s\\p{Pd}]*");

    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> parts = new HashSet<>();
    private final int longest;

    /**
     * What in a question means the same as something else.
     *
     * @param typed as it stands there
     * @param others what means the same, in the words of the editors
     */
    record Meant(String typed, List<String> others) {}

    Thesaurus(List<List<String>> groups) {
        int most = 0;
        for (var group : groups) {
            for (var word : group) {
                var keys = keys(Words.words(word).stream());
                this.groups.putIfAbsent(String.join(" ", keys), group);
                parts.addAll(keys);
                most = Math.max(most, keys.size());
            }
        }
        longest = most;
    }

    /** Whether a group has this word, or has it among others that stand side by side. */
    boolean has(String word) {
        return parts.contains(SameWord.key(word));
    }

    /**
     * What in {@code text} stands in a group, each once, in order; of what begins at one word the longest. What is in quotation marks is
     * meant as it is. So do words that say nothing, unless there are no others.
     */
    List<Meant> in(String text) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var open = Words.withoutQuoted(text);
        var typed = Words.WORD.matcher(open).results().toList();
        boolean nothingSaid = typed.stream().map(MatchResult::group).allMatch(Words::saysNothing);
        var found = new LinkedHashMap<String, Meant>();
        int left = MOST;
        int next = 0;
        for (int first = 0; first < typed.size() && left > 0; first = next) {
            next = first + 1;
            for (int end = Math.min(sideBySide(open, typed, first), first + longest); end > first; end--) {
                var these = typed.subList(first, end);
                var key = String.join(" ", keys(these.stream().map(MatchResult::group)));
                var group = groups.get(key);
                if (group != null && (nothingSaid || !these.stream().map(MatchResult::group).allMatch(Words::saysNothing))) {
                    var others = others(group, key, left);
                    var before = found.putIfAbsent(key, new Meant(text.substring(these.getFirst().start(), these.getLast().end()), others));
                    left -= before == null ? others.size() : 0;
                    next = end;
                    break;
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Behind the last word that stands beside the one before it, from {@code first} on. */
    private static int sideBySide(String text, List<MatchResult> typed, int first) {
        int end = first + 1;
        while (end < typed.size()
                && SIDE_BY_SIDE.matcher(text.substring(typed.get(end - 1).end(), typed.get(end).start())).matches()) {
            end++;
        }
        return end;
    }

    private static List<String> others(List<String> group, String key, int most) {
        return group.stream()
                .filter(word -> !String.join(" ", keys(Words.words(word).stream())).equals(key))
                .limit(most)
                .toList();
    }

    private static List<String> keys(Stream<String> words) {
        return words.map(SameWord::key).collect(Collectors.toCollection(ArrayList::new));
    }
}
