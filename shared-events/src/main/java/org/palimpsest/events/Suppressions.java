package org.palimpsest.events;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
                article(content.article()),
                files(content.files()));
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
        if (suppressed.isPresent()) {
            var shown = suppressed.get().replacement();
            return shown == null
                    ? Stream.empty()
                    : Stream.of(new Contributor(null, shown, List.of(), null, contributor.roles(), false));
        }
        var affiliations = contributor.affiliations().stream()
                .map(one -> new Affiliation(withoutPassages(one.name()), one.country(), one.ror()))
                .toList();
        return Stream.of(new Contributor(
                text(contributor.given()),
                withoutPassages(contributor.family()),
                affiliations,
                contributor.orcid(),
                contributor.roles(),
                contributor.corresponding()));
    }

    /** The authors of links are people too. An address that has a passage in it is left out. */
    public List<Link> links(List<Link> links) {
        return links.stream()
                .map(link -> new Link(
                        link.kind(),
                        withoutPassages(link.title()),
                        address(link.url()),
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
                        address(article.doi()),
                        article.firstPublished());
    }

    /** A name that has a passage in it loses it, and what is in its place tells it from others. */
    public List<AttachedFile> files(List<AttachedFile> files) {
        return IntStream.range(0, files.size())
                .mapToObj(at -> file(files.get(at), at + 1))
                .toList();
    }

    private AttachedFile file(AttachedFile file, int number) {
        var named = isHidden(file.name()) ? file.named(REMOVED + "-" + number) : file;
        return named.described(text(file.alternative()));
    }

    /**
     * A passage is found across marks and footnotes, within one block of text; a line break is one. Links and pictures whose
     * address has a passage in it are left out, the text of the link stays.
     */
    public Node body(Node node) {
        return passages().isEmpty() ? node : cleaned(node);
    }

    private Node cleaned(Node node) {
        var children = node.content().stream()
                .filter(child -> !isHidden(child.attr("src")))
                .map(child -> child.text() == null ? cleaned(child) : child)
                .toList();
        return new Node(node.type(), attributes(node.attrs()), runs(children), marks(node.marks()), node.text());
    }

    /** What is left of the texts among {@code inline}, read as one. */
    private List<Node> runs(List<Node> inline) {
        var hidden = hidden(String.join("", inline.stream().map(Suppressions::read).toList()));
        var left = new ArrayList<Node>();
        int start = 0;
        for (var node : inline) {
            if (node.text() == null) {
                left.add(node);
            } else {
                var text = shown(node.text(), start, hidden);
                if (!text.isEmpty()) {
                    left.add(new Node(node.type(), node.attrs(), node.content(), marks(node.marks()), text));
                }
            }
            start += read(node).length();
        }
        return left;
    }

    private static String read(Node node) {
        if (node.text() != null) {
            return node.text();
        }
        return node.type().equals("hard_break") ? "\n" : "";
    }

    private List<Mark> marks(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> !isHidden(mark.attr("href")))
                .map(mark -> new Mark(mark.type(), attributes(mark.attrs())))
                .toList();
    }

    private Map<String, Object> attributes(Map<String, Object> attributes) {
        var changed = new HashMap<>(attributes);
        changed.replaceAll((name, value) -> value instanceof String text ? withoutPassages(text) : value);
        return changed;
    }

    private @Nullable String address(@Nullable String address) {
        return isHidden(address) ? null : address;
    }

    private boolean isHidden(@Nullable String address) {
        return address != null && !hidden(address).isEmpty();
    }

    private String withoutPassages(String text) {
        return shown(text, 0, hidden(text));
    }

    /** Which characters of {@code text} belong to a passage; of two that overlap nothing is left. */
    private BitSet hidden(String text) {
        var hidden = new BitSet();
        for (var passage : passages()) {
            for (int at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
                hidden.set(at, at + passage.length());
            }
        }
        return hidden;
    }

    /** What is left of {@code text}, which is the part from {@code start} on of what {@code hidden} tells of. */
    private static String shown(String text, int start, BitSet hidden) {
        var left = new StringBuilder();
        for (int at = start, end = start + text.length(); at < end; ) {
            if (hidden.get(at)) {
                if (at == 0 || !hidden.get(at - 1)) {
                    left.append(REMOVED);
                }
                at = Math.min(hidden.nextClearBit(at), end);
            } else {
                int next = hidden.nextSetBit(at);
                int to = next < 0 ? end : Math.min(next, end);
                left.append(text, at - start, to - start);
                at = to;
            }
        }
        return left.toString();
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
