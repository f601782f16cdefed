package org.palimpsest.query.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.palimpsest.events.text.Node;

/**
 * The headings of a body, by which readers find their way and link to a part of it.
 *
 * @param all in the order of the text
 */
public record Headings(List<Heading> all) {
    private static final int LONGEST_ID = 60;
    private static final int LISTED = 2;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * One of them.
     *
     * @param id by which a link leads to it: made of its words, so that it stays the same while they do; unlike all others of the body
     * @param depth from 0, the levels that are in use following without a gap
     */
    public record Heading(String id, String text, int depth) {}

    /** Those of {@code body}. Never fails. {@code name} is what their ids begin with, unlike for each body of a page. */
    public static Headings of(Node body, String name) {
        var nodes = body.walk().filter(node -> "heading".equals(node.type())).toList();
        var levels = nodes.stream().map(Headings::level).distinct().sorted().toList();
        var taken = new HashSet<String>();
        var all = new ArrayList<Heading>();
        for (var node : nodes) {
            var text = node.plainText().strip();
            var id = name + "-" + slug(text, all.size() + 1);
            for (int more = 2; !taken.add(id); more++) {
                id = name + "-" + slug(text, all.size() + 1) + "-" + more;
            }
            all.add(new Heading(id, text, levels.indexOf(level(node))));
        }
        return new Headings(List.copyOf(all));
    }

    private static int level(Node heading) {
        return heading.intAttr("level", 2);
    }

    private static String slug(String text, int number) {
        var words = BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^-|-$", "");
        int end = words.offsetByCodePoints(0, Math.min(LONGEST_ID, words.codePointCount(0, words.length())));
        return words.isEmpty() ? "part-" + number : words.substring(0, end);
    }

    /** Those of the two highest levels that say something: what a list of contents has room for. */
    public List<Heading> listed() {
        return all.stream().filter(one -> one.depth() < LISTED && !one.text().isEmpty()).toList();
    }

    Iterator<Heading> iterator() {
        return all.iterator();
    }
}
