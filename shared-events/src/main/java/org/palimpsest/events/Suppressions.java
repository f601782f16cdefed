package org.palimpsest.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Suppression.Kind;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/**
 * What is suppressed of one entry at present: the fold of its suppressions and of those that were lifted. Whatever serves
 * an entry, in whichever state, passes it through here. Immutable.
 *
 * @param byNumber what holds now, by the number of its suppression
 */
public record Suppressions(Map<Integer, Suppression> byNumber) {
    /** Nothing is suppressed: the fold of every entry starts here. */
    public static final Suppressions NONE = new Suppressions(Map.of());

    /** What stands where a passage stood. */
    public static final String REMOVED = "[removed]";

    public Suppressions {
        byNumber = Map.copyOf(byNumber);
    }

    /** With the one that {@code event} tells of. */
    public Suppressions with(EntryEvent.EntrySuppressed event) {
        var more = new TreeMap<>(byNumber);
        more.put(event.number(), event.what());
        return new Suppressions(more);
    }

    /** Without the one that {@code event} lifts. */
    public Suppressions without(EntryEvent.SuppressionLifted event) {
        var fewer = new TreeMap<>(byNumber);
        fewer.remove(event.number());
        return new Suppressions(fewer);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return byNumber.isEmpty();
    }

    /** Whether the published version with this number is suppressed as a whole. */
    public boolean hidesVersion(int version) {
        return of(Kind.VERSION).anyMatch(one -> one.version() != null && one.version() == version);
    }

    /** Text without suppressed passages. */
    public @Nullable String text(@Nullable String text) {
        return text == null ? null : withoutPassages(text);
    }

    /** The content as it may be served. */
    public Content content(Content content) {
        if (isEmpty()) {
            return content;
        }
        return new Content(
                text(content.title()),
                content.language(),
                period(content.period()),
                keywords(content.keywords()),
                contributors(content.contributors()),
                body(content.body()),
                links(content.links()),
                article(content.article()));
    }

    public @Nullable Period period(@Nullable Period period) {
        return period == null
                ? null
                : new Period(withoutPassages(period.text()), period.from(), period.to(), period.ongoing());
    }

    public List<String> keywords(List<String> keywords) {
        return keywords.stream()
                .filter(keyword -> of(Kind.KEYWORD).noneMatch(one -> keyword.equalsIgnoreCase(one.text())))
                .map(this::withoutPassages)
                .toList();
    }

    /** A suppressed contributor is shown under the name that was asked for, alone, or left out. */
    public List<Contributor> contributors(List<Contributor> contributors) {
        return contributors.stream().flatMap(this::contributor).toList();
    }

    private Stream<Contributor> contributor(Contributor contributor) {
        var suppressed = of(Kind.CONTRIBUTOR)
                .filter(one -> contributor.name().equals(one.text()))
                .findFirst();
        if (suppressed.isEmpty()) {
            return Stream.of(contributor);
        }
        var shown = suppressed.get().replacement();
        return shown == null
                ? Stream.empty()
                : Stream.of(new Contributor(null, shown, List.of(), null, contributor.roles(), false));
    }

    /** The authors of links are people too. */
    public List<Link> links(List<Link> links) {
        return links.stream()
                .map(link -> new Link(
                        link.kind(),
                        withoutPassages(link.title()),
                        text(link.url()),
                        link.date(),
                        link.authors().stream().flatMap(this::author).toList(),
                        link.entry(),
                        link.section()))
                .toList();
    }

    private Stream<String> author(String author) {
        var suppressed = of(Kind.CONTRIBUTOR).filter(one -> author.equals(one.text())).findFirst();
        return suppressed.isEmpty()
                ? Stream.of(withoutPassages(author))
                : Stream.ofNullable(suppressed.get().replacement());
    }

    public @Nullable Article article(@Nullable Article article) {
        return article == null
                ? null
                : new Article(
                        text(article.articleType()),
                        text(article.journal()),
                        article.volume(),
                        article.issue(),
                        article.elocationId(),
                        text(article.doi()),
                        article.firstPublished());
    }

    /** A passage is found across marks, within one block of text. */
    public Node body(Node node) {
        var passages = passages();
        return passages.isEmpty() ? node : cleaned(node, passages);
    }

    private Node cleaned(Node node, List<String> passages) {
        boolean inline = node.content().stream().anyMatch(child -> child.text() != null);
        var children = inline
                ? withoutPassages(node.content(), passages)
                : node.content().stream().map(child -> cleaned(child, passages)).toList();
        return new Node(node.type(), attributes(node.attrs()), children, marks(node.marks()), node.text());
    }

    private List<Node> withoutPassages(List<Node> inline, List<String> passages) {
        var runs = new ArrayList<>(inline.stream()
                .map(node -> node.text() == null ? cleaned(node, passages) : node)
                .toList());
        for (var passage : passages) {
            int from = joined(runs).indexOf(passage);
            while (from >= 0) {
                cut(runs, from, from + passage.length());
                from = joined(runs).indexOf(passage, from + REMOVED.length());
            }
        }
        return runs.stream()
                .filter(run -> run.text() == null || !run.text().isEmpty())
                .map(run -> new Node(run.type(), run.attrs(), run.content(), marks(run.marks()), run.text()))
                .toList();
    }

    /** What is no text, such as a line break, counts as a line break. */
    private static String joined(List<Node> runs) {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text() == null ? "\n" : run.text()));
        return text.toString();
    }

    private static void cut(List<Node> runs, int from, int to) {
        boolean marked = false;
        int start = 0;
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            int length = run.text() == null ? 1 : run.text().length();
            int end = start + length;
            if (run.text() != null && end > from && start < to) {
                var before = run.text().substring(0, Math.max(0, from - start));
                var after = run.text().substring(Math.min(length, to - start));
                runs.set(i, run.withText(before + (marked ? "" : REMOVED) + after));
                marked = true;
            }
            start = end;
        }
    }

    private List<Mark> marks(List<Mark> marks) {
        return marks.stream().map(mark -> new Mark(mark.type(), attributes(mark.attrs()))).toList();
    }

    private Map<String, Object> attributes(Map<String, Object> attributes) {
        var changed = new HashMap<>(attributes);
        changed.replaceAll((name, value) -> value instanceof String text ? withoutPassages(text) : value);
        return changed;
    }

    private String withoutPassages(String text) {
        return passages().stream().reduce(text, (left, passage) -> left.replace(passage, REMOVED));
    }

    private List<String> passages() {
        return of(Kind.PASSAGE)
                .flatMap(one -> Stream.ofNullable(one.text()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Stream<Suppression> of(Kind kind) {
        return byNumber.values().stream().filter(one -> one.kind() == kind);
    }
}
