package org.palimpsest.query.markdown;

import static org.palimpsest.query.markdown.BlockReader.children;
import static org.palimpsest.query.markdown.BlockReader.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Characters;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

/** What stands within one block. Not thread-safe. */
final class InlineReader {
    private static final Pattern TAG = Pattern.compile("</?(strong|em|code|sub|sup)>");
    private static final Pattern BREAK = Pattern.compile("<br ?/?>");

    private final List<Node> runs = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final References references;
    private final Function<FootnoteDefinition, String> words;
    private final String lineEnd;
    private final boolean textOnly;

    private InlineReader(
            References references, Function<FootnoteDefinition, String> words, String lineEnd, boolean textOnly) {
        this.references = references;
        this.words = words;
        this.lineEnd = lineEnd;
        this.textOnly = textOnly;
    }

    /**
     * @param words the text of a footnote that stands elsewhere
     * @param lineEnd what a line end in the source is in the text
     * @param textOnly everything that is no text is told in words
     */
    static List<Node> read(
            org.commonmark.node.Node parent,
            References references,
            Function<FootnoteDefinition, String> words,
            String lineEnd,
            boolean textOnly) {
        var reader = new InlineReader(references, words, lineEnd, textOnly);
        reader.within(parent);
        return Canonical.joined(reader.runs);
    }

    /** A run in which characters that no text may have are replaced. */
    static Node text(String text, List<Mark> marks) {
        return new Node("text", Map.of(), List.of(), marks, allowed(text, true));
    }

    private void within(org.commonmark.node.Node parent) {
        var pairs = pairs(parent);
        var opened = new HashMap<String, @Nullable Mark>();
        for (var child : children(parent)) {
            if (child instanceof HtmlInline tag && pairs.contains(tag)) {
                var name = name(tag);
                if (!tag.getLiteral().startsWith("</")) {
                    opened.put(name, open(name));
                } else {
                    marks.remove(opened.remove(name));
                }
            } else {
                one(child);
            }
        }
    }

    private void one(org.commonmark.node.Node node) {
        switch (node) {
            case Text text -> say(text.getLiteral());
            case SoftLineBreak end -> say(lineEnd);
            case HardLineBreak end -> hardBreak();
            case Code code -> {
                var mark = open("code");
                say(code.getLiteral());
                marks.remove(mark);
            }
            case Emphasis em -> marked("em", em);
            case StrongEmphasis strong -> marked("strong", strong);
            case Link link -> link(link);
            case Image image -> image(image);
            case HtmlInline html -> html(html.getLiteral());
            case InlineFootnote note -> footnote(words(note));
            case FootnoteReference call -> {
                var note = textOnly ? null : references.first(call);
                var text = note == null ? "" : words.apply(note);
                if (text.isEmpty()) {
                    say("[^" + call.getLabel() + "]");
                } else {
                    footnote(text);
                }
            }
            default -> within(node);
        }
    }

    private void say(String text) {
        if (!text.isEmpty()) {
            runs.add(text(text, marks));
        }
    }

    private void hardBreak() {
        if (textOnly) {
            say(" ");
        } else {
            runs.add(new Node("hard_break", Map.of(), List.of(), marks, null));
        }
    }

    private void html(String html) {
        if (BREAK.matcher(html).matches()) {
            hardBreak();
        } else if (!html.equals(InlineWriter.NOTHING)) {
            say(html);
        }
    }

    private void marked(String type, org.commonmark.node.Node node) {
        var mark = open(type);
        within(node);
        marks.remove(mark);
    }

    /** The new mark, or null where text has it already: the one that it has then stays until its own end. */
    private @Nullable Mark open(String type) {
        var mark = new Mark(type, Map.of());
        return !marks.contains(mark) && marks.add(mark) ? mark : null;
    }

    private void link(Link link) {
        var attrs = new HashMap<String, Object>(Map.of("href", link.getDestination()));
        if (link.getTitle() != null && !link.getTitle().isEmpty()) {
            attrs.put("title", allowed(link.getTitle(), false));
        }
        var mark = new Mark("link", attrs);
        // An address in angle brackets may stand within a link.
        boolean within = marks.stream().anyMatch(other -> "link".equals(other.type()));
        boolean kept = !textOnly && !within && isValid(text("x", List.of(mark)));
        int from = runs.size();
        if (kept) {
            marks.add(mark);
        }
        within(link);
        if (!kept) {
            told(from, link.getDestination(), link.getTitle());
        } else if (runs.size() == from) {
            say(link.getDestination());
        }
        if (kept) {
            marks.remove(mark);
        }
    }

    private void image(Image image) {
        var title = image.getTitle();
        var alt = words(image);
        var both = title == null || title.isEmpty() ? alt : alt.isEmpty() ? title : alt + " (" + title + ")";
        var attrs = Map.<String, Object>of("src", image.getDestination(), "alt", allowed(both, false));
        var picture = new Node("image", attrs, List.of(), marks, null);
        if (!textOnly && isValid(picture)) {
            runs.add(picture);
        } else {
            int from = runs.size();
            say(alt);
            told(from, image.getDestination(), title);
        }
    }

    /** An address that cannot be one here, unless it is the text from {@code from} on. */
    private void told(int from, String address, @Nullable String title) {
        var said = title == null || title.isEmpty() ? address : address + " \"" + title + "\"";
        var before = texts(runs.subList(from, runs.size()));
        boolean isText = before.length() == said.length() && before.equals(allowed(said, true));
        if (!isText && references.tells(said)) {
            say((before.isEmpty() ? "(" : " (") + said + ")");
        }
    }

    private void footnote(String text) {
        if (textOnly) {
            say(" (" + text + ")");
        } else if (!text.isEmpty()) {
            runs.add(new Node("footnote", Map.of(), List.of(text(text, List.of())), marks, null));
        }
    }

    private String words(org.commonmark.node.Node parent) {
        return texts(read(parent, references, words, " ", true));
    }

    private static String texts(List<Node> runs) {
        return node("", runs).plainText();
    }

    /** Of two tags with the same name, one opens and one closes; all others are text. */
    private static Set<HtmlInline> pairs(org.commonmark.node.Node parent) {
        var open = new HashMap<String, HtmlInline>();
        var pairs = new HashSet<HtmlInline>();
        for (var child : children(parent)) {
            if (child instanceof HtmlInline tag && TAG.matcher(tag.getLiteral()).matches()) {
                var name = name(tag);
                if (!tag.getLiteral().startsWith("</")) {
                    open.putIfAbsent(name, tag);
                } else if (open.containsKey(name)) {
                    pairs.add(tag);
                    pairs.add(Objects.requireNonNull(open.remove(name)));
                }
            }
        }
        return pairs;
    }

    private static String name(HtmlInline tag) {
        return TAG.matcher(tag.getLiteral()).replaceFirst("$1");
    }

    private static boolean isValid(Node inline) {
        return Schema.check(node("doc", List.of(node("paragraph", List.of(inline)))), "").isEmpty();
    }

    private static String allowed(String text, boolean lines) {
        if (Characters.areAllowed(text, lines)) {
            return text;
        }
        var allowed = new StringBuilder();
        text.codePoints().forEach(c -> {
            var one = Character.toString(c);
            boolean blank = c == '\n' || c == '\t';
            allowed.append(Characters.areAllowed(one, lines) ? one : blank ? " " : "\uFFFD");
        });
        return allowed.toString();
    }
}
