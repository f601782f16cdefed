package org.palimpsest.command.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.AffiliationCheck;
import org.palimpsest.command.Text;
import org.palimpsest.events.Article;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;

/**
 * The one form of a content: every text as {@link Text#clean} has it, and what has nothing in it is absent. Contents
 * that look the same are equal in it. Takes whatever a sender may send; what is missing is then for
 * {@link ContentCheck} to name.
 */
final class Normal {
    private static final Contributor NOBODY = new Contributor(null, "", List.of(), null, List.of(), false);
    private static final Link NO_LINK = new Link(Link.Kind.SEE_ALSO, "", null, null, List.of(), null, null);
    private static final AttachedFile NO_FILE = new AttachedFile("", "", "", 0, null, null, null);

    private Normal() {}

    static Content form(@Nullable Content c) {
        if (c == null) {
            return Content.EMPTY;
        }
        return new Content(
                Text.clean(c.title()),
                Text.clean(c.language()),
                period(c.period()),
                texts(c.keywords()),
                each(c.contributors(), Normal::contributor),
                node(c.body()),
                each(c.links(), Normal::link),
                article(c.article()),
                each(c.files(), Normal::file));
    }

    private static @Nullable Period period(@Nullable Period p) {
        if (p == null) {
            return null;
        }
        var cleaned = new Period(Text.orEmpty(p.text()), Text.clean(p.from()), Text.clean(p.to()), p.ongoing());
        return cleaned.equals(new Period("", null, null, false)) ? null : cleaned;
    }

    private static Contributor contributor(@Nullable Contributor c) {
        return c == null
                ? NOBODY
                : new Contributor(
                        Text.clean(c.given()),
                        Text.orEmpty(c.family()),
                        each(c.affiliations(), AffiliationCheck::normal),
                        Text.clean(c.orcid()),
                        texts(c.roles()),
                        c.corresponding());
    }

    private static Link link(@Nullable Link l) {
        return l == null
                ? NO_LINK
                : new Link(
                        l.kind(),
                        Text.orEmpty(l.title()),
                        Text.clean(l.url()),
                        Text.clean(l.date()),
                        texts(l.authors()),
                        Text.clean(l.entry()),
                        Text.clean(l.section()));
    }

    static AttachedFile file(@Nullable AttachedFile f) {
        return f == null
                ? NO_FILE
                : new AttachedFile(
                        Text.orEmpty(f.name()),
                        Text.orEmpty(f.sha256()),
                        Text.orEmpty(f.mediaType()),
                        f.size(),
                        f.width(),
                        f.height(),
                        f.canStandInText() ? Text.clean(f.alternative()) : null);
    }

    private static @Nullable Article article(@Nullable Article a) {
        if (a == null) {
            return null;
        }
        var cleaned = new Article(
                Text.clean(a.articleType()),
                Text.clean(a.journal()),
                Text.clean(a.volume()),
                Text.clean(a.issue()),
                Text.clean(a.elocationId()),
                Text.clean(a.doi()),
                Text.clean(a.firstPublished()));
        return cleaned.equals(new Article(null, null, null, null, null, null, null)) ? null : cleaned;
    }

    /**
     * White space stays: between two runs of text it is the only thing that parts their words. A run of which nothing is
     * left but what is not seen is left out.
     */
    private static Node node(Node n) {
        return new Node(
                n.type(),
                attributes(n.attrs()),
                n.content().stream().filter(Normal::isSeen).map(Normal::node).toList(),
                n.marks().stream().map(m -> new Mark(m.type(), attributes(m.attrs()))).toList(),
                n.text() == null ? null : Text.composed(n.text()));
    }

    private static boolean isSeen(Node n) {
        return n.text() == null || n.text().isEmpty() || !Text.composed(n.text()).isEmpty();
    }

    private static Map<String, Object> attributes(Map<String, Object> attributes) {
        var cleaned = new HashMap<>(attributes);
        cleaned.replaceAll((name, value) -> attribute(value));
        return cleaned;
    }

    private static Object attribute(Object value) {
        return switch (value) {
            case String text -> Text.composed(text);
            // 2.0 is written for a whole number, too.
            case Double number when number == number.intValue() -> number.intValue();
            default -> value;
        };
    }

    private static List<String> texts(List<String> texts) {
        return each(texts, Text::orEmpty);
    }

    private static <T> List<T> each(List<T> items, Function<@Nullable T, T> form) {
        Stream<@Nullable T> all = items.stream().map(item -> item);
        return all.map(form).toList();
    }
}
